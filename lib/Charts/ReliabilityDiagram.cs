using System.Globalization;

namespace FerLib.Charts;

/// <summary>How often answers are right, by the confidence they were given with: a bar a bin, and the confidence it should reach.</summary>
/// <remarks>
/// A bar that ends below its mark is of answers that claimed too much. Grey bars hold few pictures, so that their height says little. No
/// pictures: the drawing says so.
/// </remarks>
public sealed partial class ReliabilityDiagram : Figure
{
    /// <summary>With fewer pictures than this a bar is grey.</summary>
    public const int FewPictures = 10;

    /// <summary>The bins in ascending order.</summary>
    public required IReadOnlyList<ReliabilityBar> Bins { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A bin has no width, a negative count, or a share that is not in 0..1.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            return FigureText.Sentences(
                [Title, "Reliability diagram: accuracy over confidence", Summary(), .. Filled.Select(bin => $"Confidence {HoverText(bin)}"), Note]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A row a bin.</remarks>
    /// <exception cref="InvalidOperationException">As for the text alternative.</exception>
    public override FigureTable Table
    {
        get
        {
            Check();
            return new FigureTable(["confidence", "pictures", "mean confidence", "accuracy"], [.. Bins.Select(bin => (string[])
            [
                Range(bin), NumberText.Count(bin.Count), bin.Count == 0 ? FigureTable.Nothing : NumberText.Percent(bin.Confidence),
                bin.Count == 0 ? FigureTable.Nothing : NumberText.Percent(bin.Accuracy),
            ])]);
        }
    }

    internal IEnumerable<ReliabilityBar> Filled => Bins.Where(bin => bin.Count > 0);

    internal static string HoverText(ReliabilityBar bin) =>
        $"{Range(bin)}: {NumberText.Count(bin.Count)} {(bin.Count == 1 ? "picture" : "pictures")}, mean confidence {NumberText.Percent(bin.Confidence)}, accuracy {NumberText.Percent(bin.Accuracy)}";

    internal string? Summary()
    {
        long count = Bins.Sum(bin => bin.Count);
        if (count == 0)
            return null;
        double error = Filled.Sum(bin => bin.Count * Math.Abs(bin.Accuracy - bin.Confidence)) / count;
        double confidence = Filled.Sum(bin => bin.Count * bin.Confidence) / count, accuracy = Filled.Sum(bin => bin.Count * bin.Accuracy) / count;
        return $"{NumberText.Count(count)} {(count == 1 ? "picture" : "pictures")}: mean confidence {NumberText.Percent(confidence)}, accuracy {NumberText.Percent(accuracy)}, " +
            $"expected calibration error (ECE) {NumberText.Percent(error)} over {NumberText.Count(Bins.Count)} bins.";
    }

    internal string? FewText() => Filled.Any(IsFew)
        ? $"Grey: fewer than {NumberText.Count(FewPictures)} pictures, so that the height says little."
        : null;

    internal static bool IsFew(ReliabilityBar bin) => bin.Count < FewPictures;

    private static string Range(ReliabilityBar bin) => $"{NumberText.PercentDigits(bin.Low)} to {NumberText.PercentDigits(bin.High)} %";

    private void Check()
    {
        foreach (ReliabilityBar bin in Bins)
        {
            bool shares = bin.Count == 0 || (bin.Confidence is >= 0 and <= 1 && bin.Accuracy is >= 0 and <= 1);
            if (!(bin.Low >= 0 && bin.Low < bin.High && bin.High <= 1) || bin.Count < 0 || !shares)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"A bin of '{Title}' spans {bin.Low}..{bin.High} with {bin.Count} pictures, confidence {bin.Confidence} and accuracy {bin.Accuracy}; expected a span within 0..1, a count of 0 or more, and shares of 0..1."));
            }
        }
    }
}
