using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Reliability diagrams.</summary>
public static partial class PlotlyFigures
{
    private static JsonObject Reliability(ReliabilityDiagram chart, bool isDark)
    {
        var drawing = new PlotlyDrawing(chart, isDark) { PlotHeight = 380 };
        ReliabilityBar[] bins = [.. chart.Filled];
        drawing.Trace(new JsonObject
        {
            ["type"] = "bar",
            ["name"] = ReliabilityDiagram.BarName,
            ["x"] = PlotlyDrawing.Numbers(bins.Select(bin => (bin.Low + bin.High) / 2)),
            ["y"] = PlotlyDrawing.Numbers(bins.Select(bin => bin.Accuracy)),
            ["width"] = PlotlyDrawing.Numbers(bins.Select(bin => 0.96 * (bin.High - bin.Low))),
            ["marker"] = new JsonObject { ["color"] = PlotlyDrawing.Texts(bins.Select(bin => drawing.Color(ReliabilityDiagram.ColorOf(bin)))) },
            ["hovertext"] = PlotlyDrawing.Texts(bins.Select(bin => PlotlyDrawing.Hover($"confidence {ReliabilityDiagram.HoverText(bin)}"))),
        });
        // One trace draws all marks: a gap parts each from the next.
        drawing.Trace(LineOf(drawing, ReliabilityDiagram.MarkName, Palette.Series(1), "solid",
            bins.SelectMany(bin => new[] { bin.Low, bin.High, double.NaN }), bins.SelectMany(bin => new[] { bin.Confidence, bin.Confidence, double.NaN })));
        drawing.Trace(LineOf(drawing, ReliabilityDiagram.DiagonalName, Palette.Ink, "dot", [0, 1], [0, 1]));

        JsonObject x = drawing.Axis(ReliabilityDiagram.XTitle, 360, isPercent: true);
        JsonObject y = drawing.Axis(ReliabilityDiagram.YTitle, drawing.PlotHeight, isPercent: true);
        (x["range"], y["range"]) = (PlotlyDrawing.Numbers([0, 1]), PlotlyDrawing.Numbers([0, 1.01]));
        (x["showgrid"], x["showline"]) = (false, true);
        (drawing.Layout["xaxis"], drawing.Layout["yaxis"]) = (x, y);
        if (bins.Length == 0)
            drawing.Empty("no pictures");
        drawing.LegendAbove([ReliabilityDiagram.BarName, ReliabilityDiagram.MarkName, ReliabilityDiagram.DiagonalName]);
        return drawing.Finish(chart.Summary(), chart.FewText(), chart.Note);
    }

    private static JsonObject LineOf(
        PlotlyDrawing drawing, string name, ThemedColor color, string dash, IEnumerable<double> xs, IEnumerable<double> ys) => new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = name,
            ["x"] = PlotlyDrawing.Numbers(xs),
            ["y"] = PlotlyDrawing.Numbers(ys),
            ["connectgaps"] = false,
            ["line"] = new JsonObject { ["color"] = drawing.Color(color), ["width"] = 2.5, ["dash"] = dash },
            ["hoverinfo"] = "skip",
        };
}
