using System.Globalization;

namespace FerLib.Charts;

/// <summary>A table of numbers as colored cells: rows and columns under headings, the number in each cell where it fits.</summary>
/// <remarks>A heading that is an expression or a channel carries its color. A number that is NaN is an empty cell.</remarks>
public sealed class HeatMap : Figure
{
    /// <summary>The headings of the rows.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The headings of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The numbers, (row, column).</summary>
    public required double[,] Values { get; init; }

    /// <summary>What the rows are. Default: nothing.</summary>
    public string RowTitle { get; init; } = "";

    /// <summary>What the columns are. Default: nothing.</summary>
    public string ColumnTitle { get; init; } = "";

    /// <summary>Whether the colors tell the sign: orange below zero, white at zero, purple above. Default: pale to deep blue.</summary>
    public bool IsDiverging { get; init; }

    /// <summary>What the numbers are; the title of the legend. Default: nothing.</summary>
    public string ValueTitle { get; init; } = "";

    /// <summary>How the numbers in the cells are written, a .NET format. Default: as many digits as tell them apart.</summary>
    public string? Format { get; init; }

    /// <summary>Whether a cell that is exactly 0 is outlined instead of filled, so that it stands out. Default: no.</summary>
    public bool MarksZeros { get; init; }

    private bool IsLong => Rows.Count > 20;

    private IEnumerable<double> Finite => Values.Cast<double>().Where(double.IsFinite);

    /// <inheritdoc/>
    public override FigureTable Table => new([RowTitle, .. Columns],
        [.. Enumerable.Range(0, Rows.Count).Select(r =>
            (IReadOnlyList<string>)[Rows[r], .. Enumerable.Range(0, Columns.Count).Select(c => Text(Values[r, c]))])]);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The numbers do not have a row and a column for each heading.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            string range = Finite.Any() ? $", numbers from {NumberText.Value(Finite.Min())} to {NumberText.Value(Finite.Max())}" : "";
            return FigureText.Sentences([Title, $"{ValueTitle} {Rows.Count} rows and {Columns.Count} columns{range}".Trim(), Note]);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The numbers do not have a row and a column for each heading.</exception>
    public override string ToSvg()
    {
        Check();
        double numberWidth = Finite.Select(value => TextMetrics.Width(Text(value), FigureText.NoteSize, bold: true)).DefaultIfEmpty(0).Max();
        double cellWidth = Math.Clamp(numberWidth + 12, 44, 96);
        if (Columns.Count <= 10)
            cellWidth = Math.Max(cellWidth, Columns.Select(name => TextMetrics.Width(name, FigureText.LabelSize) + 8)
                .Where(needed => needed <= 96).DefaultIfEmpty(0).Max());
        bool numbers = numberWidth + 4 <= cellWidth;
        var frame = new MatrixFrame(Rows, Columns, cellWidth, IsLong ? 20 : 34, RowTitle, ColumnTitle);
        double width = Math.Max(frame.Width, 340);

        var canvas = new SvgCanvas();
        frame.Draw(canvas, FigureText.DrawTitle(canvas, Title, width));
        for (int r = 0; r < Rows.Count; r++)
        {
            HeadingColors.Draw(canvas, frame.Left - 7, frame.CellY(r), 4, frame.RowHeight(r), Rows[r]);
            for (int c = 0; c < Columns.Count; c++)
                DrawCell(canvas, frame, r, c, numbers);
        }

        for (int c = 0; c < Columns.Count; c++)
            HeadingColors.Draw(canvas, frame.CellX(c), frame.Top - 6, frame.CellWidth, 4, Columns[c]);
        (double low, double high) = Range();
        double y = frame.Bottom;
        if (high > low)
            y = ScaleBarDrawing.DrawSteps(canvas, y, width, ValueTitle, low, high, SequentialScale.Steps,
                share => IsDiverging ? DivergingScale.Fill((2 * share) - 1) : SequentialScale.Fill(share));
        double bottom = FigureText.DrawNotes(canvas, y, width, Values.Length == 0 ? "no numbers" : null, Note);
        return canvas.Finish(width, bottom, Title, TextAlternative, widest: width, narrowest: FigureText.LeastScale * width);
    }

    private void DrawCell(SvgCanvas canvas, MatrixFrame frame, int row, int column, bool numbers)
    {
        double value = Values[row, column];
        (double x, double y, double height) = (frame.CellX(column), frame.CellY(row), frame.RowHeight(row));
        string hover = $"{Rows[row]}, {Columns[column]}: {NumberText.Value(value)}";
        if (!double.IsFinite(value) || (MarksZeros && value == 0))
        {
            canvas.Rectangle(x + 0.5, y + 0.5, frame.CellWidth - 1, height - 1, canvas.Stroke(Palette.Axis), radius: 2, strokeWidth: 1,
                hover: hover);
            if (value == 0)
                DrawNumber(canvas, frame, row, column, Palette.Ink);
            return;
        }

        (double low, double high) = Range();
        double share = high > low ? (value - low) / (high - low) : 0.5;
        canvas.Rectangle(x, y, frame.CellWidth, height,
            canvas.Fill(IsDiverging ? DivergingScale.Fill((2 * share) - 1) : SequentialScale.Fill(share)), radius: 2, hover: hover);
        if (numbers)
            DrawNumber(canvas, frame, row, column, IsDiverging ? DivergingScale.Text((2 * share) - 1) : SequentialScale.Text(share));
    }

    private void DrawNumber(SvgCanvas canvas, MatrixFrame frame, int row, int column, ThemedColor color) =>
        canvas.Text(frame.CellX(column) + (frame.CellWidth / 2),
            frame.CellY(row) + (frame.RowHeight(row) / 2) + (0.35 * FigureText.NoteSize), Text(Values[row, column]),
            new TextStyle(FigureText.NoteSize, canvas.Fill(color), TextAnchor.Middle));

    private (double Low, double High) Range()
    {
        (double low, double high) = (Finite.DefaultIfEmpty(0).Min(), Finite.DefaultIfEmpty(0).Max());
        double most = Math.Max(Math.Abs(low), Math.Abs(high));
        return IsDiverging ? (-most, most) : (Math.Min(0, low), high);
    }

    private string Text(double value)
    {
        if (!double.IsFinite(value))
            return "";
        if (Format is not null)
            return value.ToString(Format, CultureInfo.InvariantCulture);
        if (Finite.All(number => number == Math.Round(number)))
            return value.ToString("#,0", CultureInfo.InvariantCulture);
        double most = Finite.Max(Math.Abs);
        return most is >= 0.1 and < 1e5 ? value.ToString(most >= 100 ? "0" : most >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture)
            : NumberText.Value(value);
    }

    private void Check()
    {
        if (Values.GetLength(0) != Rows.Count || Values.GetLength(1) != Columns.Count)
        {
            throw new InvalidOperationException($"The heat map has {Values.GetLength(0)} x {Values.GetLength(1)} numbers, " +
                $"expected {Rows.Count} x {Columns.Count}: one for each row and column.");
        }
    }
}
