namespace FerLib.NeuralNetworks;

/// <summary>Everything one training step needs besides the batch.</summary>
public sealed record StepOptions
{
    /// <summary>Keeps a gradient of length 0 from a division by 0 when it is clipped; PyTorch's.</summary>
    internal const double NormEpsilon = 1e-6;

    /// <summary>The update rule. Default: Adam with its published constants.</summary>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>Step size of this step (a schedule changes it from step to step).</summary>
    public required float LearningRate { get; init; }

    /// <summary>
    /// Longest that the gradient of all weights together may be, above 0; a longer one is shortened before the update rule sees it. Default
    /// null: no limit.
    /// </summary>
    /// <remarks>
    /// gradient *= min(1, maximum / (norm + 1e-6)), with norm the root of the sum of all squares. The formula is that of PyTorch's
    /// clip_grad_norm_; the sum is taken in double precision, so that large gradients do not overflow. If the norm is NaN, every gradient
    /// becomes NaN; if one is infinite, it becomes NaN and the finite ones 0. Source: Pascanu et al., 2013, algorithm 1.
    /// </remarks>
    public float? MaximumGradientNorm { get; init; }

    /// <summary>Share of the target spread evenly over all classes, 0..1. Default 0: the paper's plain cross-entropy.</summary>
    /// <remarks>
    /// With e this share, w the class weights (1 for none), K classes and p the softmax of the scores, a picture of class y has the target
    /// t[k] = (1 - e) w[y] [k = y] + e w[k] / K, and the loss is the sum over pictures and k of -t[k] log p[k], divided by the sum over pictures
    /// of w[y]: PyTorch's CrossEntropyLoss with label_smoothing and weight. Source: Szegedy et al., 2016, section 7.
    /// </remarks>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// One weight per class in the loss, or empty for none. The loss is then the weighted mean, as in PyTorch; formula at
    /// <see cref="LabelSmoothing"/>. It is NaN or infinite if the weights of all of a batch's labels are 0.
    /// </summary>
    public IReadOnlyList<float> ClassWeights { get; init; } = [];

    /// <summary>
    /// (N, features) factors that multiply the input of the network's dropout layer: 0 or 1 / (1 - rate). Drawn by FerLib, never by an
    /// engine; empty when the architecture has no dropout. To be read within the call only: a later batch's mask takes its place.
    /// </summary>
    public ReadOnlyMemory<float> DropoutMask { get; init; }
}
