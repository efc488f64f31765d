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
}
