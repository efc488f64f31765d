namespace FerLib.NeuralNetworks;

/// <summary>Adam.</summary>
/// <remarks>
/// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g g; w -= rate * (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps), with g the gradient plus
/// <see cref="WeightDecay"/> w. Source: Kingma and Ba, 2015, algorithm 1; the order of operations is PyTorch's.
/// </remarks>
public sealed record AdamOptions : OptimizerOptions
{
    /// <summary>Decay of the first moment. Default 0.9.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the second moment. Default 0.999.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Added to the root of the second moment. Default 1e-8.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>L2 penalty added to the gradient. Default 0.</summary>
    public float WeightDecay { get; init; }
}
