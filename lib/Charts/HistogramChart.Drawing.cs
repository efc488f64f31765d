namespace FerLib.Charts;

/// <summary>How the histogram is drawn.</summary>
public sealed partial class HistogramChart
{
    private const double Width = 530;
    private const double PlotHeight = 240;
    private const int Intervals = 5;
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;

    // Narrower bins touch each other: a gap would take too much of them.
    private const double LeastWithGap = 5;

    // Outlines of more bins are thinner, so that they do not fill up between the steps.
    private const int ManyBins = 60;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">As for the text alternative.</exception>
    public override string ToSvg()
    {
        Check();
        var canvas = new SvgCanvas();
        var muted = new TextStyle(LabelSize, canvas.Fill(Palette.Muted));
        double y = FigureText.DrawTitle(canvas, Title, Width);
        ThemedColor[] colors = Colors();
        if (Series.Count > 1)
            y = Legend.Draw(canvas, y, Width, [.. Series.Select((series, i) => (series.Name, colors[i], LegendMark.Line))]);
        y = canvas.Lines(FigureText.Margin, y + LabelSize, TextMetrics.Wrap(YTitle, LabelSize, Width - (2 * FigureText.Margin)), muted)
            - LabelSize + 4;

        (double most, double? cut) = (Most, Cut());
        bool whole = !IsShare && Series.All(series => series.Counts.All(count => count == Math.Floor(count)));
        AxisScale yScale = AxisScale.Rounded(0, cut ?? (most > 0 ? most : 1), Intervals, IsShare, whole);
        AxisScale xScale = Across();
        double left = FigureText.Margin + yScale.Ticks.Max(tick => TextMetrics.Width(yScale.Label(tick), LabelSize)) + 8;
        double right = Width - FigureText.Margin - (TextMetrics.Width(xScale.Label(xScale.Ticks[^1]), LabelSize) / 2);
        var plot = new PlotArea(left, y + 12, right, y + 12 + PlotHeight, xScale, yScale);

        plot.DrawAxes(canvas, muted, Width);
        for (int i = 0; i < Series.Count && BinCount > 0; i++)
        {
            if (Series.Count == 1)
                DrawBins(canvas, plot, Series[i], colors[i]);
            else
                canvas.Polyline(Outline(plot, Series[i]), canvas.Stroke(colors[i]), BinCount > ManyBins ? 1.5 : 2);
        }

        if (cut is not null)
            DrawArrowheads(canvas, plot);
        if (most <= 0)
            canvas.Text((left + right) / 2, plot.Top + (PlotHeight / 2), "no values", muted with { Anchor = TextAnchor.Middle });
        canvas.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, canvas.Stroke(Palette.Axis), 1.25);
        for (int bin = 0; bin < BinCount; bin++)
            canvas.HoverArea(plot.X(Edge(bin)), plot.Top, plot.X(Edge(bin + 1)) - plot.X(Edge(bin)), PlotHeight, HoverText(bin));

        double bottom = plot.Bottom + 8 + LineStep;
        if (XTitle.Length > 0)
            bottom = canvas.Lines((left + right) / 2, bottom + LabelSize, TextMetrics.Wrap(XTitle, LabelSize, right - left),
                muted with { Anchor = TextAnchor.Middle }) - LabelSize;
        double height = FigureText.DrawNotes(canvas, bottom, Width, CutText(), Note);
        return canvas.Finish(Width, height, Title, TextAlternative, widest: 600);
    }

    // One or two bins stand in free space. Each of a few whole numbers gets its label.
    private AxisScale Across()
    {
        if (BinCount == 0)
            return AxisScale.Exact(0, 1, 1, whole: true);
        int free = BinCount <= 2 ? 1 : 0;
        return AxisScale.Exact(Edge(-free), Edge(BinCount + free), IsWhole && BinWidth == 1 && BinCount <= 15 ? BinCount + (2 * free) : 7,
            whole: false);
    }

    internal ThemedColor[] Colors() => [.. Palette.ForSeries([.. Series.Select(series => series.Name)])
        .Select((color, i) => Series[i].Color ?? (Series.Count == 1 && !HasOwnColor(Series[i].Name) ? Palette.Series(0) : color))];

    private static bool HasOwnColor(string name) => Palette.IsExpression(name) || Palette.IsChannel(name);

    internal string HoverText(int bin)
    {
        string values = string.Join(", ", Series.Select(series =>
            (Series.Count == 1 ? "" : series.Name + " ") + CountText(series.Counts[bin])));
        return $"{(XTitle.Length > 0 ? XTitle + " " : "")}{BinText(bin)}: {values}";
    }

    private void DrawBins(SvgCanvas canvas, PlotArea plot, HistogramSeries series, ThemedColor color)
    {
        double width = plot.X(Edge(1)) - plot.X(Edge(0));
        if (width < LeastWithGap)
        {
            canvas.Polygon(Outline(plot, series), canvas.Fill(color));
            return;
        }

        for (int bin = 0; bin < BinCount; bin++)
        {
            double top = Top(plot, series.Counts[bin]);
            if (top < plot.Bottom)
                canvas.Rectangle(plot.X(Edge(bin)) + 0.5, top, width - 1, plot.Bottom - top, canvas.Fill(color));
        }
    }

    private static double Top(PlotArea plot, double count) => plot.Y(Math.Min(Shown(count), plot.YScale.Maximum));

    // From the axis up, along the bins' tops, and back down to the axis.
    private List<ChartPoint> Outline(PlotArea plot, HistogramSeries series)
    {
        var points = new List<ChartPoint> { new(plot.X(Start), plot.Bottom) };
        for (int bin = 0; bin < BinCount; bin++)
        {
            double y = Top(plot, series.Counts[bin]);
            if (points[^1].Y != y)
                points.Add(new(plot.X(Edge(bin)), y));
            if (bin == BinCount - 1 || Top(plot, series.Counts[bin + 1]) != y)
                points.Add(new(plot.X(Edge(bin + 1)), y));
        }

        points.Add(new(plot.X(Edge(BinCount)), plot.Bottom));
        return points;
    }
}
