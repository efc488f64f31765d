namespace FerLib.Charts;

/// <summary>The names of a chart's series, each behind a sample of what stands for it, in rows above the drawing.</summary>
internal static class Legend
{
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;
    private const double LineSample = 26;
    private const double MarkSample = 13;

    /// <summary>The dashes of a dashed line.</summary>
    public const string Dashes = "6 5";

    /// <summary>The dots of a reference line.</summary>
    public const string Dots = "2 4";

    /// <summary>Draws the entries from a vertical position on, in rows. Returns the position below them.</summary>
    public static double Draw(SvgCanvas canvas, double y, double width,
        IReadOnlyList<(string Name, ThemedColor Color, LegendMark Mark)> entries)
    {
        var ink = new TextStyle(LabelSize, canvas.Fill(Palette.Ink));
        double x = FigureText.Margin;
        double row = y + LabelSize;
        double widest = width - (2 * FigureText.Margin) - LineSample - 6;
        foreach ((string name, ThemedColor color, LegendMark mark) in entries)
        {
            double sample = mark is LegendMark.Line or LegendMark.Dashes or LegendMark.Dots ? LineSample : MarkSample;
            IReadOnlyList<string> lines = TextMetrics.Wrap(name, LabelSize, widest);
            double entry = sample + 6 + TextMetrics.Width(lines, LabelSize);
            if (x > FigureText.Margin && x + entry > width - FigureText.Margin)
                (x, row) = (FigureText.Margin, row + LineStep + 2);

            DrawSample(canvas, x, row - (0.33 * LabelSize), color, mark);
            row = canvas.Lines(x + sample + 6, row, lines, ink) - LineStep;
            x += entry + 18;
        }

        return entries.Count == 0 ? y : row + (LineStep - LabelSize) + 8;
    }

    /// <summary>Draws a mark as large as a disc of a radius, about a point.</summary>
    public static void DrawMark(SvgCanvas canvas, double x, double y, double radius, string css, LegendMark mark)
    {
        // The squares and triangles of the same area as the disc.
        (double half, double tip) = (0.886 * radius, 1.253 * radius);
        switch (mark)
        {
            case LegendMark.Square:
                canvas.Rectangle(x - half, y - half, 2 * half, 2 * half, css);
                break;
            case LegendMark.Triangle:
                (double side, double third) = (1.347 * radius, 0.778 * radius);
                canvas.Polygon([new(x, y - (2 * third)), new(x + side, y + third), new(x - side, y + third)], css);
                break;
            case LegendMark.Diamond:
                canvas.Polygon([new(x, y - tip), new(x + tip, y), new(x, y + tip), new(x - tip, y)], css);
                break;
            default:
                canvas.Circle(x, y, radius, css);
                break;
        }
    }

    private static void DrawSample(SvgCanvas canvas, double x, double y, ThemedColor color, LegendMark mark)
    {
        string? dash = mark switch { LegendMark.Dashes => Dashes, LegendMark.Dots => Dots, _ => null };
        if (mark is LegendMark.Line or LegendMark.Dashes or LegendMark.Dots)
            canvas.Line(x, y, x + LineSample, y, canvas.Stroke(color), mark == LegendMark.Dots ? 2 : 3, dash);
        else if (mark == LegendMark.Square)
            canvas.Rectangle(x, y - (MarkSample / 2), MarkSample, MarkSample, canvas.Fill(color), radius: 2);
        else
            DrawMark(canvas, x + (MarkSample / 2), y, 5.5, canvas.Fill(color), mark);
    }
}
