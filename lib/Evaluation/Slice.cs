namespace FerLib.Evaluation;

/// <summary>How well the pictures of one group are answered.</summary>
/// <param name="Name">The group, or <see cref="SliceReport.Unknown"/>.</param>
/// <param name="Count">Pictures, at least 1.</param>
/// <param name="Clusters">Clusters (subjects, clips) among them.</param>
/// <param name="Value">The metric over them; NaN where it is undefined.</param>
/// <param name="Clustered">Its bootstrap interval over clusters; undefined with fewer than two.</param>
public sealed record Slice(string Name, int Count, int Clusters, double Value, Interval Clustered)
{
    /// <summary>Whether the slice has too few pictures or clusters to be compared with others (see <see cref="SliceReport"/>).</summary>
    public bool IsTooSmall => Count < SliceReport.FewestPictures || Clusters < SliceReport.FewestClusters;

    /// <summary>Whether the slice takes part in the gap: its group is known, it is large enough, and its metric is defined.</summary>
    public bool IsCompared => !IsTooSmall && Name != SliceReport.Unknown && !double.IsNaN(Value);
}
