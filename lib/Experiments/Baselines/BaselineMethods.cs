using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Training;

namespace FerLib.Experiments.Baselines;

/// <summary>The methods without a network that stand beside the paper's: fitted on the same training part, chosen on the same validation part.</summary>
/// <remarks>
/// Nothing is drawn at random: there is no seed, and the number of threads changes no bit. The shallow network is trained by
/// <see cref="Trainer"/>, <see cref="NetworkKind.Shallow"/>. A regression takes 8 bytes of memory a feature of a training picture: 100 MB for 3,000
/// pictures of 64 x 64 pixels. Pictures are taken as they are: no augmentation, no average over the mirror image.
/// </remarks>
public static class BaselineMethods
{
    /// <summary>Their names, of <see cref="ComparedMethods"/>, the simplest first.</summary>
    public static IReadOnlyList<string> All { get; } = [ComparedMethods.Majority, ComparedMethods.LogisticRegression, ComparedMethods.LocalBinaryPatterns];

    /// <summary>Fits a method.</summary>
    /// <param name="method">One of <see cref="All"/>.</param>
    /// <param name="pictures">The loaded pictures, at least those of the training and validation parts.</param>
    /// <param name="split">
    /// The parts, drawn from <see cref="PictureTensors.Manifest"/>. The test part is not read. Validation may be empty: then the regressions take
    /// <see cref="SoftmaxRegression.DefaultL2"/>.
    /// </param>
    /// <param name="progress">Told before every fit; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="ArgumentException">There is no such method; a split's picture is not loaded; the pictures are too small for patterns or their features too many.</exception>
    /// <exception cref="TrainingException">The split leaks or has no training pictures.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IFittedMethod Fit(
        string method, PictureTensors pictures, Split split, IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(split);
        SplitGuard.Check(pictures.Manifest, split);
        PictureTensors training = pictures.Take(split.Training), validation = pictures.Take(split.Validation);
        if (training.Count == 0)
            throw new TrainingException($"{pictures.Manifest.Name}: the training split has no pictures, expected at least 1. Use a larger data set or another split.");
        return method switch
        {
            ComparedMethods.Majority => new MajorityMethod(training),
            ComparedMethods.LogisticRegression => Linear(LinearMethod.Features.Pixels(pictures.Shape)),
            ComparedMethods.LocalBinaryPatterns => Linear(LinearMethod.Features.Patterns(pictures.Shape)),
            _ => throw new ArgumentException($"There is no method \"{method}\" to fit, expected one of: {string.Join("; ", All)}.", nameof(method)),
        };

        LinearMethod Linear(LinearMethod.Features features) => LinearMethod.Fit(method, features, training, validation, progress, token);
    }
}
