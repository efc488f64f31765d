using FerLib.Experiments;
using static FerLib.Reports.TableNumber;

namespace FerLib.Reports;

/// <summary>How many points of accuracies are leakage.</summary>
public static class LeakagePointsTable
{
    /// <summary>A row a protocol that leaks, beside the independent one.</summary>
    /// <param name="measurements">The measurements, at least one.</param>
    /// <exception cref="ArgumentException">There is no measurement.</exception>
    public static ResultTable Of(IReadOnlyList<LeakageMeasurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        if (measurements.Count == 0)
            throw new ArgumentException("There is no measurement, expected at least one.", nameof(measurements));
        string practice = measurements.All(one => one.IsPractice) ? " (practice data)" : measurements.Any(one => one.IsPractice) ? " (practice data among them)" : "";
        return new ResultTable(
            $"How much of an accuracy is leakage{practice}",
            [
                new("data set, protocol"), TableColumn.Number("accuracy"), TableColumn.Number("n"), TableColumn.Number("on new subjects"),
                TableColumn.Number("n"), TableColumn.Number("leakage, points"), TableColumn.Number("interval"), TableColumn.Number("chance"), new("verdict"),
            ],
            measurements.Select(one => (string[])
            [
                NameOf(one), Percent(one.Leaking.Estimate.Accuracy), Whole(one.Leaking.Estimate.Count),
                Percent(one.Independent.Estimate.Accuracy), Whole(one.Independent.Estimate.Count),
                InputTables.Points(one.Difference), InputTables.Points(one.Clustered), Percent(one.Chance), one.Verdict,
            ]))
        {
            Notes =
            [
                "Leakage: accuracy under the protocol of the row less that on new subjects, the same network and recipe. Interval: "
                    + $"{string.Join(" and ", measurements.Select(one => InputTables.Level(one.Clustered)).Distinct())}, drawn over whole clusters of both test parts together; "
                    + "it holds the chance of the test pictures, not that of another training.",
                .. measurements.SelectMany(one => one.Notes.Prepend(ClustersOf(one)).Select(note => (Name: NameOf(one), Note: note)))
                    .GroupBy(item => item.Note)
                    .Select(group => group.Count() == measurements.Count ? $"{Sentence(group.Key)}."
                        : $"{string.Join("; ", group.Select(item => item.Name))}: {group.Key}."),
            ],
        };
    }

    /// <summary>The data set and the protocol that leaks.</summary>
    internal static string NameOf(LeakageMeasurement one) => $"{one.Leaking.TestedOn.Name}, {ProtocolOf(one)}";

    internal static string ProtocolOf(LeakageMeasurement one) => Datasets.ProtocolName.Of(one.Leaking.Protocol);

    private static string ClustersOf(LeakageMeasurement one) =>
        $"the interval rests on {Whole(one.Clusters)} {one.Unit.ToString().ToLowerInvariant()}{(one.Clusters == 1 ? "" : "s")}";

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
