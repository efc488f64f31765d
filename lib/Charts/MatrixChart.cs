namespace FerLib.Charts;

/// <summary>A matrix of accuracies: rows are what a network was trained on, columns what it was tested on.</summary>
/// <remarks>A cell shows the accuracy in percent, its interval, the number of pictures and a verdict, as far as they are given.</remarks>
public sealed class MatrixChart : Figure
{
    private const double ValueSize = 20;
    private const double WidestName = 140;

    /// <summary>The labels of the rows.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The labels of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The cells, (row, column); null where a pair was not run.</summary>
    public required MatrixCell?[,] Cells { get; init; }

    /// <summary>What the rows are. Default: "trained on".</summary>
    public string RowTitle { get; init; } = "trained on";

    /// <summary>What the columns are. Default: "tested on".</summary>
    public string ColumnTitle { get; init; } = "tested on";

    /// <summary>What an outlined cell means; cells are outlined where the row's label is the column's.</summary>
    public string DiagonalNote { get; init; } = "Outlined: trained and tested on pictures of the same data set (different splits).";

    /// <summary>What a cell's lines are. Default: accuracy, 95 % interval, pictures.</summary>
    public string CellNote { get; init; } = "Cells: accuracy, its 95 % interval, number of pictures tested.";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The cells do not have a row and a column for each label.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            IEnumerable<string> sentences = Enumerable.Range(0, Rows.Count)
                .SelectMany(r => Enumerable.Range(0, Columns.Count).Select(c => InWords(r, c)));
            return FigureText.Sentences([Title, $"Matrix of {Rows.Count} rows ({RowTitle}) and {Columns.Count} columns ({ColumnTitle})",
                .. sentences, Note]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A row a cell, with its two labels; columns without an entry are left out.</remarks>
    /// <exception cref="InvalidOperationException">The cells do not have a row and a column for each label.</exception>
    public override FigureTable Table
    {
        get
        {
            Check();
            string[] columns = [RowTitle, ColumnTitle, "value", "interval", "n", "verdict"];
            string[][] rows = [.. Enumerable.Range(0, Rows.Count)
                .SelectMany(r => Enumerable.Range(0, Columns.Count).Select(c => TableRow(r, c)))];
            int[] kept = [.. Enumerable.Range(0, columns.Length).Where(i => i < 3 || rows.Any(row => row[i] != FigureTable.Nothing))];
            return new FigureTable([.. kept.Select(i => columns[i])], [.. rows.Select(row => (string[])[.. kept.Select(i => row[i])])]);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The cells do not have a row and a column for each label.</exception>
    public override string ToSvg()
    {
        Check();
        IReadOnlyList<string>[] lines = [.. Cells.Cast<MatrixCell?>().Select(SmallLines)];
        // Names of data sets stay upright as far as that does not make the cells very wide.
        double namesWidth = Columns.Select(name => TextMetrics.Width(name, FigureText.LabelSize) + 8).Where(needed => needed <= WidestName)
            .DefaultIfEmpty(0).Max();
        double cellWidth = Math.Max(Math.Max(104, namesWidth), TextMetrics.Width(lines.SelectMany(cell => cell), FigureText.NoteSize) + 14);
        int most = lines.Select(cell => cell.Count).DefaultIfEmpty(0).Max();
        double cellHeight = 20 + ValueSize + (most * FigureText.NoteSize * TextMetrics.LineHeight);
        var frame = new MatrixFrame(Rows, Columns, cellWidth, cellHeight, RowTitle, ColumnTitle);
        double width = Math.Max(frame.Width, 440);

        var canvas = new SvgCanvas();
        frame.Draw(canvas, FigureText.DrawTitle(canvas, Title, width));
        for (int r = 0; r < Rows.Count; r++)
        {
            for (int c = 0; c < Columns.Count; c++)
                DrawCell(canvas, frame, r, c);
        }

        bool outlined = Rows.Any(row => Columns.Contains(row));
        string cellNote = Cells.Length > 0 ? CellNote : "no cells";
        double height = FigureText.DrawNotes(canvas, frame.Bottom, width, cellNote, outlined ? DiagonalNote : null, Note);
        return canvas.Finish(width, height, Title, TextAlternative, widest: width, narrowest: FigureText.LeastScale * width);
    }

    private void DrawCell(SvgCanvas canvas, MatrixFrame frame, int row, int column)
    {
        (double x, double y, double height) = (frame.CellX(column), frame.CellY(row), frame.RowHeight(row));
        double center = x + (frame.CellWidth / 2);
        MatrixCell? cell = Cells[row, column];
        string hover = InWords(row, column);
        if (ValueOf(cell) is not { } value)
        {
            canvas.Rectangle(x + 0.5, y + 0.5, frame.CellWidth - 1, height - 1, canvas.Stroke(Palette.Axis) + " hover", radius: 3,
                strokeWidth: 1, hover: hover);
            canvas.Text(center, y + (height / 2) + (0.35 * FigureText.NoteSize), "not run",
                new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Muted), TextAnchor.Middle));
            return;
        }

        canvas.Rectangle(x, y, frame.CellWidth, height, canvas.Fill(SequentialScale.Fill(value)), radius: 3, hover: hover);
        if (Rows[row] == Columns[column])
            canvas.Rectangle(x + 1.25, y + 1.25, frame.CellWidth - 2.5, height - 2.5, canvas.Stroke(Palette.Ink), radius: 3,
                strokeWidth: 2.5);

        string css = canvas.Fill(SequentialScale.Text(value));
        List<string> lines = SmallLines(cell);
        double step = FigureText.NoteSize * TextMetrics.LineHeight;
        double first = y + ((height - ValueSize - (lines.Count * step)) / 2) + (0.86 * ValueSize);
        canvas.Text(center, first, NumberText.Percent(value), new TextStyle(ValueSize, css, TextAnchor.Middle, Bold: true));
        canvas.Lines(center, first + step + 2, lines, new TextStyle(FigureText.NoteSize, css, TextAnchor.Middle));
    }

    private string[] TableRow(int row, int column)
    {
        MatrixCell? cell = ValueOf(Cells[row, column]) is null ? null : Cells[row, column];
        return
        [
            Rows[row], Columns[column], cell is null ? "not run" : NumberText.Percent(cell.Value!.Value),
            cell is { Low: { } low, High: { } high } ? IntervalText(low, high) : FigureTable.Nothing,
            cell?.Count is { } count ? NumberText.Count(count) : FigureTable.Nothing,
            string.IsNullOrWhiteSpace(cell?.Verdict) ? FigureTable.Nothing : cell.Verdict,
        ];
    }

    internal static double? ValueOf(MatrixCell? cell) => cell?.Value is { } value && double.IsFinite(value) ? value : null;

    private static string IntervalText(double low, double high) => $"{NumberText.PercentDigits(low)} to {NumberText.PercentDigits(high)}";

    internal static List<string> SmallLines(MatrixCell? cell)
    {
        var lines = new List<string>();
        if (ValueOf(cell) is null)
            return lines;

        if (cell is { Low: { } low, High: { } high })
            lines.Add(IntervalText(low, high));
        if (cell?.Count is { } count)
            lines.Add($"n = {NumberText.Count(count)}");
        if (!string.IsNullOrWhiteSpace(cell?.Verdict))
            lines.Add(cell.Verdict);
        return lines;
    }

    internal string InWords(int row, int column)
    {
        MatrixCell? cell = Cells[row, column];
        string text = $"{RowTitle} {Rows[row]}, {ColumnTitle} {Columns[column]}: ";
        if (ValueOf(cell) is not { } value)
            return text + "not run";

        text += NumberText.Percent(value);
        List<string> lines = SmallLines(cell);
        return lines.Count == 0 ? text : $"{text} ({string.Join(", ", lines)})";
    }

    private void Check()
    {
        if (Cells.GetLength(0) != Rows.Count || Cells.GetLength(1) != Columns.Count)
        {
            throw new InvalidOperationException(
                $"The matrix has {Cells.GetLength(0)} x {Cells.GetLength(1)} cells, expected {Rows.Count} x {Columns.Count}.");
        }
    }
}
