namespace FerLib.Charts;

public sealed partial class ArchitectureDrawing
{
    private const double BarHeight = 72;
    private const double BarWidth = 44;
    private const double LineStep = FigureText.NoteSize * TextMetrics.LineHeight;

    internal static readonly ThemedColor ParameterColor = ThemedColor.Parse("#2171b5", "#4292c6");
    internal static readonly ThemedColor WorkColor = ThemedColor.Parse("#c75000", "#ee7733");

    // A column a stage, the input first: what is done, the block it gives, its shape, its bars.
    private string DrawWide()
    {
        IReadOnlyList<ArchitectureStage> stages = ArchitectureStage.Of(Layers);
        ArchitectureBlock[] blocks = Blocks(stages, largestSide: 112);
        List<HeadingLine>[] headings = [[new("input", Bold: true)], .. stages.Select(HeadingLines)];
        double[] lefts = new double[blocks.Length + 1];
        lefts[0] = FigureText.Margin;
        for (int i = 0; i < blocks.Length; i++)
            lefts[i + 1] = lefts[i] + ColumnWidth(blocks[i], headings[i]);
        double width = Math.Max(lefts[^1] + FigureText.Margin, 340);

        var canvas = new SvgCanvas { HoversThroughText = true };
        double top = FigureText.DrawTitle(canvas, Title, width, scrolls: false) + 10;
        double axis = top + (headings.Max(lines => lines.Count) * LineStep) + 12
            + blocks.Max(block => (block.FrontHeight / 2) + block.BackY);
        double floor = axis + blocks.Max(block => block.FrontHeight / 2);
        double[] centers = [.. blocks.Select((_, i) => (lefts[i] + lefts[i + 1]) / 2)];
        DrawFlow(canvas, stages, blocks, centers, axis);
        for (int i = 0; i < blocks.Length; i++)
        {
            DrawHeading(canvas, centers[i], top, headings[i]);
            canvas.Text(centers[i], floor + 10 + FigureText.NoteSize, blocks[i].Shape,
                new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink), TextAnchor.Middle));
        }

        double bottom = DrawBars(canvas, stages, centers, floor + LineStep + 30, "parameters", stage => stage.Parameters, ParameterColor);
        bottom = DrawBars(canvas, stages, centers, bottom + 16, "multiply-adds", stage => stage.MultiplyAdds, WorkColor);
        bottom = FigureText.DrawNotes(canvas, bottom, width, scrolls: false, stages.Count == 0 ? "no layers" : null, ScaleNote, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: 1.1 * width, narrowest: FigureText.LeastScale * width);
    }

    internal double ColumnWidth(ArchitectureBlock block, List<HeadingLine> heading)
    {
        double text = heading.Max(line => TextMetrics.Width(line.Text, FigureText.NoteSize, line.Bold));
        return Math.Max(Math.Max(text, TextMetrics.Width(block.Shape, FigureText.NoteSize)) + 8, block.Width + LabelsWidth(block) + 16);
    }

    private double LabelsWidth(ArchitectureBlock block) =>
        HasLabels(block) ? 6 + TextMetrics.Width(Classes!, FigureText.NoteSize) : 0;

    internal bool HasLabels(ArchitectureBlock block) => block.IsVector && Classes?.Count == block.Channels && block.IsLast;

    private void DrawFlow(SvgCanvas canvas, IReadOnlyList<ArchitectureStage> stages, ArchitectureBlock[] blocks,
        double[] centers, double axis)
    {
        double previous = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            double x = centers[i] - ((blocks[i].Width + LabelsWidth(blocks[i])) / 2);
            if (i > 0)
                DrawArrow(canvas, previous + 3, axis, x - 3, axis);
            blocks[i].Draw(canvas, x, axis, i == 0 ? "input: " + blocks[0].Shape : InWords(stages[i - 1]));
            previous = x + blocks[i].Width;
            if (HasLabels(blocks[i]))
                DrawLabels(canvas, previous + 6, axis, blocks[i]);
        }
    }

    private void DrawLabels(SvgCanvas canvas, double x, double axis, ArchitectureBlock block)
    {
        var style = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink));
        double step = block.FrontHeight / Classes!.Count;
        for (int i = 0; i < Classes.Count; i++)
            canvas.Text(x, axis - (block.FrontHeight / 2) + ((i + 0.5) * step) + (0.35 * style.Size), Classes[i], style);
    }

    private static void DrawArrow(SvgCanvas canvas, double fromX, double fromY, double toX, double toY)
    {
        (double dx, double dy) = toX - fromX > Math.Abs(toY - fromY) ? (1, 0) : (0, 1);
        canvas.Line(fromX, fromY, toX - (6 * dx), toY - (6 * dy), canvas.Stroke(Palette.Axis), 1.75);
        canvas.Polygon([new(toX - (8 * dx) - (4.5 * dy), toY - (8 * dy) - (4.5 * dx)), new(toX, toY),
            new(toX - (8 * dx) + (4.5 * dy), toY - (8 * dy) + (4.5 * dx))], canvas.Fill(Palette.Axis));
    }

    private static void DrawHeading(SvgCanvas canvas, double x, double top, List<HeadingLine> lines)
    {
        double y = top + FigureText.NoteSize;
        foreach (HeadingLine line in lines)
        {
            canvas.Text(x, y, line.Text,
                new TextStyle(FigureText.NoteSize, canvas.Fill(line.Quiet ? Palette.Muted : Palette.Ink), TextAnchor.Middle, line.Bold));
            y += LineStep;
        }
    }

    internal static List<HeadingLine> HeadingLines(ArchitectureStage stage)
    {
        var lines = new List<HeadingLine> { new(stage.PaperRows ?? "no row", Quiet: true) };
        lines.AddRange(Lower(stage.Operation).Split(' ').Select(word => new HeadingLine(word, Bold: true)));
        lines.AddRange(stage.Details.Select(line => new HeadingLine(line)));
        lines.AddRange(stage.Then.Select(line => new HeadingLine(line, Quiet: true)));
        return lines;
    }

    private static double DrawBars(SvgCanvas canvas, IReadOnlyList<ArchitectureStage> stages, double[] centers, double top, string what,
        Func<ArchitectureStage, long> amount, ThemedColor color)
    {
        long whole = stages.Sum(amount);
        var label = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink));
        var muted = label with { Css = canvas.Fill(Palette.Muted) };
        canvas.Text(FigureText.Margin, top + (BarHeight / 2) - 2, what, label with { Bold = true });
        canvas.Text(FigureText.Margin, top + (BarHeight / 2) - 2 + LineStep, Compact(whole) + " in all", muted);
        for (int i = 0; i < stages.Count; i++)
        {
            long count = amount(stages[i]);
            double share = Share(count, whole);
            double x = centers[i + 1];
            string hover = $"{stages[i].First.Name}: {NumberText.Count(count)} {what}, {NumberText.Percent(share)} of all";
            double height = count > 0 ? Math.Max(1.5, BarHeight * share) : 0;
            canvas.Rectangle(x - (BarWidth / 2), top, BarWidth, BarHeight, canvas.Fill(Palette.Grid), radius: 2, hover: hover);
            if (height > 0)
            {
                canvas.Rectangle(x - (BarWidth / 2), top + BarHeight - height, BarWidth, height, canvas.Fill(color),
                    radius: Math.Min(2, height / 2), hover: hover);
            }

            double baseline = top + BarHeight + 4 + FigureText.NoteSize;
            canvas.Text(x, baseline, count > 0 ? NumberText.WholePercent(share) : "none",
                (count > 0 ? label : muted) with { Anchor = TextAnchor.Middle, Bold = share >= 0.5 });
            if (count > 0)
                canvas.Text(x, baseline + LineStep, Compact(count), muted with { Anchor = TextAnchor.Middle });
        }

        return top + BarHeight + 8 + FigureText.NoteSize + LineStep;
    }

    internal readonly record struct HeadingLine(string Text, bool Bold = false, bool Quiet = false);
}
