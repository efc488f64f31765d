using System.Text;

namespace FerLib.Reports;

/// <summary>
/// A table of results: a title, columns, rows of texts, and remarks below. It writes itself as HTML, plain text, Markdown and CSV.
/// </summary>
/// <remarks>The first column names its row. Numbers come as text, because the one who knows them knows their digits and units.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class ResultTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="title">What the table shows; says "practice data" when its numbers come from it.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <param name="rows">The rows, each with a text for each column; an empty text leaves a cell empty.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of texts than there are columns.</exception>
    public ResultTable(string title, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
            throw new ArgumentException($"The table '{title}' has no column, expected at least one.", nameof(columns));

        Title = title;
        Columns = columns;
        Rows = [.. rows];
        for (int r = 0; r < Rows.Count; r++)
        {
            if (Rows[r].Count != columns.Count)
            {
                throw new ArgumentException(
                    $"The table '{title}': row {r + 1} has {Rows[r].Count} texts, expected {columns.Count}, one for each column.",
                    nameof(rows));
            }
        }
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The rows; each has a text for each column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Remarks below the table, such as how an interval was made or that the data are practice data. Default: none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many rows at the end are sums and stand below a line. Default: 0.</summary>
    public int TotalRows { get; init; }

    /// <summary>The table as aligned text, for a terminal or a host that shows text only.</summary>
    public override string ToString()
    {
        int[] widths = [.. Columns.Select((column, c) =>
            Rows.Select(row => TextWidth.Of(OneLine(row[c]))).Append(TextWidth.Of(OneLine(column.Header))).Max())];
        string rule = string.Join("  ", widths.Select(width => new string('-', width)));
        var text = new StringBuilder();
        if (Title.Length > 0)
            text.Append(Title).Append('\n').Append('\n');
        text.Append(TextLine(Columns.Select(column => column.Header), widths)).Append('\n').Append(rule).Append('\n');
        for (int r = 0; r < Rows.Count; r++)
        {
            if (TotalRows > 0 && r == Rows.Count - TotalRows)
                text.Append(rule).Append('\n');
            text.Append(TextLine(Rows[r], widths)).Append('\n');
        }

        if (Notes.Count > 0)
            text.Append('\n').AppendJoin('\n', Notes).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    private string TextLine(IEnumerable<string> cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, c) => Pad(OneLine(cell), widths[c], Columns[c].Alignment))).TrimEnd();

    private static string Pad(string text, int width, ColumnAlignment alignment)
    {
        int free = width - TextWidth.Of(text);
        int left = alignment switch { ColumnAlignment.Right => free, ColumnAlignment.Center => free / 2, _ => 0 };
        return new string(' ', left) + text + new string(' ', free - left);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
