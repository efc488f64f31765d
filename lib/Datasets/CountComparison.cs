namespace FerLib.Datasets;

/// <summary>How many pictures of each kind a data set has, beside how many its owners publish.</summary>
public sealed class CountComparison
{
    private readonly int[,] _found;
    private readonly int[,] _published;

    /// <summary>Creates a comparison.</summary>
    /// <param name="dataSet">The data set's name, for titles.</param>
    /// <param name="rowTitle">What the rows are: "character".</param>
    /// <param name="rows">The rows' names.</param>
    /// <param name="columnTitle">What the columns are: "expression".</param>
    /// <param name="columns">The columns' names.</param>
    /// <param name="found">(rows, columns): pictures here.</param>
    /// <param name="published">(rows, columns): pictures published.</param>
    /// <param name="source">Where the published counts come from, a sentence.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    public CountComparison(
        string dataSet, string rowTitle, IReadOnlyList<string> rows, string columnTitle, IReadOnlyList<string> columns, int[,] found, int[,] published,
        string source)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(published);
        foreach (int[,] counts in (ReadOnlySpan<int[,]>)[found, published])
        {
            if (counts.GetLength(0) != rows.Count || counts.GetLength(1) != columns.Count)
                throw new ArgumentException($"Expected {rows.Count} x {columns.Count} counts, got {counts.GetLength(0)} x {counts.GetLength(1)}.", nameof(found));
        }

        (DataSet, RowTitle, Rows, ColumnTitle, Columns, Source) = (dataSet, rowTitle, rows, columnTitle, columns, source);
        (_found, _published) = (found, published);
    }

    /// <summary>The data set's name.</summary>
    public string DataSet { get; }

    /// <summary>What the rows are: "character".</summary>
    public string RowTitle { get; }

    /// <summary>The rows' names.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>What the columns are: "expression".</summary>
    public string ColumnTitle { get; }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Where the published counts come from, a sentence.</summary>
    public string Source { get; }

    /// <summary>Pictures here.</summary>
    public int Found(int row, int column) => _found[row, column];

    /// <summary>Pictures published.</summary>
    public int Published(int row, int column) => _published[row, column];

    /// <summary>All pictures here that the rows and columns count.</summary>
    public int TotalFound => Sum(_found);

    /// <summary>All published pictures that the rows and columns count.</summary>
    public int TotalPublished => Sum(_published);

    /// <summary>How many of the cells differ.</summary>
    public int Differences
    {
        get
        {
            int differences = 0;
            for (int row = 0; row < Rows.Count; row++)
            {
                for (int column = 0; column < Columns.Count; column++)
                    differences += _found[row, column] == _published[row, column] ? 0 : 1;
            }

            return differences;
        }
    }

    /// <summary>One line: "FERG: 55,767 of 55,767 published pictures; all 42 counts agree".</summary>
    public override string ToString() => FormattableString.Invariant($"{DataSet}: {TotalFound:#,0} of {TotalPublished:#,0} published pictures; ")
        + (Differences == 0 ? $"all {Rows.Count * Columns.Count} counts agree" : $"{Differences} of {Rows.Count * Columns.Count} counts differ");

    private static int Sum(int[,] counts)
    {
        int sum = 0;
        foreach (int count in counts)
            sum += count;
        return sum;
    }
}
