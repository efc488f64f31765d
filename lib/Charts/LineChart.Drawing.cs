namespace FerLib.Charts;

/// <summary>How the chart is drawn.</summary>
public sealed partial class LineChart
{
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;
    private const double LegendSample = 26;

    // A name at a curve's end may take this much of the width; with more curves than this the names would push each other away.
    private const double WidestName = 130;
    private const int MostNames = 8;

    // Between a curve's end and its name; a line in the curve's color joins them.
    private const double NameGap = 22;

    // Beyond these counts discs would hide the curve, and hover areas would make the text long without helping.
    private const int MostDiscs = 16;
    private const int MostHovers = 400;

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
            y = DrawLegend(canvas, y, ink);

        double left = FigureText.Margin + yScale.Ticks.Max(tick => TextMetrics.Width(yScale.Label(tick), LabelSize)) + 8;
        double lastLabel = TextMetrics.Width(xScale.Label(xScale.Ticks[^1]), LabelSize) / 2;
        double right = Width - FigureText.Margin - Math.Max(lastLabel, direct ? Series.Max(NameWidth) + NameGap : 0);
        if (YTitle.Length > 0)
            y = canvas.Lines(FigureText.Margin, y + LabelSize, TextMetrics.Wrap(YTitle, LabelSize, Width - (2 * FigureText.Margin)), muted) - LabelSize + 4;
        bool marked = Marker is not null && Marker.X >= xScale.Minimum && Marker.X <= xScale.Maximum && finite.Length > 0;
        double top = y + (marked ? LineStep + 4 : 10);
        var plot = new PlotArea(left, top, right, top + PlotHeight, xScale, yScale);

