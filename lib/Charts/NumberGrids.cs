using System.Globalization;

namespace FerLib.Charts;

/// <summary>Matrices typed out beside each other with signs between them: picture * kernel = result, the window in color.</summary>
/// <remarks>They break into lines that a phone shows without scrolling.</remarks>
public sealed class NumberGrids : Figure
{
    private const double NumberSize = 18;
    private const double LeastCell = 38;
    private const double WidestLine = 540;
    private const double SignWidth = 40;

    private static readonly ThemedColor Frame = ThemedColor.Parse("#c75000", "#ee7733");
    private static readonly ThemedColor Window = ThemedColor.Parse("#ffe6d1", "#4f2f17");

    /// <summary>The matrices in reading order.</summary>
    public required IReadOnlyList<NumberGrid> Grids { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table
    {
        get
        {
            int most = Grids.Select(grid => grid.Values.GetLength(1)).DefaultIfEmpty(0).Max();
            IEnumerable<IReadOnlyList<string>> rows = Grids.SelectMany(grid => Enumerable.Range(0, grid.Values.GetLength(0)).Select(r =>
                (IReadOnlyList<string>)[grid.Title, Whole(r + 1),
                    .. Enumerable.Range(0, most).Select(c => c < grid.Values.GetLength(1) ? Text(grid, r, c) : "")]));
            return new FigureTable(["matrix", "row", .. Enumerable.Range(1, most).Select(c => $"column {Whole(c)}")], [.. rows]);
        }
    }

    /// <inheritdoc/>
    public override string TextAlternative => FigureText.Sentences([Title, .. Grids.Select(InWords), Note]);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A highlighted window lies outside its matrix.</exception>
    public override string ToSvg()
    {
        foreach (NumberGrid grid in Grids)
            CheckWindow(grid);

        var canvas = new SvgCanvas();
        IReadOnlyList<IReadOnlyList<NumberGrid>> lines = Lines();
        double width = Math.Max(320, (2 * FigureText.Margin) + lines.Select(line => line.Sum(PlaceOf)).DefaultIfEmpty(0).Max());
        double y = FigureText.DrawTitle(canvas, Title, width);
        foreach (IReadOnlyList<NumberGrid> line in lines)
            y = DrawLine(canvas, y, line);
        double bottom = FigureText.DrawNotes(canvas, y, width, Grids.Count == 0 ? "no matrices" : null, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: 1.15 * width, narrowest: FigureText.LeastScale * width);
    }

    private static double DrawLine(SvgCanvas canvas, double y, IReadOnlyList<NumberGrid> line)
    {
        double highest = line.Max(grid => grid.Values.GetLength(0) * CellOf(grid));
        IReadOnlyList<string>[] titles = [.. line.Select(grid => TextMetrics.Wrap(grid.Title, FigureText.LabelSize, GridWidth(grid)))];
        double step = FigureText.LabelSize * TextMetrics.LineHeight;
        double head = titles.Max(title => title.Count) * step;
        double middle = y + head + 6 + (highest / 2);
        double x = FigureText.Margin;
        var style = new TextStyle(FigureText.LabelSize, canvas.Fill(Palette.Ink), TextAnchor.Middle, Bold: true);
        var sign = new TextStyle(26, canvas.Fill(Palette.Muted), TextAnchor.Middle);
        for (int i = 0; i < line.Count; i++)
        {
            NumberGrid grid = line[i];
            double height = grid.Values.GetLength(0) * CellOf(grid);
            double top = middle - (height / 2);
            double gridWidth = GridWidth(grid);
            canvas.Lines(x + (gridWidth / 2), top - 6 - (titles[i].Count * step) + FigureText.LabelSize, titles[i], style);
            DrawGrid(canvas, x + ((gridWidth - (grid.Values.GetLength(1) * CellOf(grid))) / 2), top, grid);
            x += gridWidth;
            if (string.IsNullOrWhiteSpace(grid.After))
            {
                x += SignWidth / 2;
                continue;
            }

            string text = grid.After == "->" ? "\u2192" : grid.After;
            // An asterisk stands high in its line.
            canvas.Text(x + (SignWidth / 2), middle + (text == "*" ? 0.58 : 0.35) * sign.Size, text, sign);
            x += SignWidth;
        }

        return middle + (highest / 2) + 12;
    }

    private static void DrawGrid(SvgCanvas canvas, double x, double y, NumberGrid grid)
    {
        (int rows, int columns, double cell) = (grid.Values.GetLength(0), grid.Values.GetLength(1), CellOf(grid));
        (double low, double high) = (grid.Values.Cast<double>().DefaultIfEmpty(0).Min(), grid.Values.Cast<double>().DefaultIfEmpty(0).Max());
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                bool inWindow = grid.Highlight is { } h && r >= h.Row && r < h.Row + h.Height && c >= h.Column && c < h.Column + h.Width;
                ThemedColor fill = inWindow ? Window : Palette.Surface;
                string hover = $"{grid.Title}, row {Whole(r + 1)}, column {Whole(c + 1)}: {Text(grid, r, c)}";
                canvas.Rectangle(x + (c * cell), y + (r * cell), cell, cell, $"{canvas.Fill(fill)} {canvas.Stroke(Palette.Axis)}",
                    strokeWidth: 1, hover: hover);
                canvas.Text(x + ((c + 0.5) * cell), y + ((r + 0.5) * cell) + (0.36 * NumberSize), Text(grid, r, c),
                    new TextStyle(NumberSize, canvas.Fill(Palette.Ink), TextAnchor.Middle, Bold: inWindow));
            }
        }

