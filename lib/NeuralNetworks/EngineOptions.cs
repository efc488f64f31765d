namespace FerLib.NeuralNetworks;

/// <summary>Where and how exactly an engine computes.</summary>
public sealed record EngineOptions
{
    /// <summary>
    /// auto (the default: a GPU where the engine can use one and there is one, else the processor), cpu, cuda, or cuda:N for the GPU number N from 0;
    /// case does not matter.
    /// </summary>
    public string Device { get; init; } = Engines.Auto;

    /// <summary>
    /// Whether a GPU may round the factors of products to TF32, 10 bits of mantissa instead of 23. Default false: faster on cards that have
    /// it, but the results no longer agree with those of the processor to 1e-4.
    /// </summary>
    public bool AllowTf32 { get; init; }
}
