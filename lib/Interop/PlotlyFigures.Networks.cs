using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Networks: a block a stage, and below it bars of its share of all parameters and of all multiply-adds.</summary>
public static partial class PlotlyFigures
{
    private const double BarsHeight = 96;
    private const double BarsGap = 34;

    private static JsonObject Network(ArchitectureDrawing figure, bool isDark)
    {
        figure.Check();
        var drawing = new PlotlyDrawing(figure, isDark) { Margin = (0, 0, 0, 20) };
        var plane = new PixelPlane(drawing);
        IReadOnlyList<ArchitectureStage> stages = ArchitectureStage.Of(figure.Layers);
        ArchitectureBlock[] blocks = figure.Blocks(stages, largestSide: 112);
        List<ArchitectureDrawing.HeadingLine>[] headings = [[new("input", Bold: true)], .. stages.Select(ArchitectureDrawing.HeadingLines)];
        double[] centers = new double[blocks.Length];
        // At the left the names of the bars.
        double next = 104;
        for (int i = 0; i < blocks.Length; i++)
        {
            double width = figure.ColumnWidth(blocks[i], headings[i]);
            centers[i] = next + (width / 2);
            next += width;
        }

        double axis = (headings.Max(lines => lines.Count) * LineStep) + 12 + blocks.Max(block => (block.FrontHeight / 2) + block.BackY);
        double floor = axis + blocks.Max(block => block.FrontHeight / 2);
        for (int i = 0; i < blocks.Length; i++)
        {
            plane.Text(centers[i], 0, string.Join("<br>", headings[i].Select(line =>
                line.Bold ? $"<b>{PlotlyDrawing.Escape(line.Text)}</b>" : PlotlyDrawing.Escape(line.Text))), FigureText.NoteSize, Palette.Ink,
                "center");
            string words = i == 0 ? "input: " + blocks[0].Shape : figure.InWords(stages[i - 1]);
            DrawBlock(drawing, plane, figure, blocks[i], centers[i], axis, words);
            plane.Text(centers[i], floor + 6, PlotlyDrawing.Escape(blocks[i].Shape), FigureText.NoteSize, Palette.Ink, "center");
        }

        double drawn = floor + LineStep + 14;
        plane.Close(next, drawn + (2 * (BarsGap + BarsHeight)), reach: 60);
        double share = BarsHeight / drawing.PlotHeight;
        double gap = BarsGap / drawing.PlotHeight;
        drawing.Layout["yaxis"]!["range"] = PlotlyDrawing.Numbers([drawn, 0]);
        drawing.Layout["yaxis"]!["domain"] = PlotlyDrawing.Numbers([(2 * share) + (2 * gap), 1]);
        AddBars(drawing, "y2", "parameters", stages, centers, stage => stage.Parameters, ArchitectureDrawing.ParameterColor, share + gap, share);
        AddBars(drawing, "y3", "multiply-adds", stages, centers, stage => stage.MultiplyAdds, ArchitectureDrawing.WorkColor, 0, share);
        return drawing.Finish(stages.Count == 0 ? "no layers" : null, ArchitectureDrawing.ScaleNote, figure.Note);
    }

    private static void DrawBlock(PlotlyDrawing drawing, PixelPlane plane, ArchitectureDrawing figure, ArchitectureBlock block, double center,
        double axis, string hover)
    {
        (double w, double h, double dx, double dy) = (block.FrontWidth, block.FrontHeight, block.BackX, block.BackY);
        (double x, double y) = (center - (block.Width / 2), axis - (h / 2));
        plane.Spot(x + (w / 2), axis, hover);
        if (block.IsVector)
        {
            double cell = h / block.Channels;
            for (int i = 0; i < block.Channels; i++)
            {
                ThemedColor color = block.CellColors is { } colors && i < colors.Count ? colors[i] : block.Base;
                plane.Rectangle(x, y + (i * cell), w, cell, color, Palette.Surface, 2);
                if (figure.HasLabels(block))
                {
                    plane.Text(x + w + 6, y + ((i + 0.5) * cell), PlotlyDrawing.Escape(figure.Classes![i]), 12, Palette.Ink, "left", "middle");
                }
            }

            return;
        }

        ThemedColor edge = block.Shade(0.3, 0.35, darker: true);
        plane.Polygon([new(x, y), new(x + dx, y - dy), new(x + dx + w, y - dy), new(x + w, y)], block.Shade(0.78, 0.15), edge);
        plane.Polygon([new(x + w, y), new(x + w + dx, y - dy), new(x + w + dx, y + h - dy), new(x + w, y + h)], block.Shade(0.35, 0.62), edge);
        plane.Polygon([new(x, y), new(x + w, y), new(x + w, y + h), new(x, y + h)], block.Shade(0.6, 0.4), edge);
        if (block.Face is { } face)
            drawing.Image(PixelPlane.Stretched(face, x, y, w, h));
    }

    private static void AddBars(PlotlyDrawing drawing, string axis, string what, IReadOnlyList<ArchitectureStage> stages, double[] centers,
        Func<ArchitectureStage, long> amount, ThemedColor color, double bottom, double height)
    {
        long whole = stages.Sum(amount);
        drawing.Trace(new JsonObject
        {
            ["type"] = "bar",
            ["name"] = what,
            ["showlegend"] = false,
            ["yaxis"] = axis,
            ["width"] = 44,
            ["x"] = PlotlyDrawing.Numbers(centers.Skip(1)),
            ["y"] = PlotlyDrawing.Numbers(stages.Select(stage => ArchitectureDrawing.Share(amount(stage), whole))),
            ["customdata"] = PlotlyDrawing.Numbers(stages.Select(stage => (double)amount(stage))),
            ["marker"] = new JsonObject { ["color"] = drawing.Color(color) },
            ["text"] = PlotlyDrawing.Texts(stages.Select(stage => amount(stage) == 0 ? "none"
                : $"{PlotlyDrawing.Escape(NumberText.WholePercent(ArchitectureDrawing.Share(amount(stage), whole)))}" +
                    $"<br>{ArchitectureDrawing.Compact(amount(stage))}")),
            ["textposition"] = "outside",
            ["cliponaxis"] = false,
            ["textfont"] = new JsonObject { ["size"] = 12 },
            ["textangle"] = 0,
            ["hovertext"] = PlotlyDrawing.Texts(stages.Select(stage => PlotlyDrawing.Hover($"{stage.First.Name}: {NumberText.Count(amount(stage))} " +
                $"{what}, {NumberText.Percent(ArchitectureDrawing.Share(amount(stage), whole))} of all"))),
        });
        drawing.Layout[axis.Replace("y", "yaxis", StringComparison.Ordinal)] = new JsonObject
        {
            ["domain"] = PlotlyDrawing.Numbers([bottom, bottom + height]),
            ["range"] = PlotlyDrawing.Numbers([0, 1]),
            ["fixedrange"] = true,
            ["showticklabels"] = false,
            ["showgrid"] = false,
            ["zeroline"] = true,
            ["zerolinecolor"] = drawing.Color(Palette.Axis),
        };
        drawing.Note(new JsonObject
        {
            ["text"] = $"<b>{what}</b><br>{ArchitectureDrawing.Compact(whole)} in all",
            ["align"] = "left",
            ["xref"] = "x",
            ["x"] = 0,
            ["xanchor"] = "left",
            ["yref"] = "paper",
            ["y"] = bottom,
            ["yanchor"] = "bottom",
        });
    }
}
