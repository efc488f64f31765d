using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Matrices of colored cells.</summary>
public static partial class PlotlyFigures
{
    private const double HeadingWidth = 130;

    // The size of numbers in cells.
    private const double CellSize = 13;

    private static JsonObject Heat(HeatMap map, bool isDark)
    {
        var drawing = new PlotlyDrawing(map, isDark);
        (int rows, int columns) = (map.Rows.Count, map.Columns.Count);
        (double low, double high) = map.Range();
        string? format = map.FormatOfCells();
        JsonObject cells = Cells(drawing, rows, columns, (r, c) => PlotlyDrawing.Number(map.Values[r, c]),
            (r, c) => double.IsFinite(map.Values[r, c]) ? map.InWords((r, c)) : $"{map.Rows[r]}, {map.Columns[c]}: no value");
        // Plotly wants a range; where all numbers are one it does not matter which.
        (cells["zmin"], cells["zmax"]) = (low, high > low ? high : low + 1);
        cells["colorscale"] = drawing.ColorScale(SequentialScale.Steps, map.FillOf);
        double width = map.NumberWidth(format);
        bool numbered = map.HasNumbers(width);
        PlaceCells(drawing, map.Rows, map.Columns, map.RowTitle, map.ColumnTitle, (numbered ? width + 8 : 14, rows > 20 ? 20 : 36));
        MarkHeadings(drawing, map.Rows, map.Columns);
        if (rows * columns > 0)
            drawing.Trace(cells);
        if (numbered)
        {
            WriteInCells(drawing, rows, columns, (r, c) => PlotlyDrawing.Escape(map.Text(map.Values[r, c], format)),
                (r, c) => !double.IsFinite(map.Values[r, c]) ? Palette.Muted
                    : map.InkOf(high > low ? Math.Clamp((map.Values[r, c] - low) / (high - low), 0, 1) : 0));
        }

        if (high > low && rows * columns > 0)
        {
            cells["showscale"] = true;
            cells["colorbar"] = ColorBar(drawing, map.ValueTitle);
            drawing.Margin = drawing.Margin with { Bottom = 84 };
        }

        if (map.MarksZeros)
        {
            foreach ((int row, int column) in map.Places().Where(place => map.Values[place.Row, place.Column] == 0))
                Outline(drawing, row, column, Palette.Axis);
        }

        return drawing.Finish(map.Values.Length == 0 ? "no numbers" : null,
            map.MarksZeros && map.Finite.Contains(0) ? "Outlined: exactly 0." : null, map.Note);
    }

