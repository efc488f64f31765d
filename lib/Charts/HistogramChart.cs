using System.Globalization;

namespace FerLib.Charts;

/// <summary>How many values lie in each of a row of equally wide bins: bars for one series, outlines of steps for several.</summary>
/// <remarks>A count that is not finite is shown as none. No bin: the drawing says so.</remarks>
public sealed partial class HistogramChart : Figure
{
    private string? _shareFormat;

    /// <summary>Where the first bin starts.</summary>
    public required double Start { get; init; }

    /// <summary>How wide each bin is, above 0; bin i holds the values from Start + i BinWidth on, below Start + (i + 1) BinWidth.</summary>
    public required double BinWidth { get; init; }

    /// <summary>The series, each with the same number of bins, in the order of their colors and of the legend.</summary>
    public required IReadOnlyList<HistogramSeries> Series { get; init; }

    /// <summary>What the values are. Default: nothing.</summary>
    public string XTitle { get; init; } = "";

    /// <summary>What is counted. Default: "pictures".</summary>
    public string YTitle { get; init; } = "pictures";

    /// <summary>Whether the counts are shares, 0..1, that are labelled in percent. Default: no.</summary>
    public bool IsShare { get; init; }

    /// <summary>Whether the values are whole numbers, such as a picture's samples: a bin is then named by them. Default: no.</summary>
    public bool IsWhole { get; init; }

    /// <summary>
    /// Whether single bins that would press all others flat, such as the one color of a background, are cut off: they then end in an
    /// arrowhead, and a line below the drawing says how high they are. Default: no.
    /// </summary>
    public bool CutsPeaks { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The series have different numbers of bins, a count is negative, or the bins have no
    /// place or width.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            string over = XTitle.Length > 0 ? $" over {XTitle}" : "";
            string bins = BinCount == 0 ? ": no values" : string.Create(CultureInfo.InvariantCulture,
                $", {BinCount} {(BinCount == 1 ? "bin" : "bins")} from {NumberText.Value(Start)} to {NumberText.Value(Edge(BinCount))}");
            return FigureText.Sentences([Title, $"Histogram of {YTitle}{over}{bins}", .. Series.Select(InWords), CutText(), Note]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A row a bin, a column a series.</remarks>
    /// <exception cref="InvalidOperationException">As for the text alternative.</exception>
    public override FigureTable Table
    {
        get
        {
            Check();
            return new FigureTable([XTitle, .. Series.Select(series => series.Name)],
                [.. Enumerable.Range(0, BinCount).Select(bin =>
                    (string[])[BinText(bin), .. Series.Select(series => CountText(series.Counts[bin]))])]);
        }
    }

    internal int BinCount => Series.Count == 0 ? 0 : Series[0].Counts.Count;

    internal double Edge(int bin) => Start + (bin * BinWidth);

    internal static double Shown(double count) => double.IsFinite(count) ? count : 0;

    // Of many bins each holds a small share, which needs more digits.
    internal string CountText(double count)
    {
        if (!IsShare || !double.IsFinite(count))
            return NumberText.Value(count);
        _shareFormat ??= BinCount <= 20 ? "0.0" : Most >= 0.01 ? "0.00" : "0.000";
        return (100 * count).ToString(_shareFormat, CultureInfo.InvariantCulture) + " %";
    }

    internal double Most => Series.SelectMany(series => series.Counts).Select(Shown).DefaultIfEmpty(0).Max();

    internal string BinText(int bin)
    {
        if (!IsWhole)
            return $"{EdgeText(Edge(bin))} to {EdgeText(Edge(bin + 1))}";
        (double first, double last) = (Math.Ceiling(Edge(bin) - 1e-9), Math.Ceiling(Edge(bin + 1) - 1e-9) - 1);
        return first >= last ? EdgeText(first) : $"{EdgeText(first)} to {EdgeText(last)}";
    }

    // An edge is a multiple of the width up to rounding, which is not to be seen.
    private static string EdgeText(double edge) => NumberText.Value(Math.Round(edge, 12));

    private string InWords(HistogramSeries series)
    {
        double sum = series.Counts.Sum(Shown);
        if (BinCount == 0 || sum <= 0)
            return $"{series.Name}: no values";
        int highest = Enumerable.Range(0, BinCount).MaxBy(bin => Shown(series.Counts[bin]));
        int first = Enumerable.Range(0, BinCount).First(bin => Shown(series.Counts[bin]) > 0);
        int last = Enumerable.Range(0, BinCount).Last(bin => Shown(series.Counts[bin]) > 0);
        string all = IsShare ? "" : $"{CountText(sum)} in all, ";
        return $"{series.Name}: {all}most in {BinText(highest)} ({CountText(series.Counts[highest])}), " +
            $"first in {BinText(first)}, last in {BinText(last)}";
    }

    private void Check()
    {
        if (!double.IsFinite(Start) || !double.IsFinite(BinWidth) || BinWidth <= 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The histogram's bins start at {Start} and are {BinWidth} wide; expected a number, and one above 0."));
        }

        foreach (HistogramSeries series in Series)
        {
            if (series.Counts.Count != BinCount)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"The series '{series.Name}' has {series.Counts.Count} bins, expected {BinCount} as in '{Series[0].Name}'."));
            }

            int negative = series.Counts.ToList().FindIndex(count => count < 0);
            if (negative >= 0)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"The series '{series.Name}' has a count of {series.Counts[negative]} in bin {negative + 1}, expected 0 or more."));
            }
        }
    }
}
