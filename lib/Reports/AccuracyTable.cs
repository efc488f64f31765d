using System.Globalization;
using FerLib.Evaluation;
using static FerLib.Reports.TableNumber;

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
                new(""), TableColumn.Number("accuracy"), TableColumn.Number("n"), TableColumn.Number("clustered"), new("clusters"),
                TableColumn.Number("Wilson"), TableColumn.Number("chance, majority"), new("verdict"),
            ],
            accuracies.Select(row => Row(row.Name, row.Accuracy)))
        {
            Notes =
            [
                "n: pictures. Clustered and Wilson: 95 % intervals. For the clustered one, pictures of one subject (or clip) are drawn together, since they "
                    + "resemble each other; it decides. Wilson's takes all pictures for independent. Chance: 1 / classes. Majority: always answering the "
                    + "training split's most frequent class.",
                .. Notes(accuracies),
            ],
        };
    }

    private static string[] Row(string name, AccuracyEstimate a) =>
    [
        name, Percent(a.Accuracy), a.Count.ToString("#,0", CultureInfo.InvariantCulture), a.Clustered.ToString(),
        string.Create(CultureInfo.InvariantCulture, $"{a.Clusters}\u00a0{a.Unit.ToString().ToLowerInvariant()}{(a.Clusters == 1 ? "" : "s")}"),
        a.Wilson.ToString(), string.Create(CultureInfo.InvariantCulture, $"{100 * a.Chance:0.0}, {Percent(a.Majority)}"), a.Verdict.Replace(' ', '\u00a0'),
    ];

    /// <summary>What the rows speak for; rows that speak for the same share a note.</summary>
    private static IEnumerable<string> Notes(IReadOnlyList<(string Name, AccuracyEstimate Accuracy)> accuracies) =>
        accuracies.GroupBy(row => $"{row.Accuracy.SpeaksFor}{string.Concat(row.Accuracy.Notes.Select(note => $"; {note}"))}.")
            .Select(group => group.Count() == accuracies.Count ? $"The accuracy {group.Key}" : $"{string.Join("; ", group.Select(row => row.Name))}: {group.Key}");
}
