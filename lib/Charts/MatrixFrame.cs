namespace FerLib.Charts;

/// <summary>The frame of a matrix: titles of both axes, labels of rows and columns, and where each cell lies.</summary>
/// <remarks>
/// Labels that are wider than their place are broken into lines; column labels that are wider than a column are turned by 45 degrees.
/// </remarks>
internal sealed class MatrixFrame
{
    private const double LabelSize = FigureText.LabelSize;
    private const double LineStep = LabelSize * TextMetrics.LineHeight;
    private const double WidestRowLabel = 170;
    private const double LongestTurnedLabel = 190;
    private const double Gap = 2;
    private const double Slope = 0.70710678118654757;

    private readonly IReadOnlyList<IReadOnlyList<string>> _rows;
    private readonly IReadOnlyList<IReadOnlyList<string>> _columns;
    private readonly IReadOnlyList<string>? _rowNotes;
    private readonly bool _turned;
    private readonly double[] _tops;

    /// <summary>Lays out a matrix.</summary>
    /// <param name="rows">Labels of the rows.</param>
    /// <param name="columns">Labels of the columns.</param>
    /// <param name="cellWidth">Width of a cell.</param>
    /// <param name="cellHeight">Height of a cell; a row with a label of many lines is higher.</param>
    /// <param name="rowTitle">What the rows are; stands above their labels.</param>
    /// <param name="columnTitle">What the columns are; stands above them.</param>
    /// <param name="rowNotes">A short secondary text below each row's label, or null for none.</param>
    /// <param name="rowPadding">What a row is higher than its label at least.</param>
    public MatrixFrame(IReadOnlyList<string> rows, IReadOnlyList<string> columns, double cellWidth, double cellHeight, string rowTitle,
        string columnTitle, IReadOnlyList<string>? rowNotes = null, double rowPadding = 8)
    {
        CellWidth = cellWidth;
        CellHeight = cellHeight;
        RowTitle = rowTitle;
        ColumnTitle = columnTitle;
        _rowNotes = rowNotes;
        _rows = [.. rows.Select(label => TextMetrics.Wrap(label, LabelSize, WidestRowLabel))];
        _columns = [.. columns.Select(label => TextMetrics.Wrap(label, LabelSize, cellWidth - 6))];
        // A label that only fits when a word is broken, or that needs more than three lines, reads better turned.
        _turned = columns.Any(label => TextMetrics.WidestPiece(label, LabelSize) > cellWidth - 6) || _columns.Any(lines => lines.Count > 3);
        if (_turned)
            _columns = [.. columns.Select(label => TextMetrics.Wrap(label, LabelSize, LongestTurnedLabel))];

        double labels = Math.Max(TextMetrics.Width(_rows.SelectMany(lines => lines), LabelSize),
            TextMetrics.Width(rowTitle, LabelSize, bold: true));
        labels = Math.Max(labels, TextMetrics.Width(rowNotes ?? [], FigureText.NoteSize));
        Left = FigureText.Margin + labels + 10;
        _tops = new double[rows.Count + 1];
        for (int r = 0; r < rows.Count; r++)
            _tops[r + 1] = _tops[r] + Math.Max(cellHeight, RowTextHeight(r) + rowPadding) + Gap;

        Right = Left + (columns.Count * (cellWidth + Gap)) - Gap;
        double turnedEnd = _turned ? columns.Select((_, c) => CellX(c) + (cellWidth / 2) + TurnedWidth(c)).Max() : Right;
        // The title of the columns is centered above them, and may be wider than they are.
        double titleEnd = ((Left + Right) / 2) + (TextMetrics.Width(columnTitle, LabelSize, bold: true) / 2);
        Width = Math.Max(Math.Max(Right, turnedEnd), titleEnd) + FigureText.Margin;
    }

    /// <summary>Width of a cell.</summary>
    public double CellWidth { get; }

    /// <summary>Least height of a cell.</summary>
    public double CellHeight { get; }

    /// <summary>What the rows are.</summary>
    public string RowTitle { get; }

    /// <summary>What the columns are.</summary>
    public string ColumnTitle { get; }

    /// <summary>The left end of the cells.</summary>
    public double Left { get; }

