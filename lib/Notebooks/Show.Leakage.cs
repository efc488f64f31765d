using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <content>How much of an accuracy is leakage.</content>
public static partial class Show
{
    private static readonly Words NoLeakage = new(
        ["Leakage was not measured: it takes a set that names its people, and a protocol that keeps them apart beside one that does not (Protocols=folds,random-folds)."]);

    /// <summary>A row a protocol that leaks: both accuracies, the points between them with their interval, chance.</summary>
    /// <param name="measurements">The measurements; without any, a sentence that says so.</param>
    public static object Leakage(IReadOnlyList<LeakageMeasurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return measurements.Count == 0 ? NoLeakage : LeakagePointsTable.Of(measurements);
    }

    /// <summary>The points that each protocol gains over new subjects, with intervals.</summary>
    /// <param name="measurements">The measurements; without any, a sentence that says so.</param>
    public static object LeakageChart(IReadOnlyList<LeakageMeasurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        if (measurements.Count == 0)
            return NoLeakage;
        bool oneSet = measurements.Select(one => one.Leaking.TestedOn.Name).Distinct(StringComparer.Ordinal).Count() == 1;
        return new BarChart
        {
            Title = $"{(oneSet ? $"{measurements[0].Leaking.TestedOn.Name}: " : "")}points of accuracy that are leakage{PracticeAside(measurements)}",
            Categories = Distinct([.. measurements.Select(one => oneSet ? LeakagePointsTable.ProtocolOf(one) : LeakagePointsTable.NameOf(one))]),
            Series = [new BarSeries("leakage", [.. measurements.Select(one => double.IsNaN(one.Difference) ? null : PointsBar(one.Difference, one.Clustered))])],
            ValueTitle = "points above the accuracy on new subjects",
            CategoryTitle = "protocol",
            IntervalNote = $"Thin lines: {string.Join(" and ", measurements.Select(one => InputTables.Level(one.Clustered)).Distinct())} intervals over clusters.",
        };
    }

    /// <summary>What the measurements say, in sentences computed from the intervals.</summary>
    /// <param name="measurements">The measurements; without any, a sentence that says so.</param>
    public static Words LeakageInWords(IReadOnlyList<LeakageMeasurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        if (measurements.Count == 0)
            return NoLeakage;
        List<string> words = [.. measurements.Select(InWords)];
        if (measurements.Any(one => one.IsPractice))
        {
            words.Add("Practice data: a clip's frames are nearly the same picture, so a random split leaks by construction. How much a published data set leaks is not "
                + "tested by this.");
        }

        return new Words(words);
    }

    private static string InWords(LeakageMeasurement one)
    {
        string numbers = $"{LeakagePointsTable.NameOf(one)}: {Percent(one.Leaking.Estimate.Accuracy)} of {one.Leaking.Estimate.Count} pictures, against {Percent(one.Independent.Estimate.Accuracy)} of "
            + $"{one.Independent.Estimate.Count} on new subjects ({ProtocolName.Of(one.Independent.Protocol)}; chance {Percent(one.Chance)}).";
        string points = $"{InputTables.Points(one.Difference)} points ({InputTables.Level(one.Clustered)}: {InputTables.Points(one.Clustered)})";
        string conclusion = one.Verdict switch
        {
            "leakage" => $"Of the accuracy, {points} are leakage: they come from known faces or photographs, and new people will not give them.",
            "no gain" => $"The protocol gains nothing: {points}.",
            _ => $"Whether any of it is leakage stays open: {points}.",
        };
        return $"{numbers} {conclusion}";
    }

    private static string PracticeAside(IReadOnlyList<LeakageMeasurement> measurements) => measurements.All(one => one.IsPractice) ? " (practice data)"
        : measurements.Any(one => one.IsPractice) ? " (practice data among them)" : "";
}
