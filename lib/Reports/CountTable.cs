using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>A data set's counts beside the published ones.</summary>
public static class CountTable
{
    /// <summary>A row and a column for each kind of picture: one number where both counts agree, otherwise "24/1,644".</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="isPractice">Whether the pictures are rendered stand-ins.</param>
    public static ResultTable Of(CountComparison counts, bool isPractice)
    {
        ArgumentNullException.ThrowIfNull(counts);
        bool hasRows = counts.RowTitle.Length > 0;
        List<string[]> rows = [.. Enumerable.Range(0, counts.Rows.Count).Select(row => (string[])
        [
            .. hasRows ? (string[])[counts.Rows[row]] : [],
            .. Enumerable.Range(0, counts.Columns.Count).Select(column => Cell(counts.Found(row, column), counts.Published(row, column))),
            Cell(RowSum(counts.Found, counts.Columns.Count, row), RowSum(counts.Published, counts.Columns.Count, row)),
        ])];
        if (counts.Rows.Count > 1)
        {
            rows.Add(
            [
                "all",
                .. Enumerable.Range(0, counts.Columns.Count).Select(column => Cell(
                    Enumerable.Range(0, counts.Rows.Count).Sum(row => counts.Found(row, column)),
                    Enumerable.Range(0, counts.Rows.Count).Sum(row => counts.Published(row, column)))),
                Cell(counts.TotalFound, counts.TotalPublished),
            ]);
        }

        string heading = counts.ColumnTitle.Length == 0 ? "" : $", by {(hasRows ? $"{counts.RowTitle} and {counts.ColumnTitle}" : counts.ColumnTitle)}";
        return new ResultTable(
            $"{counts.DataSet}: pictures here, beside the published set's{heading}",
            [
                .. hasRows ? (TableColumn[])[new(counts.RowTitle)] : [],
                .. counts.Columns.Select(TableColumn.Number),
                TableColumn.Number("all"),
            ],
            rows)
        {
            TotalRows = counts.Rows.Count > 1 ? 1 : 0,
            Notes = [.. Notes(counts, isPractice)],
        };
    }

    private static IEnumerable<string> Notes(CountComparison counts, bool isPractice)
    {
        int cells = counts.Rows.Count * counts.Columns.Count;
        if (counts.Differences == 0)
            yield return $"Every count is the published one{(isPractice ? ", on practice data: rendered faces in the published set's layout" : "")}.";
        else if (isPractice)
            yield return $"Practice data: rendered faces in the published set's layout, in the number that was asked for. {Example(counts)}";
        else
            yield return $"{counts.Differences} of {cells} counts differ from the published ones. {Example(counts)}";
        yield return counts.Source;
    }

    private static string Example(CountComparison counts)
    {
        (int row, int column) = (
            from r in Enumerable.Range(0, counts.Rows.Count)
            from c in Enumerable.Range(0, counts.Columns.Count)
            where counts.Found(r, c) != counts.Published(r, c)
            select (r, c)).First();
        int found = counts.Found(row, column), published = counts.Published(row, column);
        return $"\"{Cell(found, published)}\": {Count(found)} here, {Count(published)} published.";
    }

    private static int RowSum(Func<int, int, int> count, int columns, int row) => Enumerable.Range(0, columns).Sum(column => count(row, column));

    private static string Cell(int found, int published) => found == published ? Count(found) : $"{Count(found)}/{Count(published)}";

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
