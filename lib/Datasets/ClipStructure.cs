namespace FerLib.Datasets;

/// <summary>Which pictures of a data set are near-copies of each other, as far as its names tell.</summary>
public sealed class ClipStructure
{
    private ClipStructure(IReadOnlyList<ClipRun> clips, int withoutClip) => (Clips, PicturesWithoutClip) = (clips, withoutClip);

    /// <summary>The clips in ordinal order of subject and name.</summary>
    public IReadOnlyList<ClipRun> Clips { get; }

    /// <summary>Pictures that belong to no clip.</summary>
    public int PicturesWithoutClip { get; }

    /// <summary>Groups the samples of a data set by their clips.</summary>
    /// <remarks>
    /// Within a clip a shorter path comes first and equally long ones are in ordinal order: that is the order of the numbers at their ends,
    /// whether or not the numbers are padded with zeros.
    /// </remarks>
    public static ClipStructure Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        IEnumerable<ClipRun> clips = manifest.Samples.Index().Where(pair => pair.Item.Clip is not null)
            .GroupBy(pair => (Subject: manifest.NamesSubjects ? pair.Item.Subject : "", Clip: pair.Item.Clip!))
            .OrderBy(group => group.Key.Subject, StringComparer.Ordinal).ThenBy(group => group.Key.Clip, StringComparer.Ordinal)
            .Select(group => new ClipRun(group.Key.Subject, group.Key.Clip,
                [.. group.OrderBy(pair => pair.Item.Path.Length).ThenBy(pair => pair.Item.Path, StringComparer.Ordinal)
                    .Select(pair => pair.Index)]));
        return new ClipStructure([.. clips], manifest.Samples.Count(sample => sample.Clip is null));
    }
}
