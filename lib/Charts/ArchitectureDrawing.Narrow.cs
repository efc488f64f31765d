namespace FerLib.Charts;

public sealed partial class ArchitectureDrawing
{
    private const double NarrowWidth = 400;
    private const double BlockColumn = 130;

    // A row a stage, from top to bottom: the block at the left, at its right what is done, the shape, and two bars.
    private string DrawNarrow()
    {
        IReadOnlyList<ArchitectureStage> stages = ArchitectureStage.Of(Layers);
        ArchitectureBlock[] blocks = Blocks(stages, largestSide: 96);
        var canvas = new SvgCanvas { HoversThroughText = true };
        double y = FigureText.DrawTitle(canvas, Title, NarrowWidth) + 8;
        double previous = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            ArchitectureBlock block = blocks[i];
            ArchitectureStage? stage = i == 0 ? null : stages[i - 1];
            double textHeight = stage is null ? 2 * LineStep : (NarrowLines(stage).Count + 1) * LineStep + (2 * (LineStep + 4));
            double height = Math.Max(block.FrontHeight + block.BackY, textHeight);
            double top = y + ((height - block.FrontHeight - block.BackY) / 2);
            double labels = LabelsWidth(block);
            double x = FigureText.Margin + ((BlockColumn - block.Width - labels) / 2);
            if (i > 0)
                DrawArrow(canvas, FigureText.Margin + (BlockColumn / 2), previous + 4, FigureText.Margin + (BlockColumn / 2), top - 3);
            double middle = top + block.BackY + (block.FrontHeight / 2);
            block.Draw(canvas, x, middle, stage is null ? "input: " + block.Shape : InWords(stage));
            if (labels > 0)
                DrawLabels(canvas, x + block.Width + 6, middle, block);
            previous = top + block.BackY + block.FrontHeight;
            DrawNarrowText(canvas, y + ((height - textHeight) / 2), stage, block);
            y += height + 26;
        }

        double bottom = FigureText.DrawNotes(canvas, y - 20, NarrowWidth, scrolls: false, TotalNote, ScaleNote, Note);
        return canvas.Finish(NarrowWidth, bottom, Title, TextAlternative, widest: 1.25 * NarrowWidth);
    }

    private void DrawNarrowText(SvgCanvas canvas, double y, ArchitectureStage? stage, ArchitectureBlock block)
    {
        double left = FigureText.Margin + BlockColumn + 18;
        double baseline = y + FigureText.NoteSize;
        var label = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Ink));
        foreach (HeadingLine line in stage is null ? [new("input", Bold: true)] : NarrowLines(stage))
        {
            string css = canvas.Fill(line.Quiet ? Palette.Muted : Palette.Ink);
            canvas.Text(left, baseline, line.Text, label with { Bold = line.Bold, Css = css });
            baseline += LineStep;
        }

        canvas.Text(left, baseline, block.Shape, label);
        if (stage is null)
            return;
        DrawNarrowBar(canvas, left, baseline + LineStep + 2, stage, "parameters", stage.Parameters, Parameters, ParameterColor);
        DrawNarrowBar(canvas, left, baseline + (2 * LineStep) + 6, stage, "multiply-adds", stage.MultiplyAdds, MultiplyAdds, WorkColor);
    }

    private static void DrawNarrowBar(SvgCanvas canvas, double left, double baseline, ArchitectureStage stage, string what, long count,
        long whole, ThemedColor color)
    {
        const double Length = 58;
        double share = Share(count, whole);
        double top = baseline - 12;
        string hover = $"{stage.First.Name}: {NumberText.Count(count)} {what}, {NumberText.Percent(share)} of all";
        canvas.Rectangle(left, top, Length, 14, canvas.Fill(Palette.Grid), radius: 2, hover: hover);
        if (count > 0)
        {
            double length = Math.Max(1.5, Length * share);
            canvas.Rectangle(left, top, length, 14, canvas.Fill(color), radius: Math.Min(2, length / 2), hover: hover);
        }

        canvas.Text(left + Length + 6, baseline, count > 0 ? $"{NumberText.WholePercent(share)} {what}" : $"no {what}",
            new TextStyle(FigureText.NoteSize, canvas.Fill(count > 0 ? Palette.Ink : Palette.Muted)));
    }

    private static List<HeadingLine> NarrowLines(ArchitectureStage stage)
    {
        var lines = new List<HeadingLine>
        {
            new(stage.PaperRows is null ? "no row in the paper" : stage.PaperRows, Quiet: true),
            new(Lower(stage.Operation), Bold: true),
        };
        if (stage.Details.Count > 0)
            lines.Add(new HeadingLine(string.Join(", ", stage.Details)));
        if (stage.Then.Count > 0)
            lines.AddRange(TextMetrics.Wrap("then " + string.Join(", ", stage.Then), FigureText.NoteSize,
                NarrowWidth - BlockColumn - 18 - (2 * FigureText.Margin)).Select(line => new HeadingLine(line, Quiet: true)));
        return lines;
    }
}
