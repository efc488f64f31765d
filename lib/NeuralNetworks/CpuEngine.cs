using System.Globalization;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks;

/// <summary>The engine of this library: every core of the processor, with the widest vectors it has.</summary>
/// <remarks>
/// Same seed, same data, same processor kind: same bits, whatever the number of threads, because each number is summed by one thread in a
/// fixed order. The naive definitions it is held to are in <c>NeuralNetworks/Reference</c>.
/// </remarks>
public sealed class CpuEngine : IEngine
{
    private readonly KernelPath _path;
    private readonly Techniques _techniques;
    private readonly Workers _workers;

    /// <summary>Creates the engine.</summary>
    /// <param name="threads">Threads inside a call, the caller's included; 0, the default, takes every core.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or above 1024.</exception>
    public CpuEngine(int threads = 0)
        : this(threads, KernelPath.Best)
    {
    }

    /// <summary>Creates the engine on one of the kernel paths, or without some of its techniques, for tests and measurements.</summary>
    internal CpuEngine(int threads, KernelPath path, Techniques techniques = Techniques.All)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 1024);
        Threads = threads == 0 ? Environment.ProcessorCount : threads;
        _path = path;
        _techniques = techniques;
        _workers = Workers.Of(Threads);
    }

    /// <summary>Threads inside a call.</summary>
    public int Threads { get; }

    /// <summary>The vectors in use: "AVX-512", "AVX2", "SSE", "128-bit vectors" or "scalar".</summary>
    public string InstructionSet => _path.Name;

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"FerLib CPU engine, {InstructionSet}, {Threads} thread{(Threads == 1 ? "" : "s")}");

    /// <inheritdoc/>
    public string Device => "cpu";

    /// <inheritdoc/>
    public string? Remark { get; init; }

    /// <inheritdoc/>
    public INetwork Compile(Architecture architecture, InputShape input, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        NetworkChecks.Architecture(architecture, input);
        return new CpuNetwork(architecture, input, InitialWeights.Draw(architecture, input, seed), _path, _workers, _techniques);
    }
}
