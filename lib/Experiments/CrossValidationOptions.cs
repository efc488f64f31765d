using FerLib.Imaging;
using FerLib.Training;

namespace FerLib.Experiments;

/// <summary>What a cross-validation needs to know. The defaults are meant for a few hundred pictures.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>Side of the square input, pixels. Default 64.</summary>
    public int Size { get; init; } = 64;

    /// <summary>The planes the network sees. Default intensity.</summary>
    public InputChannels Channels { get; init; } = InputChannels.Intensity;

    /// <summary>Number of folds, at least 2. Default 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>One run for each: folds, weights, shuffles and augmentation are drawn anew. Default 1, 2, 3.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [1, 2, 3];

    /// <summary>
    /// Whether a fold's validation subjects are trained on as well. Default true: with few pictures each one counts, and the small-data
    /// recipe takes the last epoch, so that nothing is chosen by them. Test subjects stay apart in any case.
    /// </summary>
    public bool ValidationJoinsTraining { get; init; } = true;

    /// <summary>The recipe; its seed is replaced by each of <see cref="Seeds"/>. Default <see cref="TrainingOptions.SmallData"/>.</summary>
    public TrainingOptions Training { get; init; } = TrainingOptions.SmallData;

    /// <summary>Passes over the training pictures, at least 1; when null, the default, as many as the recipe says.</summary>
    public int? Epochs { get; init; }

    /// <summary>
    /// Where the trainings keep their state, so that a run that was interrupted goes on, and finished networks are not trained again; for several trainings a
    /// folder (<see cref="CheckpointOptions.In"/>). Null, the default: nowhere.
    /// </summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>A number of seeds that follow each other: first, first + 1, ...</summary>
    public static IReadOnlyList<ulong> SeedsFrom(ulong first, int count) => [.. Enumerable.Range(0, count).Select(i => first + (ulong)i)];

    internal TrainingOptions RecipeFor(ulong seed) => Training with { Seed = seed, Epochs = Epochs ?? Training.Epochs };
}
