using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>What answers that look at no picture score on data sets.</summary>
public static class ClassBalanceTable
{
    /// <summary>
    /// A row a data set: its most and least frequent expression, the score of always answering the first, and that of guessing.
    /// </summary>
    /// <param name="title">Which data sets these are; says so where practice data is among them.</param>
    /// <param name="balances">Their class counts.</param>
    public static ResultTable Of(string title, IReadOnlyList<ClassBalance> balances)
    {
        ArgumentNullException.ThrowIfNull(balances);
        return new ResultTable(
            title,
            [
                new("data set"), TableColumn.Number("pictures"), new("most frequent"), new("least frequent"),
                TableColumn.Number("always the most frequent"),
                TableColumn.Number("guessing"),
            ],
            balances.Select(balance => (string[])
            [
                balance.DataSet, Count(balance.Pictures), Text(balance, balance.MostFrequent), Text(balance, balance.LeastFrequent),
                Percent(balance.MajorityShare),
                Percent(balance.Chance),
            ]))
        {
            Notes =
            [
                "The last two columns are accuracies that need no picture and no network, on all of a set's pictures. "
                    + "Guessing: 1\u00a0/\u00a0expressions.",
            ],
        };
    }

    private static string Text(ClassBalance balance, ClassCount one)
    {
        int others = balance.Classes.Count(other => other.Pictures == one.Pictures) - 1;
        if (others == balance.Classes.Count - 1)
            return $"all {Count(one.Pictures)}";
        return $"{one.Label} {Count(one.Pictures)}{(others > 0 ? $" (and {others} more)" : "")}";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
