using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>Whether confidence can be believed: of the answers given with 80 %, are 80 % right?</summary>
/// <remarks>
/// Confidence is the probability of the answer, the highest of its row. Of B bins of equal width the b-th (from 1) takes confidences in
/// ((b - 1) / B, b / B], the first also 0. The expected calibration error (ECE) is the sum over bins of n_b / n |accuracy - confidence|, the
/// maximum calibration error (MCE) the greatest |accuracy - confidence| of a bin with pictures. Both depend on the number of bins, and few
/// pictures make both too large: a perfectly calibrated network has an ECE above 0 too. Source: Guo, Pleiss, Sun and Weinberger, "On
/// calibration of modern neural networks", ICML 2017.
/// </remarks>
public sealed class Calibration
{
    /// <summary>The default number of bins, as in the source.</summary>
    public const int DefaultBins = 15;

    private Calibration(IReadOnlyList<double> confidences, IReadOnlyList<bool> correct, int bins)
    {
        int[] bin = [.. confidences.Select(confidence => Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1))];
        var (counts, sums, hits) = (new int[bins], new double[bins], new int[bins]);
        for (int i = 0; i < bin.Length; i++)
        {
            counts[bin[i]]++;
            sums[bin[i]] += confidences[i];
            hits[bin[i]] += correct[i] ? 1 : 0;
        }

        // 0 / 0 is NaN, as an empty bin wants.
        Bins = [.. Enumerable.Range(0, bins).Select(b => new ReliabilityBin((double)b / bins, (b + 1.0) / bins, counts[b], sums[b] / counts[b], (double)hits[b] / counts[b]))];
        Count = bin.Length;
        Confidence = sums.Sum() / Count;
        Accuracy = (double)hits.Sum() / Count;
        ReliabilityBin[] filled = [.. Bins.Where(b => b.Count > 0)];
        ExpectedError = Count == 0 ? double.NaN : filled.Sum(b => b.Count * Math.Abs(b.Accuracy - b.Confidence)) / Count;
        MaximumError = Count == 0 ? double.NaN : filled.Max(b => Math.Abs(b.Accuracy - b.Confidence));
    }

    /// <summary>The bins in ascending order of confidence, the empty ones too.</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>Pictures.</summary>
    public int Count { get; }

    /// <summary>Mean confidence, 0..1; NaN without pictures.</summary>
    public double Confidence { get; }

    /// <summary>Share classified right, 0..1; NaN without pictures.</summary>
    public double Accuracy { get; }

    /// <summary>Mean confidence less accuracy, -1..1: above 0 the network claims more than it can do; NaN without pictures.</summary>
    public double Overconfidence => Confidence - Accuracy;

    /// <summary>The expected calibration error (ECE), 0..1; NaN without pictures.</summary>
    public double ExpectedError { get; }

    /// <summary>The maximum calibration error (MCE), 0..1; NaN without pictures.</summary>
    public double MaximumError { get; }

    /// <summary>Looks at predictions.</summary>
    /// <param name="predictions">The predictions; their probabilities are 0..1.</param>
    /// <param name="bins">Number of bins, at least 1. Default 15.</param>
    /// <exception cref="ArgumentException">The probabilities are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no bins.</exception>
    public static Calibration Of(Predictions predictions, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ScoreRows.CheckProbabilities(predictions.Truth, predictions.Probabilities);
        double[] confidences = [.. predictions.Predicted.Select((answer, i) => (double)predictions.Probabilities[i, answer])];
        return Of(confidences, predictions.Correct(), bins);
    }

    /// <summary>Looks at confidences, however they came about.</summary>
    /// <param name="confidences">The confidence of each answer, 0..1.</param>
    /// <param name="correct">Whether each answer was right.</param>
    /// <param name="bins">Number of bins, at least 1. Default 15.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a confidence is not in 0..1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no bins.</exception>
    public static Calibration Of(IReadOnlyList<double> confidences, IReadOnlyList<bool> correct, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(confidences);
        ArgumentNullException.ThrowIfNull(correct);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (confidences.Count != correct.Count)
            throw new ArgumentException($"Every answer has one confidence: {correct.Count} answers, got {confidences.Count} confidences.", nameof(confidences));
        for (int i = 0; i < confidences.Count; i++)
        {
            if (!(confidences[i] is >= 0 and <= 1))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Picture {i}: the confidence is {confidences[i]}, expected 0..1."), nameof(confidences));
        }

        return new Calibration(confidences, correct, bins);
    }
}
