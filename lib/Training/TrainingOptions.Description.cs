using System.Text.Json.Serialization;
using FerLib.NeuralNetworks;
using static System.FormattableString;

namespace FerLib.Training;

/// <content>The recipe in words.</content>
public sealed partial record TrainingOptions
{
    private const string NotSaid = "not said";
    private const string NoneMentioned = "none mentioned";

    /// <summary>Every setting in words, beside what the paper says of it.</summary>
    [JsonIgnore]
    public IReadOnlyList<RecipeLine> Lines =>
    [
        new("layers", (Network, Reading) switch
        {
            (NetworkKind.Shallow, _) => "another network, a shallow CNN: two convolutions, one pooling, a fully connected layer",
            (_, 1) => "reading 1: as printed, rows 14 and 17 read as fully connected layer and output",
            (_, 2) => "reading 2: row 15, a ReLU on the class scores, left out",
            _ => "reading 3: rows 14 and 15 as printed, then global average pooling and a linear layer",
        }, "17 rows", Network != NetworkKind.Paper || Reading != 1),
        Refinement("dropout", DropoutRate > 0, Invariant($"{DropoutRate:0.###} of the features before the fully connected layer")),
        new("loss", LabelSmoothing > 0 ? Invariant($"cross-entropy, label smoothing {LabelSmoothing:0.###}") : "cross-entropy", "categorical cross-entropy", LabelSmoothing > 0),
        Refinement("class weights", BalanceClasses, "by the inverse of the training pictures"),
        new("step rule", Optimizer is SgdOptions sgd ? Invariant($"SGD, momentum {sgd.Momentum:0.###}") : "Adam", NotSaid, false),
        new("step size", Invariant($"{LearningRate:0.######}, {InWords(Schedule)}"), NotSaid, false),
        Refinement("weight decay", Decay > 0, Invariant($"{Decay:0.######}{(Optimizer is AdamOptions { DecoupledWeightDecay: > 0 } ? ", decoupled (AdamW)" : "")}")),
        Refinement("cut of the gradients", MaximumGradientNorm is not null, Invariant($"to a norm of {MaximumGradientNorm:0.###}")),
        new("mini-batch", Invariant($"{BatchSize} pictures"), NotSaid, false),
        new("epochs", Invariant($"{Epochs}{(Patience is { } patience ? $", or {patience} without a lower validation loss" : "")}"), NotSaid, false),
        new("weights kept", Choice == EpochChoice.Last ? "of the last epoch" : "of the epoch with the lowest validation loss", NotSaid, false),
        Refinement("training pictures", Augmentation != Augmentation.None, InWords(Augmentation)),
        Refinement("averaged predictions", AverageFlip, "over the picture and its mirror image"),
    ];

    /// <summary>In what this recipe departs from the paper, or adds to it: a text each, such as "label smoothing 0.1".</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Departures => [.. Lines.Where(line => line.Departs).Select(line => $"{line.Name}: {line.Value}")];

    private float Decay => Optimizer switch { AdamOptions adam => adam.WeightDecay + adam.DecoupledWeightDecay, SgdOptions sgd => sgd.WeightDecay, _ => 0 };

    private static RecipeLine Refinement(string name, bool isUsed, string value) => new(name, isUsed ? value : "none", NoneMentioned, isUsed);

    private static string InWords(LearningRateSchedule schedule) => schedule switch
    {
        ConstantSchedule => "constant",
        StepSchedule step => Invariant($"times {step.Factor:0.###} every {step.Every} epochs"),
        CosineSchedule => "falling by half a cosine",
        OneCycleSchedule => "one cycle: reached slowly, then falling to nearly 0",
        PlateauSchedule plateau => Invariant($"times {plateau.Factor:0.###} after {plateau.Patience} epochs without a lower loss"),
        _ => schedule.GetType().Name,
    };

    private static string InWords(Augmentation varied)
    {
        List<string> ways = [];
        Add(varied.Flip, "mirrored");
        Add(varied.Shift > 0, Invariant($"shifted by up to {100 * varied.Shift:0.#} %"));
        Add(varied.Rotation > 0, Invariant($"turned by up to {varied.Rotation:0.#} degrees"));
        Add(varied.Scale > 0, Invariant($"scaled by up to {100 * varied.Scale:0.#} %"));
        Add(varied.Brightness > 0, Invariant($"brightness by up to {100 * varied.Brightness:0.#} %"));
        Add(varied.Contrast > 0, Invariant($"contrast by up to {100 * varied.Contrast:0.#} %"));
        return string.Join(", ", ways);

        void Add(bool isUsed, string way)
        {
            if (isUsed)
                ways.Add(way);
        }
    }
}
