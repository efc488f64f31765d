using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>Pictures in rows and columns under headings: channel strips, mean faces, maps of differences.</summary>
/// <remarks>
/// Pictures are embedded as PNG, made smaller first if they are much larger than they are shown, and fitted into equal places with their
/// proportions kept. A heading that is an expression or a channel carries its color.
/// </remarks>
public sealed class PictureMatrix : Figure
{
    private const double Gap = 8;
    private const double LeastWidth = 320;
    private const double HeadingMark = 18;
    private const double HeadingStep = FigureText.LabelSize * TextMetrics.LineHeight;

    /// <summary>The headings of the rows, such as the names of pictures or expressions.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The headings of the columns, such as channels.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The pictures, (row, column); null leaves a place empty.</summary>
    public required Image?[,] Pictures { get; init; }

    /// <summary>The texts below the pictures, (row, column). Default: none.</summary>
    public string[,]? Captions { get; init; }

    /// <summary>What the rows are; stands above their headings. Default: nothing.</summary>
    public string? RowTitle { get; init; }

    /// <summary>What the columns are; stands above them. Default: nothing.</summary>
    public string? ColumnTitle { get; init; }

    /// <summary>The legend below the pictures. Default: none.</summary>
    public ScaleBar? Scale { get; init; }

    /// <summary>The width of a picture as shown, in pixels, at least 16. Default: what gives all columns place on a page.</summary>
    public int? TileSize { get; init; }

