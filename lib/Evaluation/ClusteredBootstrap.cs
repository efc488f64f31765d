using FerLib.Randomness;

namespace FerLib.Evaluation;

/// <summary>
/// A percentile bootstrap interval for an accuracy, or any other metric, that draws whole clusters (subjects, clips), because pictures of
/// one cluster are right or wrong together.
/// </summary>
/// <remarks>
/// Each resample draws as many clusters as there are, with replacement, and pools their pictures; the interval runs between the two
/// percentiles of the resampled values (linear interpolation). Source: Davison and Hinkley, "Bootstrap Methods and their
/// Application", 1997, sections 3.8 and 5.3. With few clusters it is too narrow; when every cluster has the same accuracy it
/// has no width at all. Callers say so (<see cref="AccuracyEstimate.Notes"/>).
/// </remarks>
public static partial class ClusteredBootstrap
{
    private const ulong Key = 0x424F4F54;

    /// <summary>The default number of resamples.</summary>
    public const int DefaultResamples = 2000;

    /// <summary>The interval of the share of hits.</summary>
    /// <param name="correct">Whether each picture was classified right.</param>
    /// <param name="clusters">The cluster of each picture; names matter only by being equal or not.</param>
    /// <param name="seed">Seed; the same pictures in any order give the same bits.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>The interval; undefined (NaN) with fewer than two clusters, since one cluster says nothing about another.</returns>
    /// <exception cref="ArgumentException">The two lists differ in length; or a number is out of range.</exception>
    public static Interval Of(
        IReadOnlyList<bool> correct, IReadOnlyList<string> clusters, ulong seed, int resamples = DefaultResamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(correct);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        Interval.CheckLevel(level);
        if (correct.Count != clusters.Count)
            throw new ArgumentException($"Every picture has one cluster: {correct.Count} pictures, got {clusters.Count} clusters.", nameof(clusters));

        (int Hits, int Pictures)[] tallies = Tally(correct, clusters);
        if (tallies.Length < 2)
            return Interval.Undefined(level);

        double[] accuracies = new double[resamples];
        for (int i = 0; i < resamples; i++)
            accuracies[i] = Resample(tallies, new CounterRandom(seed, Key, (ulong)i));
        Array.Sort(accuracies);
        return new Interval(Percentile(accuracies, (1 - level) / 2), Percentile(accuracies, (1 + level) / 2), level);
    }

    /// <summary>Hits and pictures per cluster, in an order that neither the pictures' order nor the clusters' names can change.</summary>
    private static (int Hits, int Pictures)[] Tally(IReadOnlyList<bool> correct, IReadOnlyList<string> clusters)
    {
        var byCluster = new Dictionary<string, (int Hits, int Pictures)>(StringComparer.Ordinal);
        for (int i = 0; i < correct.Count; i++)
        {
            (int hits, int pictures) = byCluster.GetValueOrDefault(clusters[i]);
            byCluster[clusters[i]] = (hits + (correct[i] ? 1 : 0), pictures + 1);
        }

        return [.. byCluster.Values.Order()];
    }

    private static double Resample((int Hits, int Pictures)[] tallies, CounterRandom random)
    {
        long hits = 0;
        long pictures = 0;
        for (int i = 0; i < tallies.Length; i++)
        {
            (int h, int n) = tallies[random.NextInt32(tallies.Length)];
            hits += h;
            pictures += n;
        }

        return (double)hits / pictures;
    }

    private static double Percentile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