        if (grid.Highlight is { } window)
            canvas.Rectangle(x + (window.Column * cell), y + (window.Row * cell), window.Width * cell, window.Height * cell,
                canvas.Stroke(Frame), strokeWidth: 3.5);
    }

    // As many matrices on a line as fit, at least one.
    private List<List<NumberGrid>> Lines()
    {
        var lines = new List<List<NumberGrid>>();
        double used = double.PositiveInfinity;
        foreach (NumberGrid grid in Grids)
        {
            if (used + GridWidth(grid) > WidestLine)
            {
                lines.Add([]);
                used = 0;
            }

            lines[^1].Add(grid);
            used += PlaceOf(grid);
        }

        return lines;
    }

    private static double CellOf(NumberGrid grid)
    {
        double widest = 0;
        for (int r = 0; r < grid.Values.GetLength(0); r++)
        {
            for (int c = 0; c < grid.Values.GetLength(1); c++)
                widest = Math.Max(widest, TextMetrics.Width(Text(grid, r, c), NumberSize, bold: true));
        }

        return Math.Max(LeastCell, widest + 8);
    }

    private static double GridWidth(NumberGrid grid) =>
        Math.Max(grid.Values.GetLength(1) * CellOf(grid),
            Math.Min(140, TextMetrics.Width(grid.Title, FigureText.LabelSize, bold: true) + 2));

    private static double PlaceOf(NumberGrid grid) =>
        GridWidth(grid) + (string.IsNullOrWhiteSpace(grid.After) ? SignWidth / 2 : SignWidth);

    private static string Text(NumberGrid grid, int row, int column) =>
        grid.Values[row, column].ToString(grid.Format, CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string InWords(NumberGrid grid)
    {
        IEnumerable<string> rows = Enumerable.Range(0, grid.Values.GetLength(0)).Select(r =>
            string.Join(' ', Enumerable.Range(0, grid.Values.GetLength(1)).Select(c => Text(grid, r, c))));
        return $"{grid.Title}: {string.Join("; ", rows)}{(string.IsNullOrWhiteSpace(grid.After) ? "" : $", then {grid.After}")}";
    }

    private static void CheckWindow(NumberGrid grid)
    {
        if (grid.Highlight is not { } h)
            return;
        (int rows, int columns) = (grid.Values.GetLength(0), grid.Values.GetLength(1));
        if (h.Row < 0 || h.Column < 0 || h.Height < 1 || h.Width < 1 || h.Row + h.Height > rows || h.Column + h.Width > columns)
        {
            throw new InvalidOperationException($"{grid.Title}: the highlighted window of {h.Height} x {h.Width} at row {h.Row}, column " +
                $"{h.Column} (from 0) lies outside the {rows} x {columns} matrix.");
        }
    }
}
