using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Curves.</summary>
public static partial class PlotlyFigures
{
    // What the name of a line above the plot takes.
    private const double LabelRoom = 22;

    private static JsonObject Lines(LineChart chart, bool isDark)
    {
        var drawing = new PlotlyDrawing(chart, isDark);
        ChartPoint[] finite = [.. chart.Series.SelectMany(series => series.Points).Where(LineChart.IsFinite)];
        for (int i = 0; i < chart.Series.Count; i++)
        {
            LineSeries series = chart.Series[i];
            string color = drawing.Color(chart.ColorOf(i));
            // A point between two gaps is on no line.
            bool marked = series.Points.Count <= LineChart.MostDiscs || !series.Points.All(LineChart.IsFinite);
            drawing.Trace(new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = marked ? "lines+markers" : "lines",
                ["name"] = PlotlyDrawing.Escape(series.Name),
                ["x"] = PlotlyDrawing.Numbers(series.Points.Select(point => point.X)),
                ["y"] = PlotlyDrawing.Numbers(series.Points.Select(point => point.Y)),
                ["connectgaps"] = false,
                ["line"] = new JsonObject { ["color"] = color, ["width"] = 2.25, ["dash"] = series.Dashed ? "dash" : "solid" },
                ["marker"] = new JsonObject { ["color"] = color, ["size"] = 6 },
                ["hovertext"] = PlotlyDrawing.Texts(series.Points.Select(point => LineChart.IsFinite(point)
                    ? PlotlyDrawing.Hover(chart.HoverText(series, point))
                    : "")),
            });
        }

        JsonObject x = drawing.Axis(chart.XTitle, 360);
        JsonObject y = drawing.Axis(chart.YTitle, drawing.PlotHeight, chart.YIsPercent);
        (AxisScale xScale, AxisScale yScale) = chart.Scales(finite);
        (x["range"], y["range"]) = (PlotlyDrawing.Range(xScale, 0.01), PlotlyDrawing.Range(yScale, 0.02));
        if (finite.Length == 0)
            drawing.Empty("no values");
        else if (finite.All(point => point.X == Math.Floor(point.X)) && finite.Max(point => point.X) - finite.Min(point => point.X) <= 8)
            x["dtick"] = 1;

        (x["showgrid"], x["showline"]) = (false, true);
        (drawing.Layout["xaxis"], drawing.Layout["yaxis"]) = (x, y);
        if (chart.Reference is { } reference && double.IsFinite(reference.Y))
            drawing.Reference(reference.Y, reference.Label, isVertical: false, "dot");
        double lift = 0;
        if (chart.Marker is { } marker && finite.Length > 0 && marker.X >= xScale.Minimum && marker.X <= xScale.Maximum)
        {
            double place = (marker.X - xScale.Minimum) / (xScale.Maximum - xScale.Minimum);
            drawing.Reference(marker.X, marker.Label, isVertical: true, "dash", place);
            lift = LabelRoom;
        }

        if (chart.Series.Count > 0)
            drawing.LegendAbove(chart.Series.Select(series => series.Name), lift);
        drawing.Margin = drawing.Margin with { Top = drawing.Margin.Top + lift };

        return drawing.Finish(chart.Note);
    }
}
