using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Histograms.</summary>
public static partial class PlotlyFigures
{
    private static JsonObject Histogram(HistogramChart chart, bool isDark)
    {
        var drawing = new PlotlyDrawing(chart, isDark);
        int bins = chart.BinCount;
        ThemedColor[] colors = chart.Colors();
        for (int i = 0; i < chart.Series.Count && bins > 0; i++)
        {
            if (chart.Series.Count == 1)
                drawing.Trace(BinsOf(drawing, chart, chart.Series[i], colors[i]));
            else
                drawing.Trace(StepsOf(drawing, chart, chart.Series[i], colors[i]));
        }

        drawing.Layout["bargap"] = bins > 80 ? 0 : 0.02;
        JsonObject x = drawing.Axis(chart.XTitle, 360);
        JsonObject y = drawing.Axis(chart.YTitle, drawing.PlotHeight, chart.IsShare);
        (x["showgrid"], x["showline"]) = (false, true);
        y["rangemode"] = "tozero";
        (drawing.Layout["xaxis"], drawing.Layout["yaxis"]) = (x, y);
        if (bins > 0)
        {
            // One or two bins stand in free space, as in the drawing.
            int free = bins <= 2 ? 1 : 0;
            x["range"] = PlotlyDrawing.Numbers([chart.Edge(-free), chart.Edge(bins + free)]);
        }

        if (chart.Most <= 0)
        {
            y["range"] = PlotlyDrawing.Numbers([0, 1]);
            drawing.Empty("no values");
        }

        if (chart.Series.Count > 1)
            drawing.LegendAbove(chart.Series.Select(series => series.Name));
        if (chart.Cut() is { } cut)
            MarkCut(drawing, chart, y, cut);
        return drawing.Finish(chart.CutText(), chart.Note);
    }

    private static JsonObject BinsOf(PlotlyDrawing drawing, HistogramChart chart, HistogramSeries series, ThemedColor color)
    {
        IEnumerable<int> bins = Enumerable.Range(0, chart.BinCount);
        return new JsonObject
        {
            ["type"] = "bar",
            ["name"] = PlotlyDrawing.Escape(series.Name),
            ["x"] = PlotlyDrawing.Numbers(bins.Select(bin => chart.Edge(bin) + (chart.BinWidth / 2))),
            ["y"] = PlotlyDrawing.Numbers(series.Counts.Select(HistogramChart.Shown)),
            ["marker"] = new JsonObject { ["color"] = drawing.Color(color), ["line"] = new JsonObject { ["width"] = 0 } },
            ["hovertext"] = PlotlyDrawing.Texts(bins.Select(bin => PlotlyDrawing.Hover(chart.HoverText(bin)))),
        };
    }

    // From the axis up, along the bins, and back: point i + 1 is where bin i starts.
    private static JsonObject StepsOf(PlotlyDrawing drawing, HistogramChart chart, HistogramSeries series, ThemedColor color)
    {
        int[] bins = [.. Enumerable.Range(0, chart.BinCount)];
        string Text(int bin) => PlotlyDrawing.Hover(chart.HoverText(bin));
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = PlotlyDrawing.Escape(series.Name),
            ["x"] = PlotlyDrawing.Numbers([chart.Start, .. bins.Select(chart.Edge), chart.Edge(bins.Length)]),
            ["y"] = PlotlyDrawing.Numbers([0, .. series.Counts.Select(HistogramChart.Shown), 0]),
            ["line"] = new JsonObject { ["color"] = drawing.Color(color), ["width"] = 1.75, ["shape"] = "hv" },
            ["hovertext"] = PlotlyDrawing.Texts([Text(0), .. bins.Select(Text), Text(bins.Length - 1)]),
        };
    }

    private static void MarkCut(PlotlyDrawing drawing, HistogramChart chart, JsonObject axis, double cut)
    {
        axis["range"] = PlotlyDrawing.Numbers([0, cut]);
        double last = double.NegativeInfinity;
        foreach (int bin in chart.CutBins(cut))
        {
            double x = chart.Edge(bin) + (chart.BinWidth / 2);
            // Arrowheads that would cover each other are one.
            if (x - last < chart.BinCount * chart.BinWidth / 50)
                continue;
            last = x;
            drawing.Note(new JsonObject
            {
                ["text"] = "\u25B2",
                ["x"] = x,
                ["xref"] = "x",
                ["y"] = 1,
                ["yref"] = "paper",
                ["yanchor"] = "bottom",
                ["hovertext"] = PlotlyDrawing.Hover(chart.HoverText(bin)),
                ["captureevents"] = true
            });
        }
    }
}
