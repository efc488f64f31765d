using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Curves.</summary>
public static partial class PlotlyFigures
{
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
                ["type"] = "scatter", ["mode"] = marked ? "lines+markers" : "lines", ["name"] = PlotlyDrawing.Escape(series.Name),
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
        if (finite.Length == 0)
        {
            (x["range"], y["range"]) = (PlotlyDrawing.Numbers([0, 1]), PlotlyDrawing.Numbers([0, 1]));
            drawing.Empty("no values");
        }
        else if (finite.All(point => point.X == Math.Floor(point.X)) && finite.Max(point => point.X) - finite.Min(point => point.X) <= 8)
        {
            x["dtick"] = 1;
        }

        (x["showgrid"], x["showline"]) = (false, true);
        (drawing.Layout["xaxis"], drawing.Layout["yaxis"]) = (x, y);
        if (chart.Series.Count > 0)
            drawing.LegendAbove(chart.Series.Select(series => series.Name));
        if (chart.Reference is { } reference && double.IsFinite(reference.Y))
            drawing.Reference(reference.Y, reference.Label, isVertical: false, "dot");
        if (chart.Marker is { } marker && finite.Length > 0 && marker.X >= finite.Min(point => point.X)
            && marker.X <= finite.Max(point => point.X))
        {
            drawing.Reference(marker.X, marker.Label, isVertical: true, "dash");
            drawing.Margin = drawing.Margin with { Top = drawing.Margin.Top + 22 };
            ((JsonObject?)drawing.Layout["legend"])?.Add("yref", "container");
        }

        return drawing.Finish(chart.Note);
    }
}
