using System.Globalization;

namespace FerLib.Charts;

/// <summary>Counting values into bins.</summary>
public sealed partial class HistogramChart
{
    /// <summary>A histogram of values, in bins whose edges are at multiples of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="title">The title.</param>
    /// <param name="values">The values; those that are not finite are left out, and counted below the drawing.</param>
    /// <param name="bins">How many bins there are at most, or one more. Default: 20.</param>
    /// <param name="xTitle">What the values are. Default: nothing.</param>
    /// <param name="note">A remark below the drawing. Default: none.</param>
    /// <remarks>
    /// A value at an edge lies in the bin above it, the greatest in the last bin even so. Bins of whole numbers hold whole numbers of
    /// them, and are set about them. Equal values have one bin, without values there is none.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one bin.</exception>
    public static HistogramChart FromValues(string title, IReadOnlyList<double> values, int bins = 20, string xTitle = "",
        string? note = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double[] finite = [.. values.Where(double.IsFinite)];
        bool whole = finite.Length > 0 && finite.All(value => value == Math.Floor(value) && Math.Abs(value) < 1e9);
        (double start, double width, int count) = Bins(finite, bins, whole);
        double[] counts = new double[count];
        foreach (double value in finite)
            counts[Math.Clamp((int)Math.Floor(((value - start) / width) + 1e-9), 0, count - 1)]++;

        int missing = values.Count - finite.Length;
        string? left = missing == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{missing} of {values.Count} values are not numbers and are left out.");
        string[] notes = [.. new[] { note, left }.OfType<string>()];
        return new HistogramChart
        {
            Title = title,
            Start = start,
            BinWidth = width,
            Series = [new HistogramSeries("count", counts)],
            XTitle = xTitle,
            Note = notes.Length == 0 ? null : FigureText.Sentences(notes),
            IsWhole = whole,
        };
    }

    private static (double Start, double Width, int Count) Bins(double[] finite, int bins, bool whole)
    {
        if (finite.Length == 0)
            return (0, 1, 0);

        (double low, double high) = (finite.Min(), finite.Max());
        bool equal = (high / 2) - (low / 2) <= 1e-9 * Math.Max(Math.Abs(high), Math.Abs(low));
        if (equal && !whole)
        {
            double size = low == 0 ? 1 : AxisScale.Step(0.1 * Math.Abs(low), whole: false);
            return (low - (size / 2), size, 1);
        }

        double width = equal ? 1 : AxisScale.Step(((high / bins) - (low / bins)) * (whole ? 1 + (1 / (high - low)) : 1), whole);
        double first = Math.Floor((low / width) + 1e-9);
        // The greatest value closes the last bin; whole numbers take a place each.
        double last = whole ? Math.Floor(high / width) + 1 : Math.Max(first + 1, Math.Ceiling((high / width) - 1e-9));
        return ((first * width) - (whole ? 0.5 : 0), width, (int)(last - first));
    }
}
