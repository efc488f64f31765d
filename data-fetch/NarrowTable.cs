using FerLib.Reports;

namespace DataFetch;

/// <summary>A table in the screen's width: one that is too wide is continued below, its first column repeated.</summary>
internal static class NarrowTable
{
    /// <summary>Writes a table: title and remarks wrapped, the columns in as many parts as they need.</summary>
    public static void Write(Screen screen, int indent, ResultTable table)
    {
        screen.Wrapped(indent, table.Title);
        for (int first = 1, next; first < Math.Max(2, table.Columns.Count); first = next)
        {
            next = Math.Min(first + 1, table.Columns.Count);
            while (next < table.Columns.Count && WidthOf(Part(table, first, next + 1)) <= Screen.Columns - indent)
                next++;
            screen.Line();
            foreach (string line in Part(table, first, next).ToString().Split('\n'))
                screen.Line($"{new string(' ', indent)}{line}".TrimEnd());
            if (next == first)
                break;
        }

        screen.Line();
        foreach (string note in table.Notes)
            screen.Wrapped(indent, note);
    }

    /// <summary>The first column and those from one to before another.</summary>
    private static ResultTable Part(ResultTable table, int first, int end) => new(
        "", [table.Columns[0], .. table.Columns.Take(first..end)], table.Rows.Select(row => (string[])[row[0], .. row.Take(first..end)]))
    {
        TotalRows = table.TotalRows,
    };

    private static int WidthOf(ResultTable table) => table.ToString().Split('\n').Max(line => line.Length);
}
