using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Bars.</summary>
public static partial class PlotlyFigures
{
    // The share of a category's place that its bars take.
    private const double BarShare = 0.8;

    private static JsonObject Bars(BarChart chart, bool isDark)
    {
        var drawing = new PlotlyDrawing(chart, isDark);
        bool lies = chart.Lies();
        (string along, string across) = lies ? ("x", "y") : ("y", "x");
        double[] places = [.. Enumerable.Range(0, chart.Categories.Count).Select(i => (double)i)];
        int inGroup = chart.IsStacked ? 1 : Math.Max(1, chart.Series.Count);
        bool labelled = !chart.HasIntervals && chart.Categories.Count * inGroup <= BarChart.MostLabels;
        for (int s = 0; s < chart.Series.Count; s++)
        {
            BarSeries series = chart.Series[s];
            IReadOnlyList<ThemedColor> colors = chart.Colors(s);
            int index = s;
            var trace = new JsonObject
            {
                ["type"] = "bar",
                ["orientation"] = lies ? "h" : "v",
                ["name"] = PlotlyDrawing.Escape(series.Name),
                [across] = PlotlyDrawing.Numbers(places),
                [along] = PlotlyDrawing.Numbers(series.Values.Select(value => BarChart.IsShown(value) ? value!.Value : double.NaN)),
                ["marker"] = new JsonObject { ["color"] = PlotlyDrawing.Texts(colors.Select(drawing.Color)) },
                ["hovertext"] = PlotlyDrawing.Texts(places.Select(place => PlotlyDrawing.Hover(chart.HoverText(index, (int)place)))),
            };
            if (labelled)
            {
                trace["text"] = PlotlyDrawing.Texts(series.Values.Select(value =>
                    BarChart.IsShown(value) ? PlotlyDrawing.Escape(chart.ValueText(value!.Value)) : ""));
                trace["textposition"] = chart.IsStacked ? "inside" : "outside";
                trace["cliponaxis"] = false;
                if (chart.IsStacked)
                    trace["insidetextanchor"] = "middle";
            }

            if (series.Values.Any(BarChart.HasInterval))
                trace["error_" + along] = Intervals(drawing, series);
            drawing.Trace(trace);
            MarkMissing(drawing, chart, s, lies);
        }

        drawing.Layout["barmode"] = chart.IsStacked ? "relative" : "group";
        drawing.Layout["bargap"] = 1 - BarShare;
        if (labelled)
            drawing.Layout["uniformtext"] = new JsonObject { ["mode"] = "hide", ["minsize"] = 10 };
        drawing.PlotHeight = lies ? Math.Max(140, chart.Categories.Count * Math.Max(34, (18 * inGroup) + 12)) : 300;
        JsonObject values = drawing.Axis(chart.ValueTitle, lies ? 360 : drawing.PlotHeight, chart.IsPercent);
        // What is drawn as bars begins at zero.
        (values["zeroline"], values["zerolinecolor"]) = (true, drawing.Color(Palette.Axis));
        AxisScale scale = chart.Scale();
        // Numbers behind the bars' ends need room.
        double room = labelled && !chart.IsStacked ? 0.1 * (scale.Maximum - scale.Minimum) : 0.02 * (scale.Maximum - scale.Minimum);
        values["range"] = PlotlyDrawing.Numbers([scale.Minimum < 0 ? scale.Minimum - room : scale.Minimum, scale.Maximum + room]);
        JsonObject names = drawing.NameAxis(chart.CategoryTitle, chart.Categories, lies ? 150 : 480.0 / Math.Max(1, chart.Categories.Count),
            lies ? drawing.PlotHeight : 360, isReversed: lies);
        drawing.Layout[along + "axis"] = values;
        drawing.Layout[across + "axis"] = names;
        if (!chart.HasBars)
            drawing.Empty("no values");
        double lift = 0;
        if (chart.ReferenceIn(scale) is { } reference)
        {
            drawing.Reference(reference.Value, reference.Label, isVertical: lies, "dot");
            lift = lies ? LabelRoom : 0;
        }

        if (chart.Series.Count > 1)
            drawing.LegendAbove(chart.Series.Select(series => series.Name), lift);
        drawing.Margin = drawing.Margin with { Top = drawing.Margin.Top + lift };

        return drawing.Finish(chart.HasIntervals ? chart.IntervalNote : null, chart.Note);
    }

    private static JsonObject Intervals(PlotlyDrawing drawing, BarSeries series) => new()
    {
        ["type"] = "data",
        ["symmetric"] = false,
        ["color"] = drawing.Color(Palette.Ink),
        ["thickness"] = 1.5,
        ["width"] = 4,
        ["array"] = Ends(series, value => value.High!.Value - value.Value),
        ["arrayminus"] = Ends(series, value => value.Value - value.Low!.Value),
    };

    // Plotly reads null as an interval of no length, and draws none for what is no number.
    private static JsonArray Ends(BarSeries series, Func<BarValue, double> length) => new([.. series.Values.Select(value =>
        BarChart.HasInterval(value) ? (JsonNode)length(value!) : "none")]);

    // A bar that is not there says so in its place.
    private static void MarkMissing(PlotlyDrawing drawing, BarChart chart, int series, bool lies)
    {
        if (!chart.HasBars || (chart.IsStacked && series > 0))
            return;
        int count = chart.IsStacked ? 1 : chart.Series.Count;
        for (int i = 0; i < chart.Categories.Count; i++)
        {
            bool missing = chart.IsStacked
                ? chart.Series.All(one => !BarChart.IsShown(one.Values[i]))
                : !BarChart.IsShown(chart.Series[series].Values[i]);
            if (!missing)
                continue;
            double place = i + (chart.IsStacked ? 0 : (series - ((count - 1) / 2.0)) * BarShare / count);
            drawing.Note(new JsonObject
            {
                ["text"] = lies || chart.Categories.Count * count <= 8 ? "no value" : FigureTable.Nothing,
                ["font"] = new JsonObject { ["size"] = 12, ["color"] = drawing.Color(Palette.Muted) },
                [lies ? "y" : "x"] = place,
                [lies ? "x" : "y"] = 0,
                ["xref"] = "x",
                ["yref"] = "y",
                ["xanchor"] = lies ? "left" : "center",
                ["yanchor"] = lies ? "middle" : "bottom",
            });
        }
    }
}
