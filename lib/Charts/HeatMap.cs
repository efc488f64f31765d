namespace FerLib.Charts;

/// <summary>A table of numbers as colored cells: rows and columns under headings, the number in each cell where it fits.</summary>
/// <remarks>A heading that is an expression or a channel carries its color. A number that is not finite is an empty cell.</remarks>
public sealed partial class HeatMap : Figure
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

    /// <summary>How the numbers in the cells are written, a .NET format. Default: whole, or three digits of the largest.</summary>
    public string? Format { get; init; }

    /// <summary>The number with the palest color; not for diverging colors. Default: 0, or the least number if that is below 0.</summary>
    public double? Low { get; init; }

    /// <summary>The number with the deepest color, for diverging colors on both sides of 0. Default: the greatest number.</summary>
    public double? High { get; init; }

    /// <summary>Whether a cell that is exactly 0 is outlined instead of filled, so that it stands out. Default: no.</summary>
    public bool MarksZeros { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The numbers do not have a row and a column for each heading.</exception>
    public override FigureTable Table
    {
        get
        {
            Check();
            string? format = FormatOfCells();
            return new FigureTable([RowTitle, .. Columns], [.. Enumerable.Range(0, Rows.Count).Select(r => (IReadOnlyList<string>)
                [Rows[r], .. Enumerable.Range(0, Columns.Count).Select(c => Text(Values[r, c], format))])]);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The numbers do not have a row and a column for each heading.</exception>
    public override string TextAlternative
    {
        get
        {
            Check();
            string what = string.IsNullOrWhiteSpace(ValueTitle) ? "" : $" ({ValueTitle})";
            (int Row, int Column)[] places = [.. Places().Where(place => double.IsFinite(Values[place.Row, place.Column]))];
            string? extremes = places.Length == 0
                ? null
                : $"Lowest: {InWords(places.MinBy(place => Values[place.Row, place.Column]))}; " +
                    $"highest: {InWords(places.MaxBy(place => Values[place.Row, place.Column]))}";
            int zeros = places.Count(place => Values[place.Row, place.Column] == 0);
            return FigureText.Sentences([Title, $"Heat map of {Rows.Count} rows and {Columns.Count} columns{what}", extremes,
                MarksZeros && zeros > 0 ? $"Zero in {zeros} cell{(zeros == 1 ? "" : "s")}" : null, Note]);
        }
    }

    internal IEnumerable<double> Finite => Values.Cast<double>().Where(double.IsFinite);

    internal IEnumerable<(int Row, int Column)> Places() =>
        Enumerable.Range(0, Rows.Count).SelectMany(row => Enumerable.Range(0, Columns.Count).Select(column => (row, column)));

    internal string InWords((int Row, int Column) place) =>
        $"{Rows[place.Row]}, {Columns[place.Column]}: {NumberText.Value(Values[place.Row, place.Column])}";

    internal string Text(double value, string? format)
    {
        if (!double.IsFinite(value))
            return FigureTable.Nothing;
        // A marked zero is exactly that; "0.00" would also be a small number.
        if (MarksZeros && value == 0)
            return "0";
        return format is null ? NumberText.Value(value) : NumberText.Formatted(value, format);
    }

    // Null where the numbers are so large or so small that each is written on its own.
    internal string? FormatOfCells()
    {
        if (Format is not null)
            return Format;
        double most = Finite.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (most < 1e7 && Finite.All(number => number == Math.Round(number)))
            return "#,0";
        return most switch { < 0.1 or >= 1e5 => null, >= 100 => "0", >= 10 => "0.0", _ => "0.00" };
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
