namespace FerLib.Charts;

public sealed partial class NumberGrids
{
    internal const double NumberSize = 17;
    private const double SignSize = 26;
    private const double LeastCell = 36;
    private const double WidestTitle = 150;

    // What a page and a phone show beside each other; the phone's is shrunk as far as figures are.
    internal const double LongLine = 860;
    private const double ShortLine = 540;

    internal static readonly ThemedColor Frame = ThemedColor.Parse("#0969da", "#58a6ff");
    internal static readonly ThemedColor Window = ThemedColor.Parse("#dbeafe", "#16324f");

    private string Draw(double longest)
    {
        foreach (NumberGrid grid in Grids)
            grid.Check();

        var canvas = new SvgCanvas { HoversThroughText = true };
        List<List<Placed>> lines = Lines(longest);
        double width = Math.Max(340, (2 * FigureText.Margin) + lines.Select(line => line.Sum(placed => placed.Width + placed.SignWidth))
            .DefaultIfEmpty(0).Max());
        double y = FigureText.DrawTitle(canvas, Title, width, scrolls: false) + 2;
        foreach (List<Placed> line in lines)
            y = DrawLine(canvas, y, line);
        double bottom = FigureText.DrawNotes(canvas, y - 12, width, scrolls: false, Grids.Count == 0 ? "no matrices" : null, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: width, narrowest: FigureText.LeastScale * width);
    }

    private static double DrawLine(SvgCanvas canvas, double y, List<Placed> line)
    {
        const double Step = FigureText.LabelSize * TextMetrics.LineHeight;
        double highest = line.Max(placed => placed.Height);
        double middle = y + line.Max(placed => (placed.Title.Count * Step) + 8 + (placed.Height / 2));
        var title = new TextStyle(FigureText.LabelSize, canvas.Fill(Palette.Ink), TextAnchor.Middle, Bold: true);
        double x = FigureText.Margin;
        foreach (Placed placed in line)
        {
            double top = middle - (placed.Height / 2);
            canvas.Lines(x + (placed.Width / 2), top - 8 - (placed.Title.Count * Step) + FigureText.LabelSize, placed.Title, title);
            DrawGrid(canvas, x + ((placed.Width - (placed.Grid.ColumnCount * placed.CellWidth)) / 2), top, placed);
            DrawSign(canvas, x + placed.Width, middle, placed);
            x += placed.Width + placed.SignWidth;
        }

        return middle + (highest / 2) + 22;
    }

    private static void DrawGrid(SvgCanvas canvas, double x, double y, Placed placed)
    {
        (NumberGrid grid, double w, double h) = (placed.Grid, placed.CellWidth, placed.CellHeight);
        string line = canvas.Stroke(Palette.Axis);
        for (int r = 0; r < grid.RowCount; r++)
        {
            for (int c = 0; c < grid.ColumnCount; c++)
            {
                (ThemedColor fill, ThemedColor ink) = grid.ColorsOf(r, c);
                bool marked = grid.IsHighlighted(r, c);
                if (marked && grid.Shading == NumberShading.None)
                    fill = Window;
                string text = grid.Text(r, c);
                canvas.Rectangle(x + (c * w), y + (r * h), w, h, $"{canvas.Fill(fill)} {line}", strokeWidth: 1,
                    hover: $"{grid.Title}, row {Whole(r + 1)}, column {Whole(c + 1)}: {text}");
                canvas.Text(x + ((c + 0.5) * w), y + ((r + 0.5) * h) + (0.36 * NumberSize), text,
                    new TextStyle(NumberSize, canvas.Fill(ink), TextAnchor.Middle, Bold: marked));
            }
        }

        if (grid.Highlight is not { } window)
            return;
        // A rim in the surface's color parts the outline from shaded cells.
        foreach ((ThemedColor color, double stroke) in new[] { (Palette.Surface, 6.0), (Frame, 3.5) })
        {
            canvas.Rectangle(x + (window.Column * w), y + (window.Row * h), window.Width * w, window.Height * h, canvas.Stroke(color),
                radius: 2, strokeWidth: stroke);
        }
    }

    private static void DrawSign(SvgCanvas canvas, double x, double middle, Placed placed)
    {
        if (placed.Sign.Length == 0)
            return;
        double center = x + (placed.SignWidth / 2);
        if (!placed.HasArrow)
        {
            // An asterisk stands high in its line.
            canvas.Text(center, middle + ((placed.Sign == "*" ? 0.6 : 0.36) * SignSize), placed.Sign,
                new TextStyle(SignSize, canvas.Fill(Palette.Ink), TextAnchor.Middle));
            return;
        }

        (double from, double to) = (x + 8, x + placed.SignWidth - 8);
        canvas.Line(from, middle, to - 6, middle, canvas.Stroke(Palette.Axis), 2);
        canvas.Polygon([new(to - 9, middle - 5), new(to, middle), new(to - 9, middle + 5)], canvas.Fill(Palette.Axis));
        if (placed.Sign != "->")
        {
            canvas.Text(center, middle - 8, placed.Sign,
                new TextStyle(FigureText.LabelSize, canvas.Fill(Palette.Ink), TextAnchor.Middle));
        }
    }

    // As many matrices on a line as fit, at least one.
    internal List<List<Placed>> Lines(double longest)
    {
        var lines = new List<List<Placed>>();
        double used = double.PositiveInfinity;
        foreach (Placed placed in Grids.Select(grid => new Placed(grid)))
        {
            if (used + placed.Width > longest)
            {
                lines.Add([]);
                used = 0;
            }

            lines[^1].Add(placed);
            used += placed.Width + placed.SignWidth;
        }

        return lines;
    }

    /// <summary>A matrix with the sizes of its drawing.</summary>
    internal sealed record Placed
    {
        public Placed(NumberGrid grid)
        {
            Grid = grid;
            double widest = 0;
            for (int r = 0; r < grid.RowCount; r++)
            {
                for (int c = 0; c < grid.ColumnCount; c++)
                    widest = Math.Max(widest, TextMetrics.Width(grid.Text(r, c), NumberSize, bold: grid.IsHighlighted(r, c)));
            }

            CellWidth = Math.Max(LeastCell, widest + 9);
            Sign = grid.After?.Trim() ?? "";
            double titleWidth = Math.Max(WidestTitle, grid.ColumnCount * CellWidth);
            Title = string.IsNullOrWhiteSpace(grid.Title)
                ? []
                : TextMetrics.WrapBalanced(grid.Title, FigureText.LabelSize, titleWidth, bold: true);
            Width = Math.Max(grid.ColumnCount * CellWidth, TextMetrics.Width(Title, FigureText.LabelSize, bold: true));
        }

        public NumberGrid Grid { get; }

        public IReadOnlyList<string> Title { get; }

        public string Sign { get; }

        public bool HasArrow => Sign == "->" || Sign.Length > 2;

        public double CellWidth { get; }

        // Square unless the numbers are long.
        public double CellHeight => Math.Clamp(CellWidth, LeastCell, 1.15 * LeastCell);

        public double Width { get; }

        public double Height => Grid.RowCount * CellHeight;

        public double SignWidth => Sign switch
        {
            "" => 24,
            "->" => 52,
            _ when HasArrow => TextMetrics.Width(Sign, FigureText.LabelSize) + 24,
            _ => TextMetrics.Width(Sign, SignSize) + 16,
        };
    }
}
