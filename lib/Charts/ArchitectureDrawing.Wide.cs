namespace FerLib.Charts;

public sealed partial class ArchitectureDrawing
{
    private const double ColumnWidth = 104;
    private const double BlockArea = 190;
    private const double LargestSide = 84;
    private const double DeepestStack = 30;
    private const double BarArea = 60;

    private static readonly ThemedColor Front = ThemedColor.Parse("#c6dbef", "#1c4a80");
    private static readonly ThemedColor Top = ThemedColor.Parse("#e6f0fa", "#2f6cb0");
    private static readonly ThemedColor Side = ThemedColor.Parse("#8fbadd", "#123459");
    private static readonly ThemedColor Edge = ThemedColor.Parse("#1d4f86", "#8fbce8");

    private string DrawWide()
    {
        IReadOnlyList<ArchitectureStage> stages = ArchitectureStage.Of(Layers);
        var canvas = new SvgCanvas();
        double width = (2 * FigureText.Margin) + (ColumnWidth * (stages.Count + 1));
        double top = FigureText.DrawTitle(canvas, Title, width) + 8;
        var label = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink), TextAnchor.Middle);
        var muted = label with { Css = canvas.Fill(Palette.Muted) };
        double blockTop = top + 110;
        double floor = blockTop + 130;
        DrawBlock(canvas, 0, floor, Input.Channels, Input.Height, "input: " + Shape(Input.Channels, Input.Height, Input.Width));
        canvas.Text(Center(0), top + FigureText.LabelSize, "input", label with { Bold = true });
        canvas.Text(Center(0), floor + 22, Shape(Input.Channels, Input.Height, Input.Width), label);
        for (int i = 0; i < stages.Count; i++)
        {
            ArchitectureStage stage = stages[i];
            double x = Center(i + 1);
            if (stage.PaperRows.Length > 0)
                canvas.Text(x, top + FigureText.LabelSize, "row " + stage.PaperRows, muted);
            IEnumerable<string> lines = stage.First.Kind.Split(", ").SelectMany(part =>
                TextMetrics.Wrap(part, FigureText.NoteSize, ColumnWidth - 4));
            canvas.Lines(x, top + FigureText.LabelSize + 18, [.. lines], label);
            DrawBlock(canvas, i + 1, floor, stage.Last.Channels, stage.Last.Height, InWords(stage));
            canvas.Text(x, floor + 22, Shape(stage.Last.Channels, stage.Last.Height, stage.Last.Width), label);
            DrawBar(canvas, x, floor + 50 + BarArea, Share(stage.Parameters, Parameters), InWords(stage));
            DrawBar(canvas, x, floor + 80 + (2 * BarArea) + 10, Share(stage.MultiplyAdds, MultiplyAdds), InWords(stage));
        }

        canvas.Lines(FigureText.Margin, floor + 62, ["parameters", NumberText.Count(Parameters)], label with { Anchor = TextAnchor.Start });
        canvas.Lines(FigureText.Margin, floor + 102 + BarArea, ["multiply-adds", NumberText.Count(MultiplyAdds)],
            label with { Anchor = TextAnchor.Start });
        double bottom = FigureText.DrawNotes(canvas, floor + 100 + (2 * BarArea), width, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: width, narrowest: FigureText.LeastScale * width);
    }

    private static double Center(int column) => FigureText.Margin + ((column + 0.5) * ColumnWidth);

    private void DrawBlock(SvgCanvas canvas, int column, double floor, int channels, int height, string hover)
    {
        int most = Layers.Select(layer => layer.Channels).Append(Input.Channels).Max();
        int highest = Layers.Select(layer => layer.Height).Append(Input.Height).Max();
        double side = Math.Max(8, LargestSide * Math.Sqrt((double)height / highest));
        double depth = Math.Max(3, DeepestStack * channels / most);
        double x = Center(column) - ((side + depth) / 2);
        double y = floor - side;
        string edge = canvas.Stroke(Edge);
        canvas.Polygon([new(x, y), new(x + depth, y - depth), new(x + depth + side, y - depth), new(x + side, y)],
            $"{canvas.Fill(Top)} {edge}", 1, hover);
        canvas.Polygon([new(x + side, y), new(x + side + depth, y - depth), new(x + side + depth, y + side - depth), new(x + side, y + side)],
            $"{canvas.Fill(Side)} {edge}", 1, hover);
        canvas.Rectangle(x, y, side, side, $"{canvas.Fill(Front)} {edge}", strokeWidth: 1, hover: hover);
    }

    private static void DrawBar(SvgCanvas canvas, double center, double floor, double share, string hover)
    {
        double height = Math.Max(1, BarArea * share);
        canvas.Rectangle(center - 16, floor - height, 32, height, canvas.Fill(Palette.Series(0)), hover: hover);
        canvas.Text(center, floor + 18, NumberText.WholePercent(share),
            new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink), TextAnchor.Middle));
    }
}
