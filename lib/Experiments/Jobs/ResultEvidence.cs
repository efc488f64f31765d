using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments.Claims;

namespace FerLib.Experiments.Jobs;

/// <summary>Results of experiments as evidence on the paper's claims.</summary>
public static class ResultEvidence
{
    /// <summary>
    /// The accuracies: at home and elsewhere, over all labels of the method, and, where another set lacks some of them, both over the labels that the two share. Those
    /// of unfolded pictures and of several sets joined are left out, because no claim of the paper is about them.
    /// </summary>
    /// <param name="results">Results.</param>
    public static IReadOnlyList<MeasuredAccuracy> Accuracies(IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.Where(result => result.Job is { Input: not NetworkInput.Unfolded, TrainOn.Count: 1 })
            .SelectMany(result => OutcomesOf(result).Select(outcome => MeasuredAccuracy.Of(
                outcome, NetworkInputs.ChannelsOf(result.Job.Input), result.Job.Method, result.Source)))];
    }

    /// <summary>The accuracies of methods that were run on one split, for a comparison of methods: at home, of data sets with two methods or more.</summary>
    /// <param name="results">Results.</param>
    public static IReadOnlyList<MeasuredAccuracy> OfMethods(IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.GroupBy(result => PooledResult.GroupOf(result.Outcome.TrainedOn, result.Job with { Method = "" })).Where(alike => alike.Count() > 1)
            .SelectMany(alike => alike).Select(result => MeasuredAccuracy.Of(result.Outcome, NetworkInputs.ChannelsOf(result.Job.Input), result.Job.Method, result.Source))];
    }

    /// <summary>The differences between inputs (<see cref="ResultComparisons.Inputs"/>).</summary>
    /// <param name="results">Results.</param>
    /// <param name="seed">Seed of the intervals.</param>
    public static IReadOnlyList<MeasuredDifference> BetweenChannels(IReadOnlyList<PooledResult> results, ulong seed) =>
        [.. ResultComparisons.ComparableInputs(results).SelectMany(group =>
            InputComparison.Of([.. group.Select(ResultComparisons.InputOf)], seed).Differences(SourceOf(group)))];

    /// <summary>The gap between the ethnic groups with the highest and the lowest accuracy, where the data set names ethnicities; null where fewer than two groups can be compared.</summary>
    /// <param name="result">The result of the paper's network on the set.</param>
    /// <param name="manifest">The data set, for the ethnicity of each picture.</param>
    /// <param name="seed">Seed of the interval.</param>
    public static MeasuredDifference? BetweenEthnicities(PooledResult result, Manifest manifest, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(manifest);
        Outcome outcome = result.Outcome;
        var report = SliceReport.Of(outcome.Predictions, Slices.GroupsOf(outcome, manifest, sample => sample.Ethnicity), seed);
        if (report.Gap is not { } gap)
            return null;
        MeasuredAccuracy accuracy = MeasuredAccuracy.Of(outcome, NetworkInputs.ChannelsOf(result.Job.Input));
        return new MeasuredDifference
        {
            Kind = MeasuredDifference.BetweenEthnicities,
            First = gap.Best,
            Second = gap.Worst,
            DataSet = outcome.TestedOn.Name,
            Protocol = outcome.ProtocolText,
            SubjectsAreNew = accuracy.SubjectsAreNew,
            Count = outcome.Estimate.Count,
            Difference = gap.Difference,
            Interval = gap.Clustered,
            IsPractice = outcome.IsPractice,
            Source = result.Source,
        };
    }

    private static string SourceOf(PooledResult[] group) => $"{group[0].Parts[0].Source} and {group.Sum(result => result.Parts.Count) - 1} more";

    private static IEnumerable<Outcome> OutcomesOf(PooledResult result)
    {
        yield return result.Outcome;
        IReadOnlyList<string> own = result.Outcome.Predictions.Labels;
        HashSet<string> told = [];
        foreach (Outcome elsewhere in result.Elsewhere)
        {
            yield return elsewhere;
            string[] shared = [.. own.Where(elsewhere.TestedOn.Labels.Contains)];
            if (shared.Length == own.Count || shared.Length < 2)
                continue;
            yield return Testing.Restrict(elsewhere, shared, result.Parts[0].TrainingCounts);
            // Several sets may share the same labels with this one.
            if (told.Add(string.Join('\n', shared)))
                yield return Testing.Restrict(result.Outcome, shared, result.Parts[0].TrainingCounts);
        }
    }
}