    /// <inheritdoc/>
    public override FigureTable? Table => null;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Pictures or captions do not have a row and a column for each heading.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            IEnumerable<string> captions = Captions is null
                ? []
                : Places().Where(place => Pictures[place.Row, place.Column] is not null).Select(place => InWords(place.Row, place.Column));
            string? scale = Scale is null
                ? null
                : $"Scale: {Scale.Title}, {NumberText.Value(Scale.Low)} to {NumberText.Value(Scale.High)}";
            return FigureText.Sentences([Title,
                $"Pictures in {Rows.Count} rows ({string.Join(", ", Rows)}) and {Columns.Count} columns ({string.Join(", ", Columns)})",
                .. captions, scale, Note]);
        }
    }

    // Up to seven columns fit a phone's width without scrolling.
    internal double TileWidth => TileSize ?? Columns.Count switch { <= 3 => 144, <= 5 => 96, <= 7 => 66, _ => 60 };

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// Pictures or captions do not have a row and a column for each heading, or the tile size is below 16.
    /// </exception>
    public override string ToSvg()
    {
        Check();
        double tile = TileWidth;
        double highest = Places().Select(place => Pictures[place.Row, place.Column]).OfType<Image>()
            .Select(image => (double)image.Height / image.Width).DefaultIfEmpty(1).Max();
        double height = tile * Math.Clamp(highest, 0.3, 1.5);
        int captionLines = Places().Select(place => CaptionLines(place.Row, place.Column, tile).Count).DefaultIfEmpty(0).Max();
        double captions = captionLines * FigureText.NoteSize * TextMetrics.LineHeight;
        var frame = new MatrixFrame(Rows, Columns, tile + Gap, height + captions + Gap, RowTitle ?? "", ColumnTitle ?? "");
        // Headings of rows stand at the left where that leaves a phone enough place, otherwise above their row.
        double headings = Rows.Select(heading => HeadingLines(heading).Count).DefaultIfEmpty(0).Max() * HeadingStep;
        var bare = new MatrixFrame([.. Rows.Select(_ => "")], Columns, tile + Gap, headings + 5 + height + captions + Gap, "",
            ColumnTitle ?? "");
        bool above = frame.Width > FigureText.PhoneUnits && bare.Width <= FigureText.PhoneUnits;
        frame = above ? bare : frame;
        double width = Math.Max(frame.Width, LeastWidth);

        var canvas = new SvgCanvas { HoversThroughText = true };
        frame.Draw(canvas, FigureText.DrawTitle(canvas, Title, width));
        for (int c = 0; c < Columns.Count; c++)
            HeadingColors.Draw(canvas, frame.CellX(c), frame.Top - 6, tile, 4, Columns[c]);
        for (int r = 0; r < Rows.Count; r++)
        {
            if (above)
                DrawHeading(canvas, frame.Left, frame.CellY(r), Rows[r]);
            else
                HeadingColors.Draw(canvas, frame.Left - 6, frame.CellY(r), 4, height, Rows[r]);
        }

        foreach ((int row, int column) in Places())
            DrawTile(canvas, frame.CellX(column), frame.CellY(row) + (above ? headings + 5 : 0), tile, height, row, column);

        double y = frame.Bottom;
        if (Scale is not null)
            y = ScaleBarDrawing.Draw(canvas, y, width, Scale);
        double bottom = FigureText.DrawNotes(canvas, y, width, Pictures.Length == 0 ? "no pictures" : null, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: 1.25 * width, narrowest: FigureText.LeastScale * width);
    }

    private void DrawHeading(SvgCanvas canvas, double x, double y, string heading)
    {
        HeadingColors.Draw(canvas, x, y + 4, 12, 12, heading);
        double mark = HeadingColors.Of(heading).Count > 0 ? HeadingMark : 0;
        canvas.Lines(x + mark, y + FigureText.LabelSize, HeadingLines(heading),
            new TextStyle(FigureText.LabelSize, canvas.Fill(Palette.Ink)));
    }

    private IReadOnlyList<string> HeadingLines(string heading) =>
        TextMetrics.Wrap(heading, FigureText.LabelSize, Math.Max(Columns.Count * (TileWidth + Gap), LeastWidth - 40) - HeadingMark);

    private void DrawTile(SvgCanvas canvas, double x, double y, double tile, double height, int row, int column)
    {
        if (Pictures[row, column] is { } image)
        {
            Image shown = EmbeddedPicture.Smaller(image, (int)(2 * tile));
            bool pixelated = Math.Max(shown.Width, shown.Height) < tile;
            canvas.Picture(x, y, tile, height, PngEncoder.EncodeSmall(shown), pixelated, InWords(row, column));
        }

        // An empty place is a place, and a map of differences is white at its rim.
        if (Pictures[row, column] is null || Scale is { IsDiverging: true })
        {
            canvas.Rectangle(x + 0.5, y + 0.5, tile - 1, height - 1, canvas.Stroke(Palette.Grid), strokeWidth: 1,
                hover: Pictures[row, column] is null ? InWords(row, column) + ": no picture" : null);
        }

        canvas.Lines(x, y + height + 4 + (0.8 * FigureText.NoteSize), CaptionLines(row, column, tile),
            new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Muted)));
    }

    private IReadOnlyList<string> CaptionLines(int row, int column, double tile) =>
        string.IsNullOrWhiteSpace(Captions?[row, column])
            ? []
            : TextMetrics.WrapBalanced(Captions[row, column], FigureText.NoteSize, tile + (Gap / 2));

    internal string InWords(int row, int column)
    {
        string place = $"{Rows[row]}, {Columns[column]}";
        return string.IsNullOrWhiteSpace(Captions?[row, column]) ? place : $"{place}: {Captions[row, column].ReplaceLineEndings(" ")}";
    }

    private IEnumerable<(int Row, int Column)> Places() =>
        Enumerable.Range(0, Rows.Count).SelectMany(row => Enumerable.Range(0, Columns.Count).Select(column => (row, column)));

    private void Check()
    {
        if (TileSize < 16)
            throw new InvalidOperationException($"A picture matrix has tiles of at least 16 pixels, got {TileSize}.");
        CheckShape("pictures", Pictures.GetLength(0), Pictures.GetLength(1));
        if (Captions is not null)
            CheckShape("captions", Captions.GetLength(0), Captions.GetLength(1));
    }

    private void CheckShape(string what, int rows, int columns)
    {
        if (rows != Rows.Count || columns != Columns.Count)
        {
            throw new InvalidOperationException(
                $"The picture matrix has {rows} x {columns} {what}, expected {Rows.Count} x {Columns.Count}: one for each row and column.");
        }
    }
}
