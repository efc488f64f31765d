namespace FerLib.Charts;

/// <summary>How the chart is drawn.</summary>
public sealed partial class LineChart
{
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;

    // A name at a curve's end may take this much of the width; with more curves than this the names would push each other away.
    private const double WidestName = 130;
    private const int MostNames = 8;

    // Between a curve's end and its name; a line in the curve's color joins them.
    private const double NameGap = 22;

    // Beyond these counts discs would hide the curve, and hover areas would make the text long without helping.
    internal const int MostDiscs = 16;
    private const int MostHovers = 400;
    private const int MostPoints = 2000;

    // The radius of a hover area.
    private const double LeastReach = 4;
    private const double MostReach = 9;

    /// <inheritdoc/>
    public override string ToSvg()
    {
        var canvas = new SvgCanvas();
        var ink = new TextStyle(LabelSize, canvas.Fill(Palette.Ink));
        var muted = new TextStyle(LabelSize, canvas.Fill(Palette.Muted));
        double y = FigureText.DrawTitle(canvas, Title, Width);

        ChartPoint[] finite = [.. Series.SelectMany(series => series.Points).Where(IsFinite)];
        (AxisScale xScale, AxisScale yScale) = Scales(finite);
        bool direct = NamesFitAtEnds(xScale);
        if (!direct)
            y = Legend.Draw(canvas, y, Width,
                [.. Series.Select((series, i) => (series.Name, ColorOf(i), series.Dashed ? LegendMark.Dashes : LegendMark.Line))]);

        double left = FigureText.Margin + yScale.Ticks.Max(tick => TextMetrics.Width(yScale.Label(tick), LabelSize)) + 8;
        double lastLabel = TextMetrics.Width(xScale.Label(xScale.Ticks[^1]), LabelSize) / 2;
        double right = Width - FigureText.Margin - Math.Max(lastLabel, direct ? Series.Max(NameWidth) + NameGap : 0);
        if (YTitle.Length > 0)
            y = canvas.Lines(FigureText.Margin, y + LabelSize, TextMetrics.Wrap(YTitle, LabelSize, Width - (2 * FigureText.Margin)),
                muted) - LabelSize + 4;
        bool marked = Marker is not null && Marker.X >= xScale.Minimum && Marker.X <= xScale.Maximum && finite.Length > 0;
        double top = y + (marked ? LineStep + 4 : 10);
        var plot = new PlotArea(left, top, right, top + PlotHeight, xScale, yScale);

        plot.DrawAxes(canvas, muted, Width);
        if (marked)
            DrawMarker(canvas, plot, Marker!, ink);
        for (int i = 0; i < Series.Count; i++)
            DrawSeries(canvas, plot, Series[i], ColorOf(i));
        if (Reference is { } reference && reference.Y >= yScale.Minimum && reference.Y <= yScale.Maximum)
            DrawReference(canvas, plot, reference, muted);
        if (direct)
            DrawNames(canvas, plot);
        if (finite.Length == 0)
            canvas.Text((left + right) / 2, top + (PlotHeight / 2), "no values", muted with { Anchor = TextAnchor.Middle });

        double bottom = plot.Bottom + 8 + LineStep;
        bottom = canvas.Lines((left + right) / 2, bottom + LabelSize, TextMetrics.Wrap(XTitle, LabelSize, right - left),
            muted with { Anchor = TextAnchor.Middle });
        double height = FigureText.DrawNotes(canvas, bottom - LabelSize, Width, Note);
        return canvas.Finish(Width, height, Title, TextAlternative, widest: 600);
    }

    internal ThemedColor ColorOf(int index) => Series[index].Color ?? Palette.ForSeries([.. Series.Select(series => series.Name)])[index];

    private static string? Dash(LineSeries series) => series.Dashed ? Legend.Dashes : null;

    private static double NameWidth(LineSeries series) => TextMetrics.Width(series.Name, LabelSize, bold: true);

    internal (AxisScale X, AxisScale Y) Scales(ChartPoint[] finite)
    {
        if (finite.Length == 0)
            return (AxisScale.Exact(0, 1, 1, whole: true), AxisScale.Rounded(0, 1, 5, YIsPercent));

        double low = finite.Min(point => point.Y);
        double high = finite.Max(point => point.Y);
        if (Reference is { } reference && double.IsFinite(reference.Y))
            (low, high) = (Math.Min(low, reference.Y), Math.Max(high, reference.Y));
        bool whole = finite.All(point => point.X == Math.Floor(point.X));
        return (AxisScale.Exact(finite.Min(point => point.X), finite.Max(point => point.X), 7, whole),
            AxisScale.Rounded(low, high, 5, YIsPercent));
    }

    private bool NamesFitAtEnds(AxisScale xScale) =>
        Series.Count is > 0 and <= MostNames
        && Series.All(series =>
            NameWidth(series) <= WidestName && series.Points.Any(IsFinite) && xScale.Share(series.Points.Last(IsFinite).X) > 0.9);

    private void DrawSeries(SvgCanvas canvas, PlotArea plot, LineSeries series, ThemedColor color)
    {
        var run = new List<ChartPoint>();
        foreach (ChartPoint point in series.Points.Append(new ChartPoint(double.NaN, double.NaN)))
        {
            if (IsFinite(point))
            {
                run.Add(new ChartPoint(plot.X(point.X), plot.Y(point.Y)));
                continue;
            }

            if (run.Count > 1)
                canvas.Polyline(Thinned(run), canvas.Stroke(color), 2.25, Dash(series));
            else if (run.Count == 1)
                canvas.Circle(run[0].X, run[0].Y, 3.5, canvas.Fill(color));
            run.Clear();
        }

        ChartPoint[] finite = [.. series.Points.Where(IsFinite)];
        int stride = Math.Max(1, (finite.Length + MostHovers - 1) / MostHovers);
        // Areas that lie on each other would tell a neighbour's value.
        double span = finite.Length < 2 ? 0 : plot.X(finite.Max(point => point.X)) - plot.X(finite.Min(point => point.X));
        double reach = span <= 0 ? MostReach : Math.Clamp(stride * span / (finite.Length - 1), LeastReach, MostReach);
        for (int i = 0; i < finite.Length; i += stride)
        {
            (double x, double y) = (plot.X(finite[i].X), plot.Y(finite[i].Y));
            if (finite.Length <= MostDiscs)
                canvas.Circle(x, y, 3, canvas.Fill(color));
            canvas.HoverArea(x, y, reach, HoverText(series, finite[i]));
        }
    }

    internal string HoverText(LineSeries series, ChartPoint point) =>
        $"{series.Name}, {XTitle} {NumberText.Value(point.X)}: {ValueText(point.Y)}";

    // Of the points that share a column of a unit's width, the first, lowest, highest and last look the same as all of them.
    private static List<ChartPoint> Thinned(List<ChartPoint> run)
    {
        if (run.Count <= MostPoints)
            return run;

        var kept = new List<ChartPoint>();
        int start = 0;
        while (start < run.Count)
        {
            int end = start + 1;
            while (end < run.Count && Math.Floor(run[end].X) == Math.Floor(run[start].X))
                end++;
            int[] column = [.. Enumerable.Range(start, end - start)];
            int[] seen = [start, column.MinBy(i => run[i].Y), column.MaxBy(i => run[i].Y), end - 1];
            kept.AddRange(seen.Distinct().Order().Select(i => run[i]));
            start = end;
        }

        return kept;
    }
}
