namespace FerLib.Charts;

/// <summary>How the chart is drawn.</summary>
public sealed partial class ScatterChart
{
    private const double Width = 530;
    private const double PlotHeight = 320;
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;

    // Of a point that stands for one, and of the largest.
    private const double SingleRadius = 4.5;
    private const double LargestRadius = 18;

    internal static readonly LegendMark[] Shapes = [LegendMark.Disc, LegendMark.Triangle, LegendMark.Square, LegendMark.Diamond];

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
            y = Legend.Draw(canvas, y, Width, [.. Series.Select((series, i) => (series.Name, colors[i], Shapes[i % Shapes.Length]))]);
        if (YTitle.Length > 0)
            y = canvas.Lines(FigureText.Margin, y + LabelSize, TextMetrics.Wrap(YTitle, LabelSize, Width - (2 * FigureText.Margin)), muted)
                - LabelSize + 4;

        ScatterPoint[] shown = [.. Series.SelectMany(series => series.Points).Where(IsShown)];
        (AxisScale xScale, AxisScale yScale) = Scales(shown);
        double left = FigureText.Margin + yScale.Ticks.Max(tick => TextMetrics.Width(yScale.Label(tick), LabelSize)) + 8;
        double right = Width - FigureText.Margin - (TextMetrics.Width(xScale.Label(xScale.Ticks[^1]), LabelSize) / 2);
        double height = EqualAxes ? right - left : PlotHeight;
        var plot = new PlotArea(left, y + 10, right, y + 10 + height, xScale, yScale);
        plot.DrawAxes(canvas, muted, Width, crossed: true);
        DrawPoints(canvas, plot, colors);
        if (shown.Length == 0)
            canvas.Text((left + right) / 2, plot.Top + (height / 2), "no points", muted with { Anchor = TextAnchor.Middle, Halo = true });

        double bottom = plot.Bottom + 8 + LineStep;
        if (XTitle.Length > 0)
            bottom = canvas.Lines((left + right) / 2, bottom + LabelSize, TextMetrics.Wrap(XTitle, LabelSize, right - left),
                muted with { Anchor = TextAnchor.Middle }) - LabelSize;
        bottom = FigureText.DrawNotes(canvas, bottom, Width, CountsText(), LeftOut(), Note);
        return canvas.Finish(Width, bottom, Title, TextAlternative, widest: 600);
    }

    internal ThemedColor[] Colors()
    {
        IReadOnlyList<ThemedColor> byName = Palette.ForSeries([.. Series.Select(series => series.Name)]);
        return [.. Series.Select((series, i) => series.Color ?? byName[i])];
    }

    internal string? CountsText() => !HasCounts ? null
        : $"Larger where several coincide, up to {NumberText.Count(Most)}" +
            (IsLogarithmic ? ", on a logarithmic scale." : ": the area is their number.");

    private int Most => Series.SelectMany(series => series.Points).Where(IsShown).Select(point => point.Count).DefaultIfEmpty(1).Max();

    // Beyond a certain range of counts, areas that keep the proportions would hide a single point or fill the chart.
    private bool IsLogarithmic => SingleRadius * Math.Sqrt(Most) > LargestRadius;

    internal double Radius(int count) => IsLogarithmic
        ? SingleRadius + ((LargestRadius - SingleRadius) * Math.Log(count) / Math.Log(Most))
        : SingleRadius * Math.Sqrt(count);

    private (AxisScale X, AxisScale Y) Scales(ScatterPoint[] shown)
    {
        if (shown.Length == 0)
            return (AxisScale.Rounded(0, 1, 5, XIsPercent), AxisScale.Rounded(0, 1, 5, YIsPercent));

        (double left, double right) = (shown.Min(point => point.X), shown.Max(point => point.X));
        (double low, double high) = (shown.Min(point => point.Y), shown.Max(point => point.Y));
        if (EqualAxes)
            (left, right, low, high) = (Math.Min(left, low), Math.Max(right, high), Math.Min(left, low), Math.Max(right, high));
        return (AxisScale.Rounded(left, right, 6, XIsPercent), AxisScale.Rounded(low, high, EqualAxes ? 6 : 5, YIsPercent));
    }

    // The largest first, so that none is hidden; a rim in the surface's color keeps those apart that overlap.
    private void DrawPoints(SvgCanvas canvas, PlotArea plot, ThemedColor[] colors)
    {
        var points = Series.SelectMany((series, i) => series.Points.Where(IsShown).Select(point => (Series: i, Point: point)))
            .OrderByDescending(item => item.Point.Count).ToList();
        foreach ((int series, ScatterPoint point) in points)
        {
            LegendMark shape = Shapes[series % Shapes.Length];
            (double x, double y, double radius) = (plot.X(point.X), plot.Y(point.Y), Radius(point.Count));
            Legend.DrawMark(canvas, x, y, radius + 1.25, canvas.Fill(Palette.Surface), shape);
            Legend.DrawMark(canvas, x, y, radius, canvas.Fill(colors[series]), shape);
            canvas.HoverArea(x, y, Math.Max(8, radius), HoverText(Series[series], point));
        }
    }
}