        DrawAxes(canvas, plot, muted);
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
        bottom = canvas.Lines((left + right) / 2, bottom + LabelSize, TextMetrics.Wrap(XTitle, LabelSize, right - left), muted with { Anchor = TextAnchor.Middle });
        double height = FigureText.DrawNotes(canvas, bottom - LabelSize, Width, Note);
        return canvas.Finish(Width, height, Title, TextAlternative, widest: 640);
    }

    // An expression keeps its color in every figure; among other names the places decide.
    private ThemedColor ColorOf(int index) =>
        Series[index].Color ?? (Series.All(series => Palette.IsExpression(series.Name)) ? Palette.ForLabels([Series[index].Name])[0] : Palette.Series(index));

    private static string? Dash(LineSeries series) => series.Dashed ? "6 5" : null;

    private static double NameWidth(LineSeries series) => TextMetrics.Width(series.Name, LabelSize, bold: true);

    private (AxisScale X, AxisScale Y) Scales(ChartPoint[] finite)
    {
        if (finite.Length == 0)
            return (AxisScale.Exact(0, 1, 1, whole: true), AxisScale.Rounded(0, 1, 5, YIsPercent));

        double low = finite.Min(point => point.Y);
        double high = finite.Max(point => point.Y);
        if (Reference is { } reference && double.IsFinite(reference.Y))
            (low, high) = (Math.Min(low, reference.Y), Math.Max(high, reference.Y));
        bool whole = finite.All(point => point.X == Math.Floor(point.X));
        return (AxisScale.Exact(finite.Min(point => point.X), finite.Max(point => point.X), 7, whole), AxisScale.Rounded(low, high, 5, YIsPercent));
    }

    private bool NamesFitAtEnds(AxisScale xScale) =>
        Series.Count is > 0 and <= MostNames
        && Series.All(series => NameWidth(series) <= WidestName && series.Points.Any(IsFinite) && xScale.Share(series.Points.Last(IsFinite).X) > 0.9);

    private double DrawLegend(SvgCanvas canvas, double y, TextStyle ink)
    {
        double x = FigureText.Margin;
        double row = y + LabelSize;
        double widest = Width - (2 * FigureText.Margin) - LegendSample - 6;
        for (int i = 0; i < Series.Count; i++)
        {
            IReadOnlyList<string> lines = TextMetrics.Wrap(Series[i].Name, LabelSize, widest);
            double width = LegendSample + 6 + TextMetrics.Width(lines, LabelSize);
            if (x > FigureText.Margin && x + width > Width - FigureText.Margin)
                (x, row) = (FigureText.Margin, row + LineStep + 2);

            canvas.Line(x, row - (0.33 * LabelSize), x + LegendSample, row - (0.33 * LabelSize), canvas.Stroke(ColorOf(i)), 3, Dash(Series[i]));
            row = canvas.Lines(x + LegendSample + 6, row, lines, ink) - LineStep;
            x += width + 18;
        }

        return Series.Count == 0 ? y : row + (LineStep - LabelSize) + 6;
    }

    private static void DrawAxes(SvgCanvas canvas, PlotArea plot, TextStyle style)
    {
        foreach (double tick in plot.YScale.Ticks)
        {
            double y = plot.Y(tick);
            canvas.Line(plot.Left, y, plot.Right, y, canvas.Stroke(Palette.Grid));
            canvas.Text(plot.Left - 8, y + (0.35 * LabelSize), plot.YScale.Label(tick), style with { Anchor = TextAnchor.End });
        }

        canvas.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, canvas.Stroke(Palette.Axis), 1.25);
        double free = double.NegativeInfinity;
        foreach (double tick in plot.XScale.Ticks)
        {
            double x = plot.X(tick);
            canvas.Line(x, plot.Bottom, x, plot.Bottom + 5, canvas.Stroke(Palette.Axis), 1.25);
            string label = plot.XScale.Label(tick);
            double half = TextMetrics.Width(label, LabelSize) / 2;
            if (x - half < free)
                continue;

            canvas.Text(Math.Clamp(x, FigureText.Margin + half, Width - FigureText.Margin - half), plot.Bottom + 6 + LabelSize, label, style with { Anchor = TextAnchor.Middle });
            free = x + half + 8;
        }
    }

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
                canvas.Polyline(run, canvas.Stroke(color), 2.25, Dash(series));
            else if (run.Count == 1)
                canvas.Circle(run[0].X, run[0].Y, 3.5, canvas.Fill(color));
            run.Clear();
        }

        ChartPoint[] finite = [.. series.Points.Where(IsFinite)];
        int stride = Math.Max(1, (finite.Length + MostHovers - 1) / MostHovers);
        for (int i = 0; i < finite.Length; i += stride)
        {
            (double x, double y) = (plot.X(finite[i].X), plot.Y(finite[i].Y));
            string hover = $"{series.Name}, {XTitle} {NumberText.Value(finite[i].X)}: {ValueText(finite[i].Y)}";
            if (finite.Length <= MostDiscs)
                canvas.Circle(x, y, 3, canvas.Fill(color));
            canvas.HoverArea(x, y, 8, hover);
        }
    }

    private void DrawReference(SvgCanvas canvas, PlotArea plot, (double Y, string Label) reference, TextStyle style)
    {
        double y = plot.Y(reference.Y);
        canvas.Line(plot.Left, y, plot.Right, y, canvas.Stroke(Palette.Axis), 1.5, "2 4");

        // At the end of the line, above or below it, where the fewest points lie.
        double width = TextMetrics.Width(reference.Label, FigureText.NoteSize);
        ChartPoint[] points = [.. Series.SelectMany(series => series.Points).Where(IsFinite).Select(point => new ChartPoint(plot.X(point.X), plot.Y(point.Y)))];
        (double X, double Baseline)[] places =
        [
            (plot.Right - width - 4, y - 6), (plot.Right - width - 4, y + 6 + (0.8 * style.Size)), (plot.Left + 6, y - 6), (plot.Left + 6, y + 6 + (0.8 * style.Size)),
        ];
        (double x, double baseline) = places
            .Where(place => place.Baseline - style.Size >= plot.Top && place.Baseline + 4 <= plot.Bottom)
            .DefaultIfEmpty(places[0])
            .MinBy(place => points.Count(point => point.X > place.X - 6 && point.X < place.X + width + 6 && point.Y > place.Baseline - style.Size - 2 && point.Y < place.Baseline + 6));
        canvas.Text(x, baseline, reference.Label, style with { Size = FigureText.NoteSize, Halo = true });
    }

    private static void DrawMarker(SvgCanvas canvas, PlotArea plot, LineMarker marker, TextStyle style)
    {
        double x = plot.X(marker.X);
        double half = TextMetrics.Width(marker.Label, FigureText.NoteSize) / 2;
        double center = Math.Max(FigureText.Margin + half, Math.Min(x, Width - FigureText.Margin - half));
        canvas.Line(x, plot.Top - 4, x, plot.Bottom, canvas.Stroke(Palette.Ink), 1.25, "4 3");
        canvas.Text(center, plot.Top - 9, marker.Label, style with { Size = FigureText.NoteSize, Anchor = TextAnchor.Middle });
    }

    private void DrawNames(SvgCanvas canvas, PlotArea plot)
    {
        int[] order = [.. Enumerable.Range(0, Series.Count).OrderBy(i => plot.Y(Series[i].Points.Last(IsFinite).Y))];
        double[] ends = [.. order.Select(i => plot.Y(Series[i].Points.Last(IsFinite).Y))];
        double[] middles = LabelPlacement.Spread(ends, LineStep, plot.Top, plot.Bottom);
        for (int k = 0; k < order.Length; k++)
        {
            LineSeries series = Series[order[k]];
            double endX = plot.X(series.Points.Last(IsFinite).X);
            canvas.Line(endX + 4, ends[k], plot.Right + NameGap - 4, middles[k], canvas.Stroke(ColorOf(order[k])), 1.5);
            canvas.Text(plot.Right + NameGap, middles[k] + (0.35 * LabelSize), series.Name, new TextStyle(LabelSize, canvas.Fill(Palette.Ink), Bold: true));
        }
    }
}
