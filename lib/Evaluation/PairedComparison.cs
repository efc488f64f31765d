namespace FerLib.Evaluation;

/// <summary>Two models on the same pictures: both accuracies, their difference with its interval, and two tests of it.</summary>
public sealed record PairedComparison
{
    /// <summary>Accuracy of the first model, 0..1; NaN without pictures.</summary>
    public required double First { get; init; }

    /// <summary>Accuracy of the second model, 0..1; NaN without pictures.</summary>
    public required double Second { get; init; }

    /// <summary>The first accuracy minus the second, -1..1; NaN without pictures.</summary>
    public double Difference => First - Second;

    /// <summary>Pictures.</summary>
    public required int Count { get; init; }

    /// <summary>The paired bootstrap interval of the difference over clusters; undefined with fewer than two.</summary>
    public required Interval Clustered { get; init; }

    /// <summary>What the clusters are.</summary>
    public required ClusterUnit Unit { get; init; }

    /// <summary>Number of clusters.</summary>
    public required int Clusters { get; init; }

    /// <summary>The exact test that takes pictures for independent.</summary>
    public required McNemarTest McNemar { get; init; }

    /// <summary>The permutation test over clusters, which decides.</summary>
    public required SignFlipTest SignFlip { get; init; }

    /// <summary>Compares two models.</summary>
    /// <param name="first">One model's predictions.</param>
    /// <param name="second">The other's, of the same pictures in the same order.</param>
    /// <param name="seed">Seed of the interval and of the flips.</param>
    /// <param name="clusters">The pictures that hang together. Default: those of <see cref="PictureClusters.Of(Predictions)"/>.</param>
    /// <param name="level">Coverage of the interval. Default 0.95.</param>
    /// <exception cref="ArgumentException">The predictions, or the clusters, are not of the same pictures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is no coverage.</exception>
    public static PairedComparison Of(Predictions first, Predictions second, ulong seed, PictureClusters? clusters = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        first.CheckSamePictures(second);
        clusters ??= PictureClusters.Of(first);
        (bool[] one, bool[] other) = (first.Correct(), second.Correct());
        return new PairedComparison
        {
            First = ShareOf(one),
            Second = ShareOf(other),
            Count = first.Count,
            SignFlip = SignFlipTest.Of(one, other, clusters.Names, seed),
            McNemar = McNemarTest.Of(one, other),
            Clustered = ClusteredBootstrap.Of(
                pictures => (double)pictures.Sum(i => (one[i] ? 1 : 0) - (other[i] ? 1 : 0)) / pictures.Length, clusters.Names, seed, level: level),
            Unit = clusters.Unit,
            Clusters = clusters.Count,
        };
    }

    private static double ShareOf(bool[] correct) => correct.Length == 0 ? double.NaN : (double)correct.Count(hit => hit) / correct.Length;
}
