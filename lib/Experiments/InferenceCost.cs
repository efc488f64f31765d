using FerLib.NeuralNetworks;

namespace FerLib.Experiments;

/// <summary>What it costs to predict with a network at one picture size on one engine.</summary>
/// <remarks>
/// Parameters and multiply-adds are counted and the same everywhere. Times and memory are measured and belong to this machine, this run and
/// this engine: never compare them bit for bit.
/// </remarks>
public sealed record InferenceCost
{
    // Below 1 by what reading the processor's clock in steps of up to 16 ms may lack in a quarter of a second.
    private const double LeastShare = 0.9;

    /// <summary>The engine's name, with its vectors and threads.</summary>
    public required string Engine { get; init; }

    /// <summary>Shape of one picture (C, H, W).</summary>
    public required InputShape Input { get; init; }

    /// <summary>Numbers that training changes.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply-adds of one forward pass over one picture.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>Bytes of the parameters as float32, 4 each: what a file of the network holds, a few thousand bytes of statistics aside.</summary>
    public long WeightBytes => Parameters * sizeof(float);

    /// <summary>Times of one prediction of one picture (batch 1), from the tensor to the scores.</summary>
    public required LatencySummary Latency { get; init; }

    /// <summary>
    /// Seconds that this process had on the processor, all threads together, for each second of <see cref="Latency"/>'s measurement. An
    /// undisturbed thread that computes has 1. Null for an engine that computes elsewhere, such as on a GPU.
    /// </summary>
    public required double? ProcessorShare { get; init; }

    /// <summary>
    /// Whether other programs kept this one from the processor: not even one thread ran all the time. The times are then too long.
    /// </summary>
    public bool IsDisturbed => ProcessorShare < LeastShare;

    /// <summary>Pictures in the larger batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Pictures a second when they come in batches of <see cref="Batch"/>: <see cref="Batch"/> by the median time of one.</summary>
    public required double BatchPicturesPerSecond { get; init; }

    /// <summary>
    /// Bytes that the compiled network holds after one prediction at batch 1: weights and feature maps as the engine keeps them, with the
    /// room for gradients that it takes at once. Null where they lie outside the managed heap and were not measured.
    /// </summary>
    /// <remarks>Growth of the live managed heap, after a full collection, from before the network was compiled.</remarks>
    public required long? MemoryBytes { get; init; }
}
