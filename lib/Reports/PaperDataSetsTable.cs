using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>The paper's table of data sets beside what the data sets are.</summary>
public static class PaperDataSetsTable
{
    /// <summary>A row a data set: pictures and expressions as the paper prints them, and as the owners publish them.</summary>
    public static ResultTable Of(IReadOnlyList<DataSetDescription> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return new ResultTable(
            "The paper's table 1 beside what its data sets are",
            [
                new("data set"), TableColumn.Number("pictures, printed"), TableColumn.Number("published"), new("expressions, printed"),
                new("labelled"),
            ],
            sets.Select(set => (string[])
            [
                set.PrintedInPaper!.Name, Count(set.PrintedInPaper.Pictures), Count(set.PublishedCount), set.PrintedInPaper.Expressions,
                Labelled(set),
            ]))
        {
            Notes = ["Printed: in the paper's table 1. Published, labelled: by the owners of the data sets."],
        };
    }

    private static string Labelled(DataSetDescription set) => set.Expressions.Count switch
    {
        0 => "none",
        int all when set.Expressions.Contains("neutral") =>
            string.Create(CultureInfo.InvariantCulture, $"{all} ({all - 1} basic and neutral)"),
        int all => all.ToString(CultureInfo.InvariantCulture),
    };

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
