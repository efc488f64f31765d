using System.Globalization;
using FerLib.Datasets;
using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>Subject-independent folds, pooled over all pictures, for several seeds.</summary>
/// <remarks>
/// The headline is <see cref="MeanAccuracy"/>, the mean of the seeds' accuracies, with their spread: what one training can be expected to reach.
/// <see cref="Averaged"/> joins the seeds' networks into one answer a picture, which is usually better and is no single network.
/// </remarks>
public sealed record CrossValidationResult
{
    /// <summary>The data set.</summary>
    public required DataSetFacts DataSet { get; init; }

    /// <summary>The protocol: no subject is in training and test of the same fold.</summary>
    public SplitProtocol Protocol { get; } = SplitProtocol.SubjectIndependent;

    /// <summary>Number of folds.</summary>
    public required int Folds { get; init; }

    /// <summary>Whether each fold's validation subjects were trained on as well (<see cref="CrossValidationOptions.ValidationJoinsTraining"/>).</summary>
    public required bool ValidationJoinedTraining { get; init; }

    /// <summary>One run a seed; fewer than asked for after a cancellation.</summary>
    public required IReadOnlyList<CrossValidationRun> Runs { get; init; }

    /// <summary>Whether every seed asked for is there.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The pictures' files, in the order of the predictions.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Mean of the seeds' accuracies, 0..1: the headline.</summary>
    public double MeanAccuracy => Runs.Average(run => run.Estimate.Accuracy);

    /// <summary>Lowest accuracy of a seed.</summary>
    public double LowestAccuracy => Runs.Min(run => run.Estimate.Accuracy);

    /// <summary>Highest accuracy of a seed.</summary>
    public double HighestAccuracy => Runs.Max(run => run.Estimate.Accuracy);

    /// <summary>Interval of <see cref="MeanAccuracy"/>: subjects are drawn, each with its answers of all seeds.</summary>
    public required Interval MeanInterval { get; init; }

    /// <summary>The seeds' answers counted together: pictures x seeds.</summary>
    public required ConfusionMatrix PooledMatrix { get; init; }

    /// <summary>One answer a picture from the seeds' averaged probabilities.</summary>
    public required Predictions Averaged { get; init; }

    /// <summary>The accuracy of <see cref="Averaged"/>.</summary>
    public required AccuracyEstimate AveragedEstimate { get; init; }

    /// <summary>The headline in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{DataSet.Name}: {100 * MeanAccuracy:0.0} % mean of {Runs.Count} seed(s) ({100 * LowestAccuracy:0.0}-{100 * HighestAccuracy:0.0} %), {Folds} subject-independent folds pooled over {Averaged.Count} pictures of {DataSet.Subjects} subjects; 95 % interval over subjects {MeanInterval}; probabilities averaged over seeds: {100 * AveragedEstimate.Accuracy:0.0} %");
}
