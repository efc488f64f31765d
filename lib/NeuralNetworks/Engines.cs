namespace FerLib.NeuralNetworks;

/// <summary>The engines that this build has, by name.</summary>
/// <remarks>
/// The embedded stack has one, "ferlib", on the processor. The full stack (FerStack, see environment.md) adds one that can use a GPU, and
/// takes it unless another is asked for.
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
        EngineSource source = engine.Trim().Equals(Auto, StringComparison.OrdinalIgnoreCase)
            ? Sources[0]
            : Array.Find(Sources, candidate => candidate.Name.Equals(engine.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new EngineException(
                    $"There is no engine \"{engine}\" in this build, expected {string.Join(" or ", Names.Prepend(Auto))}.{HowToGetMore()}");
        return source.Create(options ?? new EngineOptions());
    }

    private static CpuEngine CreateOwn(EngineOptions options) => options.Device.Trim().ToLowerInvariant() is Auto or "cpu"
        ? new CpuEngine()
        : throw new EngineException(
            $"The engine {Own} computes on the processor: its device is auto or cpu, got \"{options.Device}\".{(Sources.Length > 1 ? $" Take the engine {Names[0]}." : HowToGetMore())}");

    private static string HowToGetMore() => Sources.Length > 1
        ? ""
        : " For a GPU build the full stack: dotnet build FerLib.csproj -p:FerStack=cuda-windows or -p:FerStack=cuda-linux (environment.md says what it takes).";

    private static List<EngineSource> OptionalSources()
    {
        var sources = new List<EngineSource>();
        AddOptional(sources);
        return sources;
    }

    /// <summary>Adds the engines of optional packages; compiled with the full stack only.</summary>
    static partial void AddOptional(List<EngineSource> sources);
}
