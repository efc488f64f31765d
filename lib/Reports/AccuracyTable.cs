using System.Globalization;
using FerLib.Evaluation;

namespace FerLib.Reports;

/// <summary>Accuracies with all that belongs beside them.</summary>
public static class AccuracyTable
{
    /// <summary>A row an accuracy: n, both intervals, chance, majority baseline, verdict.</summary>
    /// <param name="title">What was measured; says so when it is practice data.</param>
    /// <param name="accuracies">A name (data set, protocol, labels) and its estimate.</param>
    /// <returns>The table; its notes say what each interval speaks for.</returns>
    public static ResultTable Of(string title, IReadOnlyList<(string Name, AccuracyEstimate Accuracy)> accuracies)
    {
        ArgumentNullException.ThrowIfNull(accuracies);
        return new ResultTable(
            title,
            [
                new(""), TableColumn.Number("accuracy"), TableColumn.Number("pictures"), TableColumn.Number("95 % clustered"), new("over"),
                TableColumn.Number("95 % Wilson"), TableColumn.Number("chance"), TableColumn.Number("majority"), new("verdict"),
            ],
            accuracies.Select(row => Row(row.Name, row.Accuracy)))
        {
            Notes =
            [
                "Clustered: pictures of one subject (or clip) are drawn together, since they resemble each other; this interval decides. "
                    + "Wilson: as if all pictures were independent. Chance: 1 / classes. Majority: always answering the training split's most frequent class.",
                .. accuracies.SelectMany(row => Notes(row.Name, row.Accuracy)),
            ],
        };
    }

    private static string[] Row(string name, AccuracyEstimate a) =>
    [
        name, Percent(a.Accuracy), a.Count.ToString("#,0", CultureInfo.InvariantCulture), a.Clustered.ToString(),
        string.Create(CultureInfo.InvariantCulture, $"{a.Clusters}\u00a0{a.Unit.ToString().ToLowerInvariant()}{(a.Clusters == 1 ? "" : "s")}"),
        a.Wilson.ToString(), Percent(a.Chance), Percent(a.Majority), a.Verdict.Replace(' ', '\u00a0'),
    ];

    private static IEnumerable<string> Notes(string name, AccuracyEstimate a)
    {
        string about = name.Length > 0 ? $"{name}: " : "";
        yield return $"{about}{a.SpeaksFor}{string.Concat(a.Notes.Select(note => $"; {note}"))}.";
    }

    private static string Percent(double share) => double.IsNaN(share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
}
