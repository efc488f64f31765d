namespace FerLib.Charts;

/// <summary>Cutting off single high bins.</summary>
public sealed partial class HistogramChart
{
    // Peaks are few: at most this share of the bins that hold something. They are high: this many times what the others reach.
    private const double PeakShare = 0.03;
    private const double PeakHeight = 2;

    /// <summary>The count at which the axis ends and bins are cut, or null if none is.</summary>
    internal double? Cut()
    {
        if (!CutsPeaks)
            return null;
        double[] counts = [.. Series.SelectMany(series => series.Counts).Select(Shown).Where(count => count > 0).OrderDescending()];
        int peaks = (int)(PeakShare * counts.Length);
        if (peaks == 0 || counts[0] <= PeakHeight * counts[peaks])
            return null;
        double top = AxisScale.Rounded(0, counts[peaks], Intervals, IsShare).Maximum;
        return counts[0] > top ? top : null;
    }

    internal IEnumerable<int> CutBins(double top) =>
        Enumerable.Range(0, BinCount).Where(bin => Series.Any(series => Shown(series.Counts[bin]) > top));

    internal string? CutText()
    {
        if (Cut() is not { } cut)
            return null;
        int[] bins = [.. CutBins(cut)];
        int highest = bins.MaxBy(HighestIn);
        return bins.Length == 1
            ? $"Cut off at the arrowhead: {BinText(highest)} reaches {CountText(HighestIn(highest))}."
            : $"Cut off at the arrowheads: {NumberText.Count(bins.Length)} bins, the highest, {BinText(highest)}, reaches " +
                $"{CountText(HighestIn(highest))}.";
    }

    private double HighestIn(int bin) => Series.Max(series => Shown(series.Counts[bin]));

    private void DrawArrowheads(SvgCanvas canvas, PlotArea plot)
    {
        double last = double.NegativeInfinity;
        foreach (int bin in CutBins(plot.YScale.Maximum))
        {
            double x = plot.X(Edge(bin) + (BinWidth / 2));
            if (x - last >= 9)
                canvas.Polygon([new(x - 4.5, plot.Top - 2), new(x + 4.5, plot.Top - 2), new(x, plot.Top - 9)], canvas.Fill(Palette.Ink));
            last = x - last >= 9 ? x : last;
        }
    }
}
