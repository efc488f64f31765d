using System.Globalization;
using FerLib.Reports;
using Microsoft.Data.Analysis;

namespace FerLib.Interop;

public static partial class DataFrames
{
    private const int MostRowsShown = 100;

    /// <summary>A result table's texts as typed columns, a row a row (sums included); title and remarks are left out.</summary>
    /// <param name="table">The table.</param>
    /// <remarks>
    /// A column becomes Int64 when all its texts are whole numbers, Double when all are numbers or all are percentages, String otherwise.
    /// Numbers are written as FerLib writes them, whatever the culture: a point before the decimals, commas between thousands. A percentage
    /// becomes its share: "80.0 %" is 0.8. In a column of numbers an empty text or a dash is null; texts of other columns stay as they are.
    /// What a number would not give back stays text: leading zeros ("007"), more digits than the type holds. A heading that occurs again gets
    /// a number: "n", "n (2)".
    /// </remarks>
    public static DataFrame ToDataFrame(this ResultTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var frame = new DataFrame();
        for (int c = 0; c < table.Columns.Count; c++)
        {
            int column = c;
            string header = table.Columns[c].Header, name = header;
            for (int again = 2; frame.Columns.IndexOf(name) >= 0; again++)
                name = string.Create(CultureInfo.InvariantCulture, $"{header} ({again})");
            frame.Columns.Add(NumberTexts.ToColumn(name, [.. table.Rows.Select(row => row[column])]));
        }

        return frame;
    }

    /// <summary>A frame as a table that every notebook host shows.</summary>
    /// <param name="frame">The frame, with at least one column.</param>
    /// <param name="title">What the table shows; says "practice data" when its numbers come from it.</param>
    /// <param name="mostRows">Rows from the first on that are shown, at least 1; a remark says how many there are. Default 100.</param>
    /// <remarks>
    /// Not to be taken for the frame's own ToTable, which makes a System.Data.DataTable.
    /// Numbers stand on the right, in the invariant culture, with all the digits that tell them from others; truth values are "true" and
    /// "false", null is empty. <see cref="ToDataFrame(ResultTable)"/> gives the numbers back, whole ones as Int64 whatever they were.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no column, or the columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mostRows"/> is below 1.</exception>
    public static ResultTable ToResultTable(this DataFrame frame, string title = "", int mostRows = MostRowsShown)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostRows, 1);
        var columns = new FrameColumns(frame, "table");
        if (frame.Columns.Count == 0)
            throw columns.Wrong("it has no column, expected at least one");
        return new ResultTable(
            title,
            [.. frame.Columns.Select(column => column.IsNumericColumn() ? TableColumn.Number(column.Name) : new TableColumn(column.Name))],
            Enumerable.Range(0, Math.Min(mostRows, columns.Count)).Select(row => (string[])[.. frame.Columns.Select(column => TextOf(column[row]))]))
        {
            Notes = columns.Count <= mostRows
                ? [] : [string.Create(CultureInfo.InvariantCulture, $"The first {mostRows:#,0} of {columns.Count:#,0} rows.")],
        };
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
