namespace FerLib.Experiments;

/// <summary>A mean over pictures that is resampled by cluster: sums and counts, so that a resample costs as much as there are clusters.</summary>
/// <remarks>
/// A place drawn by <see cref="Evaluation.ClusteredBootstrap"/> over <see cref="Names"/> is a cluster. The clusters are drawn as they would be
/// if each place were a picture, so the intervals are the same to the last bit.
/// </remarks>
internal sealed class ClusterMeans
{
    private readonly int[] _sums;
    private readonly int[] _counts;

    /// <summary>Adds up the pictures of each cluster.</summary>
    /// <param name="names">The clusters, all different; a cluster may be without pictures.</param>
    /// <param name="pictures">Cluster and value of each picture.</param>
    public ClusterMeans(IReadOnlyList<string> names, IEnumerable<(string Cluster, int Value)> pictures)
    {
        Names = names;
        _sums = new int[names.Count];
        _counts = new int[names.Count];
        Dictionary<string, int> places = names.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
        foreach ((string cluster, int value) in pictures)
        {
            _sums[places[cluster]] += value;
            _counts[places[cluster]]++;
        }
    }

    /// <summary>The clusters.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Clusters that have a picture.</summary>
    public int Filled => _counts.Count(count => count > 0);

    /// <summary>The mean over all pictures; NaN without any.</summary>
    public double Mean() => Mean([.. Enumerable.Range(0, Names.Count)]);

    /// <summary>The mean over the pictures of the clusters drawn, a cluster as often as it comes; NaN when they have none.</summary>
    public double Mean(int[] drawn)
    {
        long sum = 0, count = 0;
        foreach (int cluster in drawn)
        {
            sum += _sums[cluster];
            count += _counts[cluster];
        }

        return (double)sum / count;
    }
}
