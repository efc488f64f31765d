using System.Text.Json.Nodes;
using FerLib.Charts;

namespace FerLib.Interop;

/// <summary>Matrices typed out.</summary>
public static partial class PlotlyFigures
{
    private static JsonObject Numbers(NumberGrids figure, bool isDark)
    {
        foreach (NumberGrid grid in figure.Grids)
            grid.Check();
        var drawing = new PlotlyDrawing(figure, isDark) { Margin = (0, 0, 0, 12) };
        var plane = new PixelPlane(drawing);
        List<List<NumberGrids.Placed>> lines = figure.Lines(NumberGrids.LongLine);
        double y = 0;
        foreach (List<NumberGrids.Placed> line in lines)
        {
            double titles = line.Max(placed => placed.Title.Count) * FigureText.LabelSize * 1.3;
            double middle = y + titles + 8 + (line.Max(placed => placed.Height) / 2);
            double x = 0;
            foreach (NumberGrids.Placed placed in line)
            {
                double top = middle - (placed.Height / 2);
                plane.Text(x + (placed.Width / 2), top - 6, string.Join("<br>", placed.Title.Select(PlotlyDrawing.Escape)), FigureText.LabelSize,
                    Palette.Ink, "center", "bottom", bold: true);
                Typed(drawing, plane, placed, x + ((placed.Width - (placed.Grid.ColumnCount * placed.CellWidth)) / 2), top);
                Sign(plane, placed, x + placed.Width, middle);
                x += placed.Width + placed.SignWidth;
            }

            y = middle + (line.Max(placed => placed.Height) / 2) + 22;
        }

        double width = lines.Select(line => line.Sum(placed => placed.Width + placed.SignWidth)).DefaultIfEmpty(0).Max();
        plane.Close(Math.Max(300, width), y, reach: 30);
        return drawing.Finish(figure.Grids.Count == 0 ? "no matrices" : null, figure.Note);
    }

    private static void Typed(PlotlyDrawing drawing, PixelPlane plane, NumberGrids.Placed placed, double x, double y)
    {
        (NumberGrid grid, double w, double h) = (placed.Grid, placed.CellWidth, placed.CellHeight);
        (int Row, int Column)[] cells = [.. Enumerable.Range(0, grid.RowCount)
            .SelectMany(r => Enumerable.Range(0, grid.ColumnCount).Select(c => (r, c)))];
        foreach ((int row, int column) in cells)
        {
            ThemedColor fill = grid.IsHighlighted(row, column) && grid.Shading == NumberShading.None
                ? NumberGrids.Window
                : grid.ColorsOf(row, column).Fill;
            plane.Rectangle(x + (column * w), y + (row * h), w, h, fill, Palette.Axis);
        }

        drawing.Trace(new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "text",
            ["showlegend"] = false,
            ["name"] = PlotlyDrawing.Escape(grid.Title),
            ["x"] = PlotlyDrawing.Numbers(cells.Select(cell => x + ((cell.Column + 0.5) * w))),
            ["y"] = PlotlyDrawing.Numbers(cells.Select(cell => y + ((cell.Row + 0.5) * h))),
            ["customdata"] = PlotlyDrawing.Numbers(cells.Select(cell => grid.Values[cell.Row, cell.Column])),
            ["text"] = PlotlyDrawing.Texts(cells.Select(cell => grid.IsHighlighted(cell.Row, cell.Column)
                ? $"<b>{PlotlyDrawing.Escape(grid.Text(cell.Row, cell.Column))}</b>"
                : PlotlyDrawing.Escape(grid.Text(cell.Row, cell.Column)))),
            ["textfont"] = new JsonObject
            {
                ["size"] = NumberGrids.NumberSize,
                ["color"] = PlotlyDrawing.Texts(cells.Select(cell => drawing.Color(grid.ColorsOf(cell.Row, cell.Column).Text)))
            },
            ["hovertext"] = PlotlyDrawing.Texts(cells.Select(cell => PlotlyDrawing.Hover($"{grid.Title}, row {PlotlyDrawing.Whole(cell.Row + 1)}, " +
                $"column {PlotlyDrawing.Whole(cell.Column + 1)}: {grid.Text(cell.Row, cell.Column)}"))),
        });
        if (grid.Highlight is not { } window)
            return;
        foreach ((ThemedColor color, double stroke) in new[] { (Palette.Surface, 6.0), (NumberGrids.Frame, 3.5) })
            plane.Rectangle(x + (window.Column * w), y + (window.Row * h), window.Width * w, window.Height * h, null, color, stroke);
    }

    private static void Sign(PixelPlane plane, NumberGrids.Placed placed, double x, double middle)
    {
        if (placed.Sign.Length == 0)
            return;
        if (!placed.HasArrow)
        {
            plane.Text(x + (placed.SignWidth / 2), middle, PlotlyDrawing.Escape(placed.Sign), 26, Palette.Ink, "center", "middle");
            return;
        }

        plane.Polygon([new(x + 8, middle - 1), new(x + placed.SignWidth - 16, middle - 1), new(x + placed.SignWidth - 16, middle - 5),
            new(x + placed.SignWidth - 8, middle), new(x + placed.SignWidth - 16, middle + 5), new(x + placed.SignWidth - 16, middle + 1),
            new(x + 8, middle + 1)], Palette.Axis, Palette.Axis);
        if (placed.Sign != "->")
        {
            plane.Text(x + (placed.SignWidth / 2), middle - 8, PlotlyDrawing.Escape(placed.Sign), FigureText.LabelSize, Palette.Ink, "center",
                "bottom");
        }
    }
}
