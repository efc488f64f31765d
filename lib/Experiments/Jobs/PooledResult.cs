using FerLib.Evaluation;

namespace FerLib.Experiments.Jobs;

/// <summary>Jobs that differ in nothing but fold and seed, as one result: the folds of a seed put together, then the seeds averaged.</summary>
public sealed record PooledResult
{
    /// <summary>One of its jobs; its fold and seed stand for all.</summary>
    public required ExperimentJob Job { get; init; }

    /// <summary>The results it is made of.</summary>
    public required IReadOnlyList<JobResult> Parts { get; init; }

    /// <summary>The test of each seed; with folds, every picture once, by a network that did not train on it.</summary>
    public required IReadOnlyList<Outcome> Seeds { get; init; }

    /// <summary>The test with the probabilities averaged over seeds.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Other data sets, averaged over seeds; none with folds.</summary>
    public IReadOnlyList<Outcome> Elsewhere { get; init; } = [];

    /// <summary>Where the records are, for a table: the first folder's name, and how many more there are.</summary>
    public string Source => Parts.Count == 1 ? Parts[0].Source : $"{Parts[0].Source} and {Parts.Count - 1} more";

    /// <summary>The commits that made the records, different ones only.</summary>
    public string Commits => string.Join(", ", Parts.Select(part => part.Commit).Distinct());

    /// <summary>Puts results together that belong together, in the order of their first ones. A seed of which a fold is missing is left out.</summary>
    /// <param name="results">Finished jobs; those on other pictures of the same set, or by another version of the recipe, are results of their own.</param>
    public static IReadOnlyList<PooledResult> Of(IReadOnlyList<JobResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.DistinctBy(result => result.Key)
            .GroupBy(result => (GroupOf(result.TrainedOn, result.Job), result.TrainedOn.ManifestHash, string.Join('\n', result.Recipe.Select(line => $"{line.Name}={line.Value}"))))
            .Select(Pool).OfType<PooledResult>()];
    }

    /// <summary>What two results have in common that differ in seed and fold only. What the sets hold counts, not how they were typed.</summary>
    internal static string GroupOf(DataSetFacts set, ExperimentJob job) =>
        string.Join('\n', [set.Name, set.IsPractice.ToString(), .. (job with { Seed = 0, Fold = job.Fold is null ? null : 0 }).Facts()]);

    private static PooledResult? Pool(IEnumerable<JobResult> group)
    {
        JobResult[][] seeds = [.. group.GroupBy(result => result.Job.Seed).OrderBy(seed => seed.Key).Select(seed => seed.OrderBy(result => result.Job.Fold).ToArray())
            .Where(folds => folds[0].Job.Fold is null || folds.Length == folds[0].Job.Folds)];
        if (seeds.Length == 0)
            return null;
        ulong first = seeds[0][0].Job.Seed;
        Outcome[] outcomes = [.. seeds.Select(folds => Together([.. folds.Select(fold => fold.Home)]))];
        return new PooledResult
        {
            Job = seeds[0][0].Job,
            Parts = [.. seeds.SelectMany(folds => folds)],
            Seeds = outcomes,
            Outcome = SeedAveragedOutcome.Of(outcomes, first),
            Elsewhere = seeds[0][0].Job.Fold is not null ? [] : [.. seeds[0][0].Elsewhere
                .Select(outcome => seeds.Select(seed => seed[0].Elsewhere.FirstOrDefault(other => other.TestedOn.Name == outcome.TestedOn.Name && other.TestedOn.ManifestHash == outcome.TestedOn.ManifestHash)))
                .Where(all => all.All(outcome => outcome is not null))
                .Select(all => SeedAveragedOutcome.Of([.. all.OfType<Outcome>()], first))],
        };
    }

    private static Outcome Together(Outcome[] folds)
    {
        if (folds.Length == 1)
            return folds[0];
        (int Fold, int Picture)[] order = [.. folds.SelectMany((fold, number) => Enumerable.Range(0, fold.Predictions.Count).Select(picture => (number, picture)))
            .OrderBy(place => folds[place.number].Paths[place.picture], StringComparer.Ordinal)];
        Outcome first = folds[0];
        var probabilities = new float[order.Length, first.Predictions.Labels.Count];
        for (int i = 0; i < order.Length; i++)
        {
            for (int j = 0; j < probabilities.GetLength(1); j++)
                probabilities[i, j] = folds[order[i].Fold].Predictions.Probabilities[order[i].Picture, j];
        }

        var predictions = new Predictions(
            first.Predictions.Labels, [.. order.Select(place => folds[place.Fold].Predictions.Truth[place.Picture])], probabilities,
            [.. order.Select(place => folds[place.Fold].Predictions.Subjects[place.Picture])],
            [.. order.Select(place => folds[place.Fold].Predictions.Clips[place.Picture])])
        {
            NamesSubjects = first.Predictions.NamesSubjects,
        };
        // The majority answer differs between folds; its hits add up.
        int hits = folds.Sum(fold => fold.Estimate.Count == 0 ? 0 : (int)Math.Round(fold.Estimate.Majority * fold.Estimate.Count));
        return first with
        {
            Predictions = predictions,
            Paths = [.. order.Select(place => folds[place.Fold].Paths[place.Picture])],
            LeftOut = folds.Sum(fold => fold.LeftOut),
            Estimate = AccuracyEstimate.Of(predictions, hits, first.Seed, subjectsAreNew: folds.All(fold => fold.Estimate.SubjectsAreNew)),
        };
    }
}
