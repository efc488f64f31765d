using System.Text.Json.Nodes;
using FerLib.Charts;
using FerLib.Imaging;

namespace FerLib.Interop;

/// <summary>Pictures side by side.</summary>
public static partial class PlotlyFigures
{
    private const double LineStep = FigureText.NoteSize * 1.3;

    private static JsonObject Grid(PictureGrid grid, bool isDark)
    {
        if (grid.Columns < 1)
            throw new InvalidOperationException($"A picture grid has at least 1 column, got {grid.Columns}.");
        const double gap = 14;
        var drawing = new PlotlyDrawing(grid, isDark) { Margin = (0, 0, 0, 12) };
        var plane = new PixelPlane(drawing);
        (double width, double height) = (grid.TileWidth, grid.TileHeight);
        int across = Math.Max(1, Math.Min(grid.Columns, grid.Pictures.Count));
        double all = Math.Max(300, (across * (width + gap)) - gap);
        (double y, int column, int lines, string? group) = (0, 0, 0, null);
        void NextRow()
        {
            y += column == 0 ? 0 : height + 4 + (lines * LineStep) + gap;
            (column, lines) = (0, 0);
        }

        foreach (GridPicture picture in grid.Pictures)
        {
            if (column == grid.Columns || picture.Group != group)
                NextRow();
            if (picture.Group != group && !string.IsNullOrWhiteSpace(picture.Group))
            {
                if (Palette.IsExpression(picture.Group))
                    plane.Rectangle(0, y + 3, 12, 12, Palette.ForLabels([picture.Group])[0], null);
                plane.Text(Palette.IsExpression(picture.Group) ? 20 : 0, y, PlotlyDrawing.Wrap(picture.Group, FigureText.LabelSize, all - 20),
                    FigureText.LabelSize, Palette.Ink, bold: true);
                y += (TextMetrics.Wrap(picture.Group, FigureText.LabelSize, all - 20).Count * FigureText.LabelSize * 1.3) + 6;
            }

            group = picture.Group;
            double x = column * (width + gap);
            plane.Picture(picture.Image, x, y, width, height,
                (string.IsNullOrWhiteSpace(group) ? "" : group + ", ") + PictureGrid.OneLine(picture.Caption));
            IReadOnlyList<string> caption = TextMetrics.WrapBalanced(picture.Caption, FigureText.NoteSize, width + (gap / 2));
            plane.Text(x, y + height + 4, string.Join("<br>", caption.Select(PlotlyDrawing.Escape)), FigureText.NoteSize, Palette.Ink);
            lines = Math.Max(lines, caption.Count);
            column++;
        }

        NextRow();
        plane.Close(all, y, Math.Min(width, height));
        if (grid.Pictures.Count == 0)
            drawing.Empty("no pictures");
        return drawing.Finish(grid.Note);
    }

