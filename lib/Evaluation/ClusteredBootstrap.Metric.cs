using FerLib.Randomness;

namespace FerLib.Evaluation;

/// <summary>The interval of any metric, and of the difference between two on the same pictures.</summary>
/// <remarks>
/// A resample in which the metric is undefined (NaN; for instance an area under the ROC curve when no picture of a class was drawn) is left
/// out of the percentiles; when more than <see cref="MostUndefined"/> of them are, the interval is undefined. The clusters are drawn by
/// their names' ordinal order: the same seed and names give the same draws for every metric and every model, and the order of the
/// pictures changes no more than the rounding of the metric's own sums.
/// </remarks>
public static partial class ClusteredBootstrap
{
    /// <summary>The share of resamples that may be undefined before the interval is.</summary>
    public const double MostUndefined = 0.1;

    /// <summary>The interval of a metric of pictures.</summary>
    /// <param name="metric">The metric of the pictures at these places, 0..pictures-1; a place comes as often as its cluster was drawn.</param>
    /// <param name="clusters">The cluster of each picture.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>The interval; undefined (NaN) with fewer than two clusters, or when the metric is undefined too often.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Interval Of(
        Func<int[], double> metric, IReadOnlyList<string> clusters, ulong seed, int resamples = DefaultResamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        Interval.CheckLevel(level);
        int[][] members = [.. Enumerable.Range(0, clusters.Count)
            .GroupBy(picture => clusters[picture], StringComparer.Ordinal)
            .OrderBy(cluster => cluster.Key, StringComparer.Ordinal)
            .Select(cluster => cluster.ToArray())];
        if (members.Length < 2)
            return Interval.Undefined(level);

        double[] values = new double[resamples];
        for (int i = 0; i < resamples; i++)
            values[i] = metric(Draw(members, new CounterRandom(seed, Key, (ulong)i)));
        double[] defined = [.. values.Where(value => !double.IsNaN(value)).Order()];
        return resamples - defined.Length > MostUndefined * resamples
            ? Interval.Undefined(level)
            : new Interval(Percentile(defined, (1 - level) / 2), Percentile(defined, (1 + level) / 2), level);
    }

    /// <summary>The interval of a metric of predictions, for instance <c>p => ClassificationReport.Of(p.Matrix).MacroF1</c>.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="clusters">The pictures that hang together.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>The interval; undefined (NaN) with fewer than two clusters, or when the metric is undefined too often.</returns>
    /// <exception cref="ArgumentException">The clusters are of other pictures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Interval Of(
        Predictions predictions, Func<Predictions, double> metric, PictureClusters clusters, ulong seed, int resamples = DefaultResamples,
        double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(metric);
        CheckClusters(predictions, clusters);
        return Of(pictures => metric(predictions.Select(pictures)), clusters.Names, seed, resamples, level);
    }

    /// <summary>The interval of the difference of two metrics of the same pictures (the first minus the second): both see every resample.</summary>
    /// <param name="first">The metric of the pictures at these places, as one model answers them.</param>
    /// <param name="second">The same as another model answers them.</param>
    /// <param name="clusters">The cluster of each picture.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>The interval; undefined (NaN) with fewer than two clusters, or when either metric is undefined too often.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Interval OfDifference(
        Func<int[], double> first, Func<int[], double> second, IReadOnlyList<string> clusters, ulong seed, int resamples = DefaultResamples,
        double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return Of(pictures => first(pictures) - second(pictures), clusters, seed, resamples, level);
    }

    /// <summary>The interval of the difference of a metric between two models on the same pictures (the first minus the second).</summary>
    /// <param name="first">One model's predictions.</param>
    /// <param name="second">The other's, of the same pictures in the same order.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="clusters">The pictures that hang together.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>The interval; undefined (NaN) with fewer than two clusters, or when the metric is undefined too often.</returns>
    /// <exception cref="ArgumentException">The predictions, or the clusters, are not of the same pictures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Interval OfDifference(
        Predictions first, Predictions second, Func<Predictions, double> metric, PictureClusters clusters, ulong seed,
        int resamples = DefaultResamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(metric);
        CheckClusters(first, clusters);
        first.CheckSamePictures(second);
        return OfDifference(
            pictures => metric(first.Select(pictures)), pictures => metric(second.Select(pictures)), clusters.Names, seed, resamples, level);
    }

    private static int[] Draw(int[][] members, CounterRandom random)
    {
        int[][] drawn = new int[members.Length][];
        for (int i = 0; i < drawn.Length; i++)
            drawn[i] = members[random.NextInt32(members.Length)];
        return [.. drawn.SelectMany(pictures => pictures)];
    }

    private static void CheckClusters(Predictions predictions, PictureClusters clusters)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Names.Count != predictions.Count)
            throw new ArgumentException($"Every picture has one cluster: {predictions.Count} pictures, got {clusters.Names.Count} clusters.", nameof(clusters));
    }
}
