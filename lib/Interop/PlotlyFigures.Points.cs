using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Scattered points.</summary>
public static partial class PlotlyFigures
{
    private static JsonObject Points(ScatterChart chart, bool isDark)
    {
        var drawing = new PlotlyDrawing(chart, isDark) { PlotHeight = chart.EqualAxes ? 420 : 340 };
        ThemedColor[] colors = chart.Colors();
        for (int i = 0; i < chart.Series.Count; i++)
        {
            ScatterSeries series = chart.Series[i];
            ScatterPoint[] shown = [.. series.Points.Where(ScatterChart.IsShown)];
            drawing.Trace(new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["name"] = PlotlyDrawing.Escape(series.Name),
                ["x"] = PlotlyDrawing.Numbers(shown.Select(point => point.X)),
                ["y"] = PlotlyDrawing.Numbers(shown.Select(point => point.Y)),
                ["customdata"] = PlotlyDrawing.Numbers(shown.Select(point => (double)point.Count)),
                ["marker"] = new JsonObject
                {
                    ["symbol"] = ScatterChart.Shapes[i % ScatterChart.Shapes.Length] switch
                    {
                        LegendMark.Triangle => "triangle-up",
                        LegendMark.Square => "square",
                        LegendMark.Diamond => "diamond",
                        _ => "circle",
                    },
                    ["color"] = drawing.Color(colors[i]),
                    ["size"] = PlotlyDrawing.Numbers(shown.Select(point => Math.Round(2 * chart.Radius(point.Count), 2))),
                    ["opacity"] = 0.85,
                    ["line"] = new JsonObject { ["color"] = drawing.Color(Palette.Surface), ["width"] = 1 },
                },
                ["hovertext"] = PlotlyDrawing.Texts(shown.Select(point => PlotlyDrawing.Hover(chart.HoverText(series, point)))),
            });
        }

        JsonObject x = drawing.Axis(chart.XTitle, 360, chart.XIsPercent);
        JsonObject y = drawing.Axis(chart.YTitle, drawing.PlotHeight, chart.YIsPercent);
        if (chart.EqualAxes)
            (y["scaleanchor"], y["scaleratio"]) = ("x", 1);
        if (!chart.Series.Any(series => series.Points.Any(ScatterChart.IsShown)))
        {
            (x["range"], y["range"]) = (PlotlyDrawing.Numbers([0, 1]), PlotlyDrawing.Numbers([0, 1]));
            drawing.Empty("no points");
        }

        (drawing.Layout["xaxis"], drawing.Layout["yaxis"]) = (x, y);
        if (chart.Series.Count > 1)
            drawing.LegendAbove(chart.Series.Select(series => series.Name));
        return drawing.Finish(chart.CountsText(), chart.LeftOut(), chart.Note);
    }
}