    private static JsonObject Pictures(PictureMatrix matrix, bool isDark)
    {
        const double gap = 8;
        var drawing = new PlotlyDrawing(matrix, isDark) { Margin = (0, 0, 0, 12) };
        var plane = new PixelPlane(drawing);
        double tile = matrix.TileWidth;
        if (tile < 16)
            throw new InvalidOperationException($"A picture matrix has tiles of at least 16 pixels, got {tile}.");
        Image[] images = [.. matrix.Pictures.OfType<Image>()];
        double height = tile * Math.Clamp(images.Select(image => (double)image.Height / image.Width).DefaultIfEmpty(1).Max(), 0.3, 1.5);
        IReadOnlyList<string> Broken(string text, double width) =>
            string.IsNullOrWhiteSpace(text) ? [] : TextMetrics.WrapBalanced(text, FigureText.NoteSize, width);
        IReadOnlyList<string>[] rows = [.. matrix.Rows.Select(name => Broken(name, 130))];
        IReadOnlyList<string>[] columns = [.. matrix.Columns.Select(name => Broken(name, tile + gap - 2))];
        string Captioned(int row, int column) => matrix.Captions?[row, column] ?? "";
        int captions = matrix.Captions?.Cast<string>().Select(text => Broken(text, tile).Count).DefaultIfEmpty(0).Max() ?? 0;
        double left = TextMetrics.Width(rows.SelectMany(lines => lines).Append(matrix.RowTitle ?? ""), FigureText.NoteSize) + 14;
        double top = (columns.Select(lines => lines.Count).DefaultIfEmpty(0).Max() * LineStep) + 10;
        if (!string.IsNullOrWhiteSpace(matrix.ColumnTitle))
        {
            plane.Text(left, 0, PlotlyDrawing.Escape(matrix.ColumnTitle), FigureText.NoteSize, Palette.Muted);
            top += LineStep + 4;
        }

        if (!string.IsNullOrWhiteSpace(matrix.RowTitle))
            plane.Text(0, top - 6, PlotlyDrawing.Escape(matrix.RowTitle), FigureText.NoteSize, Palette.Muted, vertical: "bottom");
        for (int c = 0; c < columns.Length; c++)
        {
            double x = left + (c * (tile + gap));
            plane.Text(x + (tile / 2), top - 8, string.Join("<br>", columns[c].Select(PlotlyDrawing.Escape)), FigureText.NoteSize, Palette.Ink,
                "center", "bottom");
            Strip(plane, matrix.Columns[c], x, top - 6, tile, 4, isWide: true);
        }

        double step = height + (captions * LineStep) + (captions > 0 ? 4 : 0) + gap;
        for (int r = 0; r < rows.Length; r++)
        {
            double y = top + (r * step);
            plane.Text(left - 12, y + (height / 2), string.Join("<br>", rows[r].Select(PlotlyDrawing.Escape)), FigureText.NoteSize, Palette.Ink,
                "right", "middle");
            Strip(plane, matrix.Rows[r], left - 6, y, 4, height, isWide: false);
            for (int c = 0; c < columns.Length; c++)
            {
                double x = left + (c * (tile + gap));
                if (matrix.Pictures[r, c] is { } image)
                    plane.Picture(image, x, y, tile, height, matrix.InWords(r, c));
                else
                    plane.Spot(x + (tile / 2), y + (height / 2), matrix.InWords(r, c) + ": no picture");
                if (matrix.Pictures[r, c] is null || matrix.Scale is { IsDiverging: true })
                    plane.Rectangle(x, y, tile, height, null, Palette.Grid);
                plane.Text(x, y + height + 3, string.Join("<br>", Broken(Captioned(r, c), tile).Select(PlotlyDrawing.Escape)),
                    FigureText.NoteSize, Palette.Muted);
            }
        }

        AddScale(drawing, plane, matrix.Scale);
        plane.Close(Math.Max(300, left + (columns.Length * (tile + gap))), top + (rows.Length * step), Math.Min(tile, height));
        return drawing.Finish(matrix.Pictures.Length == 0 ? "no pictures" : null, matrix.Note);
    }

    private static JsonObject Maps(FeatureMapGrid grid, bool isDark)
    {
        if (grid.Captions is not null && grid.Captions.Count != grid.Maps.Count)
            throw new InvalidOperationException($"The grid has {grid.Captions.Count} captions, expected {grid.Maps.Count}: one for each map.");
        const double gap = 6;
        const double left = 36;
        var drawing = new PlotlyDrawing(grid, isDark) { Margin = (0, 0, 0, 12) };
        var plane = new PixelPlane(drawing);
        double tile = grid.Across <= 8 ? 56 : 42;
        double height = tile * grid.Maps.Select(map => (double)map.Height / map.Width).DefaultIfEmpty(1).Max();
        for (int i = 0; i < grid.Maps.Count; i++)
        {
            (int row, int column) = Math.DivRem(i, grid.Across);
            (double x, double y) = (left + (column * (tile + gap)), row * (height + gap));
            plane.Picture(grid.Maps[i], x, y, tile, height, grid.Hover(i));
            plane.Rectangle(x, y, tile, height, null, Palette.Axis, 0.75);
            if (column == 0)
                plane.Text(left - 8, y + (height / 2), NumberText.Count(i), FigureText.NoteSize, Palette.Muted, "right", "middle");
        }

        AddScale(drawing, plane, grid.Scale);
        int rows = (grid.Maps.Count + grid.Across - 1) / grid.Across;
        plane.Close(Math.Max(300, left + (grid.Across * (tile + gap))), rows * (height + gap), Math.Min(tile, height));
        return drawing.Finish(grid.Maps.Count == 0 ? "no maps" : null, grid.Note);
    }

    private static void AddScale(PlotlyDrawing drawing, PixelPlane plane, ScaleBar? scale)
    {
        if (scale is null)
            return;
        JsonObject bar = ColorBar(drawing, scale.Title);
        (bar["lenmode"], bar["len"]) = ("pixels", 280);
        plane.Scale(scale, bar);
        drawing.Margin = drawing.Margin with { Bottom = 84 };
    }

    private static void Strip(PixelPlane plane, string heading, double x, double y, double width, double height, bool isWide)
    {
        IReadOnlyList<ThemedColor> colors = HeadingColors.Of(heading);
        for (int i = 0; i < colors.Count; i++)
        {
            (double w, double h) = isWide ? (width / colors.Count, height) : (width, height / colors.Count);
            plane.Rectangle(x + (isWide ? i * w : 0), y + (isWide ? 0 : i * h), w, h, colors[i], null);
        }
    }
}
