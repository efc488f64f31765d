namespace FerLib.Evaluation;

/// <summary>What the probabilities are worth beyond the answers: the companion of <see cref="ClassificationReport"/>.</summary>
/// <remarks>Each value is defined, with its undefined cases, where it is computed; without pictures all are NaN.</remarks>
public sealed class ProbabilityReport
{
    private ProbabilityReport(Predictions predictions, int bins)
    {
        (int[] truth, float[,] probabilities) = (predictions.Truth, predictions.Probabilities);
        Top2Accuracy = TopAccuracy.Of(truth, probabilities, Math.Min(2, predictions.Labels.Count));
        LogLoss = Evaluation.LogLoss.Of(truth, probabilities);
        BrierScore = Evaluation.BrierScore.Of(truth, probabilities);
        RocAuc = RocAuc.Of(truth, probabilities);
        Calibration = Calibration.Of(predictions, bins);
    }

    /// <summary>Share of pictures whose true class is among the two most probable, 0..1 (<see cref="TopAccuracy"/>); 1 with two classes or fewer.</summary>
    public double Top2Accuracy { get; }

    /// <summary>Mean negative logarithm of the true class's probability, in nats (<see cref="Evaluation.LogLoss"/>); lower is better.</summary>
    public double LogLoss { get; }

    /// <summary>Mean squared distance from the truth, 0..2 (<see cref="Evaluation.BrierScore"/>); lower is better.</summary>
    public double BrierScore { get; }

    /// <summary>Areas under the ROC curve, each class against the others.</summary>
    public RocAuc RocAuc { get; }

    /// <summary>Reliability bins and calibration errors.</summary>
    public Calibration Calibration { get; }

    /// <summary>Computes the report.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="bins">Number of reliability bins, at least 1. Default 15.</param>
    /// <exception cref="ArgumentException">The probabilities are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no bins.</exception>
    public static ProbabilityReport Of(Predictions predictions, int bins = Calibration.DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return new ProbabilityReport(predictions, bins);
    }
}
