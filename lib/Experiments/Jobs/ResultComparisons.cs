using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments.Claims;

namespace FerLib.Experiments.Jobs;

/// <summary>The comparisons that a set of results allows: results that differ in one thing and agree in all others.</summary>
public static class ResultComparisons
{
    /// <summary>RQ2: the inputs of the paper's network, wherever two or more were trained on one data set in one way.</summary>
    /// <param name="results">Results.</param>
    /// <param name="seed">Seed of intervals and flips.</param>
    /// <returns>A comparison for each data set and way of training, in the order of their first results; none of results on different pictures of one set.</returns>
    /// <exception cref="ArgumentException">An input is there twice, by two versions of its recipe, or two were tested on different pictures, by two versions of the split.</exception>
    public static IReadOnlyList<InputComparison> Inputs(IReadOnlyList<PooledResult> results, ulong seed) =>
        [.. ComparableInputs(results).Select(group => InputComparison.Of([.. group.Select(InputOf)], seed))];

    /// <summary>The results of each comparison of <see cref="Inputs"/>, in the order of the inputs.</summary>
    internal static IEnumerable<PooledResult[]> ComparableInputs(IReadOnlyList<PooledResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.Where(result => result.Job.Method == ComparedMethods.PapersNetwork && result.Outcome.Protocol != SplitProtocol.PaperRandomUnfolded)
            .GroupBy(result => (GroupOf(result, result.Job with { Input = default }), RecipeOf(result), result.Outcome.TrainedOn.ManifestHash))
            .Where(group => group.Count() > 1)
            .Select(group => group.OrderBy(result => result.Job.Input).ToArray());
    }

    /// <summary>How many points each protocol that shares subjects gains over one that does not, on the same data set, trained in the same way.</summary>
    /// <param name="results">Results.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <returns>
    /// A measurement for each protocol that leaks and has a counterpart: folds against folds, a single split against a single one, and where there is none of its kind
    /// against the other. Of two counterparts, that on the same pictures of the set.
    /// </returns>
    /// <exception cref="ArgumentException">The labels of the two differ: the set had other expressions when one of them was run.</exception>
    public static IReadOnlyList<LeakageMeasurement> Leakage(IReadOnlyList<PooledResult> results, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(results);
        List<LeakageMeasurement> measured = [];
        foreach (IGrouping<string, PooledResult> alike in results.GroupBy(result => GroupOf(result, result.Job with { Protocol = default, Fold = null }) + RecipeOf(result)))
        {
            Outcome[] independent = [.. alike.Select(result => result.Outcome)
                .Where(outcome => outcome is { Protocol: SplitProtocol.SubjectIndependent or SplitProtocol.GroupKFold, Estimate.SubjectsAreNew: true })];
            foreach (Outcome leaking in alike.Select(result => result.Outcome).Where(outcome => !ProtocolName.KeepsSubjectsApart(outcome.Protocol)))
            {
                if (independent.MaxBy(outcome => (
                    ProtocolName.HasFolds(outcome.Protocol) == ProtocolName.HasFolds(leaking.Protocol), outcome.TrainedOn.ManifestHash == leaking.TrainedOn.ManifestHash)) is { } counterpart)
                    measured.Add(LeakageMeasurement.Of(counterpart, leaking, seed));
            }
        }

        return measured;
    }

    /// <summary>The paper's network against each other method on the same test pictures.</summary>
    /// <param name="results">Results.</param>
    /// <param name="seed">Seed of intervals and flips.</param>
    /// <returns>For each data set and way of training, the pairs: the network, the other method, their comparison; none of results on different pictures of one set.</returns>
    public static IReadOnlyList<IReadOnlyList<(string First, string Second, PairedComparison Comparison)>> Methods(IReadOnlyList<PooledResult> results, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.GroupBy(result => (GroupOf(result, result.Job with { Method = "" }), result.Outcome.TrainedOn.ManifestHash))
            .Select(group => (Own: group.FirstOrDefault(result => result.Job.Method == ComparedMethods.PapersNetwork), All: group.ToArray()))
            .Where(group => group.Own is not null && group.All.Length > 1)
            .Select(group => group.All.Where(other => other != group.Own)
                .Select(other => (ComparedMethods.PapersNetwork, other.Job.Method, PairedComparison.Of(group.Own!.Outcome.Predictions, other.Outcome.Predictions, seed))).ToArray())];
    }

    /// <summary>A result as one input of a comparison: the outcome of each seed under the input's name.</summary>
    public static InputOutcome InputOf(PooledResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Job.Input == NetworkInput.Unfolded
            ? InputOutcome.Unfolded(result.Seeds) : InputOutcome.Of(NetworkInputs.ChannelsOf(result.Job.Input), result.Seeds);
    }

    // A recipe may have changed since a record was made. Of unfolded pictures there are fewer passes by design.
    private static string RecipeOf(PooledResult result) =>
        string.Join('\n', result.Parts[0].Recipe.Where(line => line.Name != "epochs").Select(line => $"{line.Name}={line.Value}"));

    private static string GroupOf(PooledResult result, ExperimentJob job) => PooledResult.GroupOf(result.Outcome.TrainedOn, job);
}
