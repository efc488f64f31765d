namespace FerLib.NeuralNetworks;

/// <summary>Adam, and AdamW with <see cref="DecoupledWeightDecay"/>.</summary>
/// <remarks>
/// g = gradient + <see cref="WeightDecay"/> w; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g g;
/// w = (1 - rate <see cref="DecoupledWeightDecay"/>) w - rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps). The gradient is the clipped one
/// where <see cref="StepOptions.MaximumGradientNorm"/> clips. Source: Kingma and Ba, 2015, algorithm 1; Loshchilov and Hutter, 2019,
/// algorithm 2; the order of operations is that of PyTorch's Adam and AdamW.
/// </remarks>
public sealed record AdamOptions : OptimizerOptions
{
    /// <summary>Decay of the first moment. Default 0.9.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the second moment. Default 0.999.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Added to the root of the second moment. Default 1e-8.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>L2 penalty added to the gradient: the weight_decay of PyTorch's Adam. Default 0.</summary>
    public float WeightDecay { get; init; }

    /// <summary>
    /// Share of a weight that a step of size 1 takes away, past the moments: the weight_decay of PyTorch's AdamW, whose default is 0.01. Default 0.
    /// </summary>
    public float DecoupledWeightDecay { get; init; }
}