    private static JsonObject Matrix(MatrixChart matrix, bool isDark)
    {
        var drawing = new PlotlyDrawing(matrix, isDark);
        (int rows, int columns) = (matrix.Rows.Count, matrix.Columns.Count);
        double? ValueAt(int row, int column) => MatrixChart.ValueOf(matrix.Cells[row, column]);
        JsonObject cells = Cells(drawing, rows, columns, (r, c) => ValueAt(r, c), matrix.InWords);
        (cells["zmin"], cells["zmax"]) = (0, 1);
        cells["colorscale"] = drawing.ColorScale(SequentialScale.Steps, SequentialScale.Fill);
        cells["customdata"] = PlotlyDrawing.Rows(rows, columns, (r, c) => IntervalOf(matrix.Cells[r, c]));
        int lines = matrix.Cells.Cast<MatrixCell?>().Select(cell => MatrixChart.SmallLines(cell).Count).DefaultIfEmpty(0).Max();
        double width = TextMetrics.Width(matrix.Cells.Cast<MatrixCell?>().SelectMany(MatrixChart.SmallLines), CellSize) + 14;
        PlaceCells(drawing, matrix.Rows, matrix.Columns, matrix.RowTitle, matrix.ColumnTitle, (Math.Max(72, width), 40 + (lines * 20)));
        if (rows * columns > 0)
            drawing.Trace(cells);
        WriteInCells(drawing, rows, columns, (r, c) => ValueAt(r, c) is not { } value
            ? ""
            : string.Join("<br>", MatrixChart.SmallLines(matrix.Cells[r, c]).Select(PlotlyDrawing.Escape)
                .Prepend($"<b>{NumberText.Percent(value)}</b>")), (r, c) => SequentialScale.Text(ValueAt(r, c) ?? 0));
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                if (ValueAt(r, c) is null)
                    InCell(drawing, r, c, "not run", matrix.InWords(r, c));
                else if (matrix.Rows[r] == matrix.Columns[c])
                    Outline(drawing, r, c, Palette.Ink);
            }
        }

        bool outlined = matrix.Rows.Any(row => matrix.Columns.Contains(row));
        return drawing.Finish(rows * columns > 0 ? matrix.CellNote : "no cells", outlined ? matrix.DiagonalNote : null, matrix.Note);
    }

    private static JsonObject Confusion(ConfusionMatrixChart matrix, bool isDark)
    {
        var drawing = new PlotlyDrawing(matrix, isDark);
        int n = matrix.Labels.Count;
        double Share(int row, int column) => (double)matrix.Counts[row, column] / matrix.RowTotal(row);
        JsonObject cells = Cells(drawing, n, n, (r, c) => PlotlyDrawing.Number(Share(r, c)),
            (r, c) => matrix.RowTotal(r) == 0 ? $"{matrix.RowTitle} {matrix.Labels[r]}: no pictures" : matrix.HoverText(r, c));
        (cells["zmin"], cells["zmax"]) = (0, 1);
        cells["colorscale"] = drawing.ColorScale(SequentialScale.Steps, SequentialScale.Fill);
        cells["customdata"] = PlotlyDrawing.Rows(n, n, (r, c) => matrix.Counts[r, c]);
        string[] rows = [.. Enumerable.Range(0, n).Select(r => $"{matrix.Labels[r]}\nn = {NumberText.Count(matrix.RowTotal(r))}")];
        double width = TextMetrics.Width(matrix.Counts.Cast<long>().Select(NumberText.Count).Append(">99 %"), CellSize) + 10;
        PlaceCells(drawing, rows, matrix.Labels, matrix.RowTitle, matrix.ColumnTitle, (width, n <= 3 ? 62 : 50));
        if (n > 0)
            drawing.Trace(cells);
        WriteInCells(drawing, n, n, (r, c) => matrix.RowTotal(r) == 0
            ? ""
            : $"<b>{PlotlyDrawing.Escape(NumberText.WholePercent(Share(r, c)))}</b><br>{NumberText.Count(matrix.Counts[r, c])}",
            (r, c) => matrix.Counts[r, c] == 0 ? Palette.Muted : SequentialScale.Text(Share(r, c)));
        for (int r = 0; r < n; r++)
        {
            if (matrix.RowTotal(r) == 0)
                InCell(drawing, r, (n - 1) / 2.0, "no pictures", $"{matrix.RowTitle} {matrix.Labels[r]}: no pictures");
            else
                Outline(drawing, r, r, Palette.Ink);
        }

        return drawing.Finish(matrix.CellNote, matrix.Note);
    }

    private static JsonObject Cells(PlotlyDrawing drawing, int rows, int columns, Func<int, int, JsonNode?> value,
        Func<int, int, string> hover) => new()
        {
            ["type"] = "heatmap",
            ["showscale"] = false,
            ["xgap"] = 2,
            ["ygap"] = 2,
            ["hoverongaps"] = true,
            ["x"] = PlotlyDrawing.Numbers(Enumerable.Range(0, columns).Select(i => (double)i)),
            ["y"] = PlotlyDrawing.Numbers(Enumerable.Range(0, rows).Select(i => (double)i)),
            ["z"] = PlotlyDrawing.Rows(rows, columns, value),
            ["hovertext"] = PlotlyDrawing.Rows(rows, columns, (r, c) => PlotlyDrawing.Hover(hover(r, c))),
        };

    // Texts of a trace of their own, because those of a heat map are all of one color, which is not readable on every cell.
    private static void WriteInCells(PlotlyDrawing drawing, int rows, int columns, Func<int, int, string> text,
        Func<int, int, ThemedColor> ink)
    {
        (int Row, int Column)[] places = [.. Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, columns).Select(c => (r, c)))];
        if (places.Length == 0)
            return;
        drawing.Trace(new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "text",
            ["hoverinfo"] = "skip",
            ["showlegend"] = false,
            ["x"] = PlotlyDrawing.Numbers(places.Select(place => (double)place.Column)),
            ["y"] = PlotlyDrawing.Numbers(places.Select(place => (double)place.Row)),
            ["text"] = PlotlyDrawing.Texts(places.Select(place => text(place.Row, place.Column))),
            ["textfont"] = new JsonObject
            {
                ["size"] = CellSize,
                ["color"] = PlotlyDrawing.Texts(places.Select(place => drawing.Color(ink(place.Row, place.Column))))
            },
        });
    }

    private static void PlaceCells(PlotlyDrawing drawing, IReadOnlyList<string> rows, IReadOnlyList<string> columns, string rowTitle,
        string columnTitle, (double Width, double Height) cell)
    {
        double width = Math.Max(cell.Width, 480.0 / Math.Max(1, columns.Count));
        int most = rows.Select(name => TextMetrics.Wrap(name, FigureText.NoteSize, HeadingWidth).Count).DefaultIfEmpty(1).Max();
        drawing.PlotHeight = Math.Max(60, rows.Count * Math.Max(cell.Height, (most * FigureText.NoteSize * 1.3) + 2));
        JsonObject x = drawing.NameAxis(columnTitle, columns, Math.Max(width, 80), 440);
        JsonObject y = drawing.NameAxis(rowTitle, rows, HeadingWidth, Math.Max(160, drawing.PlotHeight), isReversed: true);
        x["side"] = "top";
        (drawing.Layout["xaxis"], drawing.Layout["yaxis"]) = (x, y);
        drawing.Margin = (100, string.IsNullOrWhiteSpace(columnTitle) ? 48 : 76, 20, 24);
        double headings = TextMetrics.Width(rows.Select(name => TextMetrics.Wrap(name, FigureText.NoteSize, HeadingWidth))
            .SelectMany(lines => lines), FigureText.NoteSize);
        drawing.LeastWidth = (columns.Count * cell.Width) + headings + 60;
        if (rows.Count * columns.Count == 0)
            (x["visible"], y["visible"]) = (false, false);
    }

    // The colors that headings carry, as thin strips between them and the cells.
    private static void MarkHeadings(PlotlyDrawing drawing, IReadOnlyList<string> rows, IReadOnlyList<string> columns)
    {
        void Strips(IReadOnlyList<string> names, string along, string across, int from, int to)
        {
            for (int i = 0; i < names.Count; i++)
            {
                IReadOnlyList<ThemedColor> colors = HeadingColors.Of(names[i]);
                for (int k = 0; k < colors.Count; k++)
                {
                    drawing.Shape(new JsonObject
                    {
                        ["type"] = "rect",
                        ["fillcolor"] = drawing.Color(colors[k]),
                        ["line"] = new JsonObject { ["width"] = 0 },
                        [along + "ref"] = along,
                        [along + "0"] = i - 0.47 + (0.94 * k / colors.Count),
                        [along + "1"] = i - 0.47 + (0.94 * (k + 1) / colors.Count),
                        [across + "ref"] = "paper",
                        [across + "sizemode"] = "pixel",
                        [across + "anchor"] = along == "x" ? 1 : 0,
                        [across + "0"] = from,
                        [across + "1"] = to,
                    });
                }
            }
        }

        Strips(columns, "x", "y", 0, 4);
        Strips(rows, "y", "x", -4, 0);
    }

    private static JsonObject ColorBar(PlotlyDrawing drawing, string title) => new()
    {
        ["orientation"] = "h",
        ["x"] = 0,
        ["xanchor"] = "left",
        ["y"] = 0,
        ["yanchor"] = "top",
        ["ypad"] = 12,
        ["xpad"] = 0,
        ["lenmode"] = "fraction",
        ["len"] = 0.75,
        ["thickness"] = 14,
        ["outlinewidth"] = 1,
        ["outlinecolor"] = drawing.Color(Palette.Axis),
        ["title"] = new JsonObject
        {
            ["text"] = PlotlyDrawing.Wrap(title, FigureText.NoteSize, 300),
            ["side"] = "top",
            ["font"] = new JsonObject { ["size"] = FigureText.NoteSize }
        },
        ["tickfont"] = new JsonObject { ["size"] = 12 },
    };

    private static void Outline(PlotlyDrawing drawing, int row, int column, ThemedColor color) => drawing.Shape(new JsonObject
    {
        ["type"] = "rect",
        ["xref"] = "x",
        ["yref"] = "y",
        ["x0"] = column - 0.47,
        ["x1"] = column + 0.47,
        ["y0"] = row - 0.47,
        ["y1"] = row + 0.47,
        ["line"] = new JsonObject { ["color"] = drawing.Color(color), ["width"] = 2 },
    });

    private static void InCell(PlotlyDrawing drawing, int row, double column, string text, string hover) => drawing.Note(new JsonObject
    {
        ["text"] = PlotlyDrawing.Escape(text),
        ["xref"] = "x",
        ["yref"] = "y",
        ["x"] = column,
        ["y"] = row,
        ["font"] = new JsonObject { ["color"] = drawing.Color(Palette.Muted) },
        ["hovertext"] = PlotlyDrawing.Hover(hover),
        ["captureevents"] = true,
    });

    private static JsonObject? IntervalOf(MatrixCell? cell) => MatrixChart.ValueOf(cell) is null ? null : new JsonObject
    {
        ["low"] = cell!.Low is { } low ? PlotlyDrawing.Number(low) : null,
        ["high"] = cell.High is { } high ? PlotlyDrawing.Number(high) : null,
        ["n"] = cell.Count,
        ["verdict"] = cell.Verdict is { } verdict ? PlotlyDrawing.Plain(verdict) : null,
    };
}
