namespace FerLib.NeuralNetworks;

/// <summary>The engine seam: compiles an architecture, which is data, into a network that predicts and trains.</summary>
public interface IEngine
{
    /// <summary>The engine's name for reports, for instance "FerLib CPU engine, AVX-512, 2 threads".</summary>
    string Name { get; }

    /// <summary>The device it computes on, for instance "cpu" or "cuda:0".</summary>
    string Device { get; }

    /// <summary>What a reader of its results should know, such as why it stands in for another engine; null for nothing.</summary>
    string? Remark => null;

    /// <summary>Memory of the device, asked anew each time; null for an engine on the processor, whose memory is the process's own.</summary>
    DeviceMemory? Memory => null;

    /// <summary>
    /// Mini-batches to prepare while a step runs, 0 or more. Default 0: for an engine that computes on the processor itself, whose cores the
    /// preparation would take away.
    /// </summary>
    int BatchesAhead => 0;

    /// <summary>Compiles an architecture for an input shape; weights are drawn by FerLib from the seed, the same for every engine.</summary>
    /// <param name="architecture">The layers.</param>
    /// <param name="input">Shape of one picture (C, H, W).</param>
    /// <param name="seed">Seed of the initial weights.</param>
    /// <exception cref="ArgumentException">A layer cannot take its input; the message names layer, expected and actual shape.</exception>
    INetwork Compile(Architecture architecture, InputShape input, ulong seed);
}
