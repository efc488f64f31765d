using FerLib.Evaluation;

namespace FerLib.Experiments;

/// <summary>The outcomes of several seeds of one training as one: a test by their networks together.</summary>
/// <remarks>
/// The probabilities are averaged (<see cref="SeedAverage"/>) and decided anew, which is usually better than a single network and is none. What
/// one training can be expected to reach is the mean of the seeds' accuracies: <see cref="SpreadOf"/>.
/// </remarks>
public static class SeedAveragedOutcome
{
    /// <summary>The outcome of the averaged probabilities; a single outcome is returned as it is.</summary>
    /// <param name="seeds">The outcome of each seed, on the same test pictures in the same order; at least one.</param>
    /// <param name="seed">Seed of the bootstrap, and of the outcome.</param>
    /// <returns>
    /// Its majority baseline is the mean of the seeds' hits, rounded to a whole number: they differ only where the training pictures do, as in folds.
    /// </returns>
    /// <exception cref="ArgumentException">There is no outcome, or two are not of the same test; the message names seeds and difference.</exception>
    public static Outcome Of(IReadOnlyList<Outcome> seeds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        if (seeds.Count == 0)
            throw new ArgumentException("The average needs the outcome of at least one seed.", nameof(seeds));
        Outcome first = seeds[0];
        foreach (Outcome other in seeds.Skip(1))
        {
            if (OutcomeDifference.Of(first, other) is { } difference)
            {
                throw new ArgumentException(
                    $"Expected seeds tested on the same pictures, but of seeds {first.Seed} and {other.Seed} {difference}. Change nothing but the seed of the training.",
                    nameof(seeds));
            }
        }

        if (seeds.Count == 1)
            return first;
        Predictions averaged = SeedAverage.Of([.. seeds.Select(outcome => outcome.Predictions)]);
        int majorityHits = averaged.Count == 0 ? 0
            : (int)Math.Round(seeds.Average(outcome => outcome.Estimate.Majority * outcome.Estimate.Count));
        return first with
        {
            Seed = seed,
            Predictions = averaged,
            Estimate = AccuracyEstimate.Of(
                averaged, majorityHits, seed, first.Estimate.Wilson.Level, first.Estimate.SubjectsAreNew),
        };
    }

    /// <summary>The spread of the single seeds' accuracies, which the average hides.</summary>
    /// <param name="seeds">The outcome of each seed; at least one, each with a picture.</param>
    /// <exception cref="ArgumentException">There is no outcome, or one has no pictures.</exception>
    public static SeedSpread SpreadOf(IReadOnlyList<Outcome> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return SeedSpread.Of([.. seeds.Select(outcome => outcome.Estimate.Accuracy)]);
    }
}
