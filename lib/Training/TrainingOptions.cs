using System.Text.Json.Serialization;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>How a network is trained. The defaults suit a few thousand pictures; the presets, <see cref="Names"/>, other cases.</summary>
public sealed partial record TrainingOptions
{
    /// <summary>Which network is trained. Default the paper's.</summary>
    /// <remarks>Left out where it is the default, so that trainings of the paper's network keep their identity.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public NetworkKind Network { get; init; }

    /// <summary>Reading of the paper's 17 layers, 1, 2 or 3 (see <see cref="PaperArchitectures"/>); without meaning for another network. Default 2.</summary>
    public int Reading { get; init; } = 2;

    /// <summary>Share of the features dropped before the fully connected layer, 0 to below 1; reading 2 and the shallow network only. Default 0, the paper's network.</summary>
    /// <remarks>Deviation: above 0 a layer stands in the network that the paper does not print; it holds back overfitting on small sets.</remarks>
    public double DropoutRate { get; init; }

    /// <summary>Passes over the training pictures, at least 1. Default 20.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Most pictures in a mini-batch, at least 2. Default 16.</summary>
    /// <remarks>
    /// The pictures of an epoch are spread evenly over as few batches as that allows (sizes differ by at most one), so that no
    /// small rest is left: batch normalization cannot learn from a batch of one.
    /// </remarks>
    public int BatchSize { get; init; } = 16;

    /// <summary>Step size, above 0. Default 0.001.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>How the step size changes. Default one cycle.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.OneCycle;

    /// <summary>
    /// Most that the norm of all gradients together may be, above 0; a larger one is scaled down to it (<see cref="StepOptions.MaximumGradientNorm"/>).
    /// Null, the default: gradients are taken as they are.
    /// </summary>
    public float? MaximumGradientNorm { get; init; }

    /// <summary>The update rule. Default Adam with an L2 penalty of 0.0001.</summary>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions { WeightDecay = 1e-4f };

    /// <summary>Share of the target spread evenly over all classes, 0 to below 1. Default 0: the paper's plain cross-entropy.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Whether the loss weighs classes by the inverse of their training pictures. Default false.</summary>
    public bool BalanceClasses { get; init; }

    /// <summary>How training pictures are varied. Default <see cref="Training.Augmentation"/>'s own with brightness 0.2 and contrast 0.4.</summary>
    /// <remarks>
    /// Seen on practice/ferg, six drawn characters, at 64 pixels, intensity: trained on four, the epoch chosen on one, tested on the sixth; mean over
    /// the six and lowest. Seed 1: brightness 0.05 without contrast 84 % (71 %), brightness 0.2 alone 87 % (80 %), with contrast 0.4 92 % (85 %).
    /// Seed 2: 77 % (55 %) before, 83 % (46 %) with both: better on average, the darkest face (the lowest) worse.
    /// Chosen on seed 1, so its figures are no estimate of what an unknown face can expect.
    /// </remarks>
    public Augmentation Augmentation { get; init; } = new() { Brightness = 0.2, Contrast = 0.4 };

    /// <summary>Which epoch's weights are kept. Default: the lowest validation loss.</summary>
    public EpochChoice Choice { get; init; } = EpochChoice.LowestValidationLoss;

    /// <summary>Epochs without a lower validation loss after which the training stops, at least 1; null (the default): never.</summary>
    public int? Patience { get; init; }

    /// <summary>Whether predictions are averaged over the picture and its mirror image. Default true.</summary>
    public bool AverageFlip { get; init; } = true;

    /// <summary>Seed of weights, shuffles, augmentation and dropout. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Refuses values out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range; the message names it and what is allowed.</exception>
    internal void Check()
    {
        Require(Enum.IsDefined(Network), nameof(Network), Network, string.Join(" or ", Enum.GetNames<NetworkKind>()));
        Require(Reading is >= 1 and <= 3, nameof(Reading), Reading, "1, 2 or 3");
        Require(DropoutRate is >= 0 and < 1, nameof(DropoutRate), DropoutRate, "0 to below 1");
        Require(DropoutRate == 0 || Reading == 2 || Network != NetworkKind.Paper, nameof(DropoutRate), DropoutRate, "0 in readings 1 and 3, which have no dropout layer");
        Require(Epochs >= 1, nameof(Epochs), Epochs, "1 or more");
        Require(BatchSize >= 2, nameof(BatchSize), BatchSize, "2 or more, for batch normalization cannot learn from one picture");
        Require(LearningRate > 0 && float.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "above 0");
        Require(MaximumGradientNorm is null || (MaximumGradientNorm > 0 && float.IsFinite(MaximumGradientNorm.Value)), nameof(MaximumGradientNorm), MaximumGradientNorm, "above 0");
        Require(LabelSmoothing is >= 0 and < 1, nameof(LabelSmoothing), LabelSmoothing, "0 to below 1");
        Require(Patience is null or >= 1, nameof(Patience), Patience, "1 or more");
        Schedule.Check();
        Augmentation.Check();
    }

    /// <summary>The network to train.</summary>
    internal static Architecture ArchitectureOf(NetworkKind network, int reading, int classes, double dropoutRate) => (network, reading) switch
    {
        (NetworkKind.Shallow, _) => ShallowArchitecture.Of(classes, dropoutRate),
        (NetworkKind.Paper, 1) => PaperArchitectures.FullyConnectedReading(classes),
        (NetworkKind.Paper, 2) => PaperArchitectures.NoLogitRelu(classes, dropoutRate),
        (NetworkKind.Paper, 3) => PaperArchitectures.GlobalAverageReading(classes),
        (NetworkKind.Paper, _) => throw new ArgumentOutOfRangeException(nameof(reading), reading, "There are readings 1, 2 and 3."),
        _ => throw new ArgumentOutOfRangeException(nameof(network), network, "There is no such network."),
    };

    private static void Require(bool holds, string name, object? value, string allowed)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {allowed}.");
    }
}
