using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>Which pictures hang together, and so are drawn together by an interval or flipped together by a test.</summary>
public sealed class PictureClusters
{
    /// <summary>With fewer subjects than this, subjects are not drawn: clips are, or pictures where there are no clips.</summary>
    public const int FewestSubjects = AccuracyEstimate.FewestSubjects;

    private PictureClusters(ClusterUnit unit, IReadOnlyList<string> names)
    {
        Unit = unit;
        Names = names;
        Count = names.Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>What the clusters are.</summary>
    public ClusterUnit Unit { get; }

    /// <summary>The cluster of each picture; the names are for telling clusters apart, not for reading.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of different clusters.</summary>
    public int Count { get; }

    /// <summary>
    /// The clusters by which an accuracy of these predictions is judged: subjects when there are at least <see cref="FewestSubjects"/>,
    /// otherwise clips (a picture without one is a cluster of its own), otherwise single pictures.
    /// </summary>
    public static PictureClusters Of(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        int subjects = predictions.NamesSubjects ? predictions.Subjects.Distinct(StringComparer.Ordinal).Count() : 0;
        ClusterUnit otherwise = predictions.Clips.Any(clip => clip is not null) ? ClusterUnit.Clip : ClusterUnit.Picture;
        return Of(predictions, subjects >= FewestSubjects ? ClusterUnit.Subject : otherwise);
    }

    /// <summary>Clusters of a given kind, for instance clips within subjects when subjects are compared with each other.</summary>
    /// <param name="predictions">Subjects and clips of the pictures.</param>
    /// <param name="unit">What the clusters are; with clips, a picture without one is a cluster of its own.</param>
    public static PictureClusters Of(Predictions predictions, ClusterUnit unit)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return new PictureClusters(unit, [.. Enumerable.Range(0, predictions.Count).Select(i => NameOf(predictions, i, unit))]);
    }

    // The line break keeps the parts apart: no subject or clip holds one.
    private static string NameOf(Predictions predictions, int i, ClusterUnit unit) => unit switch
    {
        ClusterUnit.Subject => predictions.Subjects[i],
        // Where nobody says who is on the pictures, a clip's name alone tells it apart.
        ClusterUnit.Clip when predictions.Clips[i] is string clip => $"{(predictions.NamesSubjects ? predictions.Subjects[i] : "")}\nclip\n{clip}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{predictions.Subjects[i]}\npicture\n{i}"),
    };
}
