namespace FerLib.NeuralNetworks;

/// <summary>The engines that this build has, by name.</summary>
/// <remarks>
/// The embedded stack has one, "ferlib", on the processor. The full stack (FerStack, see environment.md) adds one that can use a GPU, and
/// takes it unless another is asked for. Where that one cannot start, for instance because a native library is missing, the own engine stands
/// in for it and says so (<see cref="IEngine.Remark"/>); an engine or a GPU that was asked for by name is never replaced.
/// </remarks>
public static partial class Engines
{
    /// <summary>What stands for "the best there is", for engines and for devices: auto.</summary>
    public const string Auto = "auto";

    private const string Own = "ferlib";

    private static readonly EngineSource[] Sources = [.. OptionalSources(), new EngineSource(Own, CreateOwn)];

    /// <summary>Names of the engines of this build, the one that auto takes first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Sources.Select(source => source.Name)];

    /// <summary>Starts an engine.</summary>
    /// <param name="engine">One of <see cref="Names"/>, or auto; case does not matter.</param>
    /// <param name="options">Device and precision; the defaults when null.</param>
    /// <exception cref="EngineException">
    /// This build has no such engine, the engine has no such device, or it cannot start; the message says what to do.
    /// </exception>
    public static IEngine Create(string engine = Auto, EngineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        options ??= new EngineOptions();
        if (engine.Trim().Equals(Auto, StringComparison.OrdinalIgnoreCase))
            return CreateBest(options);
        EngineSource source = Array.Find(Sources, candidate => candidate.Name.Equals(engine.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new EngineException(
                $"There is no engine \"{engine}\" in this build, expected {string.Join(" or ", Names.Prepend(Auto))}.{HowToGetMore()}");
        return source.Create(options);
    }

    private static IEngine CreateBest(EngineOptions options)
    {
        try
        {
            return Sources[0].Create(options);
        }
        catch (EngineException error) when (Sources.Length > 1 && IsOwnDevice(options))
        {
            return new CpuEngine { Remark = $"FerLib's own engine stands in for {Sources[0].Name}, which did not start. {error.Message}" };
        }
    }

    private static bool IsOwnDevice(EngineOptions options) => options.Device.Trim().ToLowerInvariant() is Auto or "cpu";

    private static CpuEngine CreateOwn(EngineOptions options) => IsOwnDevice(options)
        ? new CpuEngine()
        : throw new EngineException(
            $"The engine {Own} computes on the processor: its device is auto or cpu, got \"{options.Device}\".{(Sources.Length > 1 ? $" Take the engine {Names[0]}." : HowToGetMore())}");

    private static string HowToGetMore() => Sources.Length > 1
        ? ""
        : " For a GPU add -p:FerStack=cuda-windows or -p:FerStack=cuda-linux to every command, or set the environment variable FerStack (environment.md says what it takes).";

    private static List<EngineSource> OptionalSources()
    {
        var sources = new List<EngineSource>();
        AddOptional(sources);
        return sources;
    }

    /// <summary>Adds the engines of optional packages; compiled with the full stack only.</summary>
    static partial void AddOptional(List<EngineSource> sources);
}
