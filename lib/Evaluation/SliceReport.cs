namespace FerLib.Evaluation;

/// <summary>A metric by group of pictures: who is served well, and who is not.</summary>
/// <remarks>
/// The caller names a group for each picture (its subject, gender, age band, ethnicity, camera angle); a picture without one belongs to
/// <see cref="Unknown"/>. Slices with fewer than <see cref="FewestPictures"/> pictures or <see cref="FewestClusters"/> clusters are shown, but like
/// the unknown ones and those with an undefined metric they take no part in the gap. The gap's interval draws clusters of all pictures, so that
/// a subject seen in several slices (angles) is drawn in all of them together; a resample without any picture of one of the two is left out.
/// When groups are subjects, a cluster must be less than a subject: pass <c>PictureClusters.Of(predictions, ClusterUnit.Clip)</c>.
/// </remarks>
public sealed class SliceReport
{
    /// <summary>The name of the slice of pictures without a group.</summary>
    public const string Unknown = "unknown";

    /// <summary>With fewer pictures than this a slice is too small to be compared.</summary>
    public const int FewestPictures = 20;

    /// <summary>With fewer clusters than this a slice is too small to be compared.</summary>
    public const int FewestClusters = 5;

    private SliceReport(IReadOnlyList<Slice> slices, SliceGap? gap)
    {
        Slices = slices;
        Gap = gap;
    }

    /// <summary>The slices in ordinal order of their names, the unknown last.</summary>
    public IReadOnlyList<Slice> Slices { get; }

    /// <summary>The gap between the best and the worst slice; null when fewer than two can be compared.</summary>
    public SliceGap? Gap { get; }

    /// <summary>The accuracy by group.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="groups">The group of each picture; null, empty or blank where it is not known.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <param name="clusters">The pictures that hang together. Default: those of <see cref="PictureClusters.Of(Predictions)"/>.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <param name="level">Coverage of the intervals. Default 0.95.</param>
    /// <exception cref="ArgumentException">There is not one group and one cluster for each picture.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static SliceReport Of(
        Predictions predictions, IReadOnlyList<string?> groups, ulong seed, PictureClusters? clusters = null,
        int resamples = ClusteredBootstrap.DefaultResamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        bool[] correct = predictions.Correct();
        return Of(
            pictures => pictures.Length == 0 ? double.NaN : (double)pictures.Count(picture => correct[picture]) / pictures.Length,
            groups, (clusters ?? PictureClusters.Of(predictions)).Names, seed, resamples, level);
    }

    /// <summary>Any metric by group.</summary>
    /// <param name="metric">The metric of the pictures at these places, higher is better; NaN where it is undefined, as without pictures.</param>
    /// <param name="groups">The group of each picture; null, empty or blank where it is not known.</param>
    /// <param name="clusters">The cluster of each picture.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <param name="resamples">Number of resamples, at least 1.</param>
    /// <param name="level">Coverage of the intervals. Default 0.95.</param>
    /// <exception cref="ArgumentException">There is not one group and one cluster for each picture.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static SliceReport Of(
        Func<int[], double> metric, IReadOnlyList<string?> groups, IReadOnlyList<string> clusters, ulong seed,
        int resamples = ClusteredBootstrap.DefaultResamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(clusters);
        if (groups.Count != clusters.Count)
            throw new ArgumentException($"Every picture has one group: {clusters.Count} pictures, got {groups.Count} groups.", nameof(groups));

        string[] names = [.. groups.Select(group => string.IsNullOrWhiteSpace(group) ? Unknown : group)];
        Slice[] slices = [.. Enumerable.Range(0, names.Length)
            .GroupBy(picture => names[picture], StringComparer.Ordinal)
            .OrderBy(slice => slice.Key == Unknown).ThenBy(slice => slice.Key, StringComparer.Ordinal)
            .Select(slice => SliceOf(slice.Key, [.. slice]))];
        return new SliceReport(slices, GapOf([.. slices.Where(slice => slice.IsCompared)]));

        Slice SliceOf(string name, int[] pictures)
        {
            string[] own = [.. pictures.Select(picture => clusters[picture])];
            Interval interval = ClusteredBootstrap.Of(
                drawn => metric([.. drawn.Select(place => pictures[place])]), own, seed, resamples, level);
            return new Slice(name, pictures.Length, own.Distinct(StringComparer.Ordinal).Count(), metric(pictures), interval);
        }

        SliceGap? GapOf(Slice[] compared)
        {
            if (compared.Length < 2)
                return null;
            Slice best = compared.MaxBy(slice => slice.Value)!;
            // Of equal slices the last, so that the two differ even when all are alike.
            Slice worst = compared.Reverse().MinBy(slice => slice.Value)!;
            double Of(int[] drawn, Slice slice) => metric([.. drawn.Where(picture => names[picture] == slice.Name)]);
            Interval interval = ClusteredBootstrap.OfDifference(drawn => Of(drawn, best), drawn => Of(drawn, worst), clusters, seed, resamples, level);
            return new SliceGap(best.Name, worst.Name, best.Value - worst.Value, interval);
        }
    }
}
