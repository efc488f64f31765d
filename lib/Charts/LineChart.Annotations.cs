namespace FerLib.Charts;

/// <summary>What is written on the chart: the curves' names, the marker and the reference line.</summary>
public sealed partial class LineChart
{
    private void DrawReference(SvgCanvas canvas, PlotArea plot, (double Y, string Label) reference, TextStyle style)
    {
        double y = plot.Y(reference.Y);
        canvas.Line(plot.Left, y, plot.Right, y, canvas.Stroke(Palette.Axis), 1.5, Legend.Dots);

        // At the end of the line, above or below it, where the fewest points lie.
        double width = TextMetrics.Width(reference.Label, FigureText.NoteSize);
        ChartPoint[] points = [.. Series.SelectMany(series => series.Points).Where(IsFinite)
            .Select(point => new ChartPoint(plot.X(point.X), plot.Y(point.Y)))];
        (double X, double Baseline)[] places =
        [
            (plot.Right - width - 4, y - 6), (plot.Right - width - 4, y + 6 + (0.8 * style.Size)),
            (plot.Left + 6, y - 6), (plot.Left + 6, y + 6 + (0.8 * style.Size)),
        ];
        (double x, double baseline) = places
            .Where(place => place.Baseline - style.Size >= plot.Top && place.Baseline + 4 <= plot.Bottom)
            .DefaultIfEmpty(places[0])
            .MinBy(place => points.Count(point =>
                point.X > place.X - 6 && point.X < place.X + width + 6
                && point.Y > place.Baseline - style.Size - 2 && point.Y < place.Baseline + 6));
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
            canvas.Text(plot.Right + NameGap, middles[k] + (0.35 * LabelSize), series.Name,
                new TextStyle(LabelSize, canvas.Fill(Palette.Ink), Bold: true));
        }
    }
}
