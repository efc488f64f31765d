namespace FerLib.NeuralNetworks;

/// <summary>Stochastic gradient descent with momentum.</summary>
/// <remarks>
/// g = gradient + <see cref="WeightDecay"/> w; v = momentum v + g; w -= rate v; the first step sets v = g, as PyTorch does. The gradient is the
/// clipped one where <see cref="StepOptions.MaximumGradientNorm"/> clips.
/// </remarks>
public sealed record SgdOptions : OptimizerOptions
{
    /// <summary>Share of the last step that goes on. Default 0.9.</summary>
    public float Momentum { get; init; } = 0.9f;

    /// <summary>L2 penalty added to the gradient. Default 0.</summary>
    public float WeightDecay { get; init; }
}
