using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <content>Recipes by name.</content>
public sealed partial record TrainingOptions
{
    private const string Auto = "auto";

    /// <summary>A data set with fewer pictures than this is small.</summary>
    /// <remarks>On 799 drawings in seven classes the small-data recipe reached 57 % on the validation subjects, the defaults (with <see cref="SmallData"/>'s augmentation) 42 %.</remarks>
    public const int FewPictures = 1000;

    /// <summary>A recipe for some hundreds of pictures: many small steps, and the last epoch instead of one chosen by a few validation pictures.</summary>
    /// <remarks>
    /// Chosen on the validation parts of five subject-independent folds of 204 real photographs in two classes at 64 pixels (in PyTorch): 30 epochs in
    /// batches of 32 with dropout 0.3 gave 59 %, 40 in batches of 8 with it 75 %, without it 83 %. The augmentation is the one it was chosen with.
    /// </remarks>
    public static TrainingOptions SmallData { get; } = new() { Epochs = 40, BatchSize = 8, Choice = EpochChoice.Last, Augmentation = new() };

    /// <summary>The paper's training, as plainly as its text can be read.</summary>
    /// <remarks>
    /// From the paper: the network without dropout, categorical cross-entropy, a validation part. The paper names neither optimizer nor rate, schedule,
    /// batch size or number of epochs: Adam at a constant 0.001, 32 pictures and 60 epochs are our reading, the common choices without
    /// any refinement. It mentions no augmentation, no weight decay and no averaging of predictions, so that there is none.
    /// </remarks>
    public static TrainingOptions Paper { get; } = new()
    {
        Epochs = 60,
        BatchSize = 32,
        LearningRate = 1e-3f,
        Schedule = LearningRateSchedule.Constant,
        Optimizer = new AdamOptions(),
        Augmentation = Augmentation.None,
        AverageFlip = false,
    };

    /// <summary>What a practitioner of today would do with the same network and some ten thousand pictures.</summary>
    /// <remarks>Each departure from the paper is marked in <see cref="Lines"/>: dropout, label smoothing, one cycle, weight decay, augmentation, averaging over the mirror image.</remarks>
    public static TrainingOptions Strong { get; } = new()
    {
        Epochs = 25,
        BatchSize = 64,
        LearningRate = 2e-3f,
        Schedule = LearningRateSchedule.OneCycle,
        Optimizer = new AdamOptions { WeightDecay = 1e-4f },
        DropoutRate = 0.3,
        LabelSmoothing = 0.1f,
        Augmentation = new(),
        Choice = EpochChoice.Last,
        AverageFlip = true,
    };

    /// <summary>Names of the recipes: auto (the one for the set's size, <see cref="For"/>), paper, strong, small.</summary>
    public static IReadOnlyList<string> Names { get; } = [Auto, "paper", "strong", "small"];

    /// <summary>The recipe of a name; null for auto, which depends on the data set.</summary>
    /// <param name="name">One of <see cref="Names"/>; case does not matter.</param>
    /// <exception cref="ArgumentException">There is no such recipe; the message lists those there are.</exception>
    public static TrainingOptions? Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().ToLowerInvariant() switch
        {
            Auto => null,
            "paper" => Paper,
            "strong" => Strong,
            "small" => SmallData,
            _ => throw new ArgumentException($"There is no recipe \"{name}\", expected one of {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    /// <summary>The recipe for a data set of some size: <see cref="SmallData"/> below <see cref="FewPictures"/>, the defaults from there on.</summary>
    /// <param name="pictures">Pictures of the data set, all parts together.</param>
    public static TrainingOptions For(int pictures) => pictures < FewPictures ? SmallData : new TrainingOptions();
}