    /// <summary>The right end of the cells.</summary>
    public double Right { get; }

    /// <summary>The width of the whole drawing.</summary>
    public double Width { get; }

    /// <summary>The top of the cells; known after <see cref="Draw"/>.</summary>
    public double Top { get; private set; }

    /// <summary>The bottom of the cells; known after <see cref="Draw"/>.</summary>
    public double Bottom => Top + Math.Max(0, _tops[^1] - Gap);

    /// <summary>The left end of a column.</summary>
    public double CellX(int column) => Left + (column * (CellWidth + Gap));

    /// <summary>The top of a row; known after <see cref="Draw"/>.</summary>
    public double CellY(int row) => Top + _tops[row];

    /// <summary>The height of a row.</summary>
    public double RowHeight(int row) => _tops[row + 1] - _tops[row] - Gap;

    /// <summary>Draws titles and labels from a vertical position on.</summary>
    public void Draw(SvgCanvas canvas, double y)
    {
        Top = y;
        if (_rows.Count == 0 || _columns.Count == 0)
            return;

        var bold = new TextStyle(LabelSize, canvas.Fill(Palette.Ink), TextAnchor.Middle, Bold: true);
        var label = new TextStyle(LabelSize, canvas.Fill(Palette.Ink), TextAnchor.Middle);
        double middle = Math.Max((Left + Right) / 2, FigureText.Margin + (TextMetrics.Width(ColumnTitle, LabelSize, bold: true) / 2));
        if (ColumnTitle.Length > 0)
        {
            canvas.Text(middle, y + LabelSize, ColumnTitle, bold);
            y += LineStep + 4;
        }

        double headroom = _turned
            ? _columns.Select((_, c) => TurnedHeight(c)).DefaultIfEmpty(0).Max()
            : _columns.Select(lines => lines.Count).DefaultIfEmpty(0).Max() * LineStep;
        Top = y + headroom + 8;
        for (int c = 0; c < _columns.Count; c++)
        {
            if (_turned)
                DrawTurned(canvas, c, label with { Anchor = TextAnchor.Start });
            else
                canvas.Lines(CellX(c) + (CellWidth / 2), Top - 8 - (_columns[c].Count * LineStep) + LabelSize, _columns[c], label);
        }

        if (RowTitle.Length > 0)
            canvas.Text(Left - 10, Top - 8 - (LineStep - LabelSize), RowTitle, bold with { Anchor = TextAnchor.End });
        for (int r = 0; r < _rows.Count; r++)
        {
            double first = CellY(r) + ((RowHeight(r) - RowTextHeight(r)) / 2) + LabelSize;
            double next = canvas.Lines(Left - 10, first, _rows[r], label with { Anchor = TextAnchor.End });
            if (_rowNotes is not null)
                canvas.Text(Left - 10, next - 1, _rowNotes[r],
                    new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Muted), TextAnchor.End));
        }
    }

    private double RowTextHeight(int row) =>
        (_rows[row].Count * LineStep) + (_rowNotes is null ? 0 : FigureText.NoteSize * TextMetrics.LineHeight);

    // The lines of a label run up to the right, side by side about a line through the column's middle, and end above the cells.
    private void DrawTurned(SvgCanvas canvas, int column, TextStyle style)
    {
        IReadOnlyList<string> lines = _columns[column];
        double lastOffset = (0.35 * LabelSize) + ((lines.Count - 1) * LineStep / 2);
        double anchorX = CellX(column) + (CellWidth / 2);
        double anchorY = Top - 6 - ((lastOffset + (0.25 * LabelSize)) * Slope);
        for (int i = 0; i < lines.Count; i++)
        {
            double offset = (lastOffset - ((lines.Count - 1 - i) * LineStep)) * Slope;
            canvas.Text(anchorX + offset, anchorY + offset, lines[i], style, rotation: -45);
        }
    }

    private double TurnedWidth(int column) =>
        (TextMetrics.Width(_columns[column], LabelSize) + LabelSize + ((_columns[column].Count - 1) * LineStep)) * Slope;

    private double TurnedHeight(int column) =>
        (TextMetrics.Width(_columns[column], LabelSize) + (1.1 * LabelSize) + ((_columns[column].Count - 1) * LineStep)) * Slope;
}
