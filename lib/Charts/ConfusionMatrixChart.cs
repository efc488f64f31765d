namespace FerLib.Charts;

/// <summary>A confusion matrix: rows are the truth, columns the prediction, a cell holds its share of the row and its count.</summary>
/// <remarks>
/// Color follows the share of the row, so that classes of different size can be compared. A row without pictures says so.
/// </remarks>
public sealed class ConfusionMatrixChart : Figure
{
    private const double ShareSize = 15;

    /// <summary>The class labels, in the order of rows and columns.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Counts of pictures, (truth, predicted), as many rows and columns as labels.</summary>
    public required long[,] Counts { get; init; }

    /// <summary>What the rows are. Default: "truth".</summary>
    public string RowTitle { get; init; } = "truth";

    /// <summary>What the columns are. Default: "predicted".</summary>
    public string ColumnTitle { get; init; } = "predicted";

    /// <summary>A chart of counts that are kept as 32-bit numbers, such as those of an evaluation.</summary>
    /// <param name="title">The title.</param>
    /// <param name="labels">The class labels, in the order of rows and columns.</param>
    /// <param name="counts">Counts of pictures, (truth, predicted).</param>
    /// <param name="note">A remark below the drawing. Default: none.</param>
    public static ConfusionMatrixChart FromCounts(string title, IReadOnlyList<string> labels, int[,] counts, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        long[,] wide = new long[counts.GetLength(0), counts.GetLength(1)];
        Array.Copy(counts, wide, counts.Length);
        return new ConfusionMatrixChart { Title = title, Labels = labels, Counts = wide, Note = note };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The counts do not have a row and a column for each label, or one is
    /// negative.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            long total = Enumerable.Range(0, Labels.Count).Sum(RowTotal);
            long correct = Enumerable.Range(0, Labels.Count).Sum(i => Counts[i, i]);
            string summary = total == 0
                ? "Confusion matrix without pictures"
                : $"Confusion matrix of {NumberText.Count(total)} pictures, " +
                    $"{NumberText.Count(correct)} of them on the diagonal ({NumberText.Percent((double)correct / total)})";
            return FigureText.Sentences([Title, summary, .. Enumerable.Range(0, Labels.Count).Select(RowInWords), Note]);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A row a class: how often each class was predicted, the number of pictures, and the share on the diagonal.</remarks>
    /// <exception cref="InvalidOperationException">The counts do not have a row and a column for each label, or one is
    /// negative.</exception>
    public override FigureTable Table
    {
        get
        {
            Check();
            int[] classes = [.. Enumerable.Range(0, Labels.Count)];
            return new FigureTable([RowTitle, .. Labels.Select(label => $"{ColumnTitle} {label}"), "pictures", "right"],
                [.. classes.Select(r => (string[])[Labels[r], .. classes.Select(c => NumberText.Count(Counts[r, c])),
                    NumberText.Count(RowTotal(r)),
                    RowTotal(r) == 0 ? FigureTable.Nothing : NumberText.Percent((double)Counts[r, r] / RowTotal(r))])]);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The counts do not have a row and a column for each label, or one is
    /// negative.</exception>
    public override string ToSvg()
    {
        Check();
        int n = Labels.Count;
        long largest = Enumerable.Range(0, n).Select(RowTotal).DefaultIfEmpty(0).Max();
        double countWidth = TextMetrics.Width(NumberText.Count(largest), FigureText.NoteSize);
        double cellWidth = Math.Max(n <= 3 ? 96 : 60, countWidth + 10);
        string[] totals = [.. Enumerable.Range(0, n).Select(r => "n = " + NumberText.Count(RowTotal(r)))];
        var frame = new MatrixFrame(Labels, Labels, cellWidth, n <= 3 ? 62 : 50, RowTitle, ColumnTitle, totals);
        double width = Math.Max(frame.Width, 360);

        var canvas = new SvgCanvas();
        frame.Draw(canvas, FigureText.DrawTitle(canvas, Title, width));
        var muted = new TextStyle(FigureText.NoteSize, canvas.Fill(Palette.Muted), TextAnchor.Middle);
        for (int r = 0; r < n; r++)
        {
            long total = RowTotal(r);
            if (total == 0)
                DrawEmptyRow(canvas, frame, r, muted);
            for (int c = 0; total > 0 && c < n; c++)
                DrawCell(canvas, frame, r, c, total);
        }

        double height = FigureText.DrawNotes(canvas, frame.Bottom, width, CellNote, Note);
        return canvas.Finish(width, height, Title, TextAlternative, widest: width, narrowest: FigureText.LeastScale * width);
    }

    internal string CellNote =>
        Labels.Count > 0 ? $"Cells: share of the row, count. Outlined: {RowTitle} and {ColumnTitle} agree." : "no classes";

    internal string HoverText(int row, int column) => $"{RowTitle} {Labels[row]}, {ColumnTitle} {Labels[column]}: " +
        $"{NumberText.Count(Counts[row, column])} of {NumberText.Count(RowTotal(row))} " +
        $"({NumberText.Percent((double)Counts[row, column] / RowTotal(row))})";

    private void DrawCell(SvgCanvas canvas, MatrixFrame frame, int row, int column, long total)
    {
        long count = Counts[row, column];
        double share = (double)count / total;
        (double x, double y, double height) = (frame.CellX(column), frame.CellY(row), frame.RowHeight(row));
        canvas.Rectangle(x, y, frame.CellWidth, height, canvas.Fill(SequentialScale.Fill(share)), radius: 2,
            hover: HoverText(row, column));
        if (row == column)
            canvas.Rectangle(x + 1, y + 1, frame.CellWidth - 2, height - 2, canvas.Stroke(Palette.Ink), radius: 2, strokeWidth: 2);

        // Cells without a picture step back; they are most of a good matrix.
        ThemedColor color = count == 0 ? Palette.Muted : SequentialScale.Text(share);
        double center = x + (frame.CellWidth / 2);
        double middle = y + (height / 2);
        canvas.Text(center, middle - 3, NumberText.WholePercent(share),
            new TextStyle(ShareSize, canvas.Fill(color), TextAnchor.Middle, Bold: count > 0));
        canvas.Text(center, middle + 15, NumberText.Count(count),
            new TextStyle(FigureText.NoteSize, canvas.Fill(color), TextAnchor.Middle));
    }

    private void DrawEmptyRow(SvgCanvas canvas, MatrixFrame frame, int row, TextStyle style)
    {
        (double y, double height) = (frame.CellY(row), frame.RowHeight(row));
        canvas.Rectangle(frame.Left + 0.5, y + 0.5, frame.Right - frame.Left - 1, height - 1, canvas.Stroke(Palette.Axis) + " hover",
            radius: 2, strokeWidth: 1, hover: $"{RowTitle} {Labels[row]}: no pictures");
        canvas.Text((frame.Left + frame.Right) / 2, y + (height / 2) + (0.35 * style.Size), "no pictures", style);
    }

    private string RowInWords(int row)
    {
        long total = RowTotal(row);
        if (total == 0)
            return $"{Labels[row]}: no pictures";

        string right = $"{Labels[row]}: {NumberText.Count(Counts[row, row])} of {NumberText.Count(total)} right " +
            $"({NumberText.Percent((double)Counts[row, row] / total)})";
        int most = Enumerable.Range(0, Labels.Count).Where(c => c != row && Counts[row, c] > 0).OrderByDescending(c => Counts[row, c])
            .FirstOrDefault(-1);
        return most < 0 ? right : $"{right}, most often taken for {Labels[most]} ({NumberText.Count(Counts[row, most])})";
    }

    internal long RowTotal(int row) => Enumerable.Range(0, Labels.Count).Sum(column => Counts[row, column]);

    private void Check()
    {
        if (Counts.GetLength(0) != Labels.Count || Counts.GetLength(1) != Labels.Count)
        {
            throw new InvalidOperationException(
                $"The confusion matrix has {Counts.GetLength(0)} x {Counts.GetLength(1)} counts, " +
                $"expected {Labels.Count} x {Labels.Count}: a row and a column for each label.");
        }

        foreach (long count in Counts)
        {
            if (count < 0)
                throw new InvalidOperationException($"The confusion matrix has a count of {count}, expected 0 or more.");
        }
    }
}
