namespace FerLib.NeuralNetworks;

/// <summary>Everything one training step needs besides the batch.</summary>
public sealed record StepOptions
{
    /// <summary>The update rule. Default: Adam with its published constants.</summary>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>Step size of this step (a schedule changes it from step to step).</summary>
    public required float LearningRate { get; init; }

    /// <summary>Share of the target spread evenly over all classes, 0..1. Default 0: the paper's plain cross-entropy.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>One weight per class in the loss, or empty for none. The loss is then the weighted mean, as in PyTorch.</summary>
    public IReadOnlyList<float> ClassWeights { get; init; } = [];

    /// <summary>
    /// (N, features) factors that multiply the input of the network's dropout layer: 0 or 1 / (1 - rate). Drawn by FerLib, never by an
    /// engine; empty when the architecture has no dropout. To be read within the call only: a later batch's mask takes its place.
    /// </summary>
    public ReadOnlyMemory<float> DropoutMask { get; init; }
}
