using System.Globalization;
using FerLib.Evaluation;
using static FerLib.Reports.TableNumber;

namespace FerLib.Reports;

/// <summary>Precision, recall, F1 and support of every class.</summary>
public static class ScoresTable
{
    /// <summary>A row a class, and the means over classes.</summary>
    /// <param name="title">What was tested on what; says so when it is practice data.</param>
    /// <param name="report">The scores.</param>
    public static ResultTable Of(string title, ClassificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        IEnumerable<IReadOnlyList<string>> rows = report.PerClass.Select(
            c => (string[])[c.Label, Percent(c.Precision), Percent(c.Recall), Percent(c.F1), Count(c.Support)]);
        return new ResultTable(
            title,
            [
                new("expression"), TableColumn.Number("precision"), TableColumn.Number("recall"), TableColumn.Number("F1"),
                TableColumn.Number("pictures"),
            ],
            rows)
        {
            Notes =
            [
                $"Accuracy {Percent(report.Accuracy)}, balanced accuracy (mean recall) {Percent(report.BalancedAccuracy)}, macro F1 {Percent(report.MacroF1)}.",
                "Precision: of the pictures given this label, the share that have it. Recall: of the pictures that have it, the share found. "
                    + "F1: their harmonic mean. A dash: not defined, for want of pictures.",
            ],
        };
    }

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
