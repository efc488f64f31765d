namespace FerLib.Datasets;

/// <summary>What a protocol promises about a split, held against the samples: no picture, clip or subject in two parts.</summary>
public static class SplitPromise
{
    /// <summary>The first promise of the split's protocol that the split breaks, in words; null if it keeps all.</summary>
    /// <remarks>
    /// Every protocol: positions exist, none is in two parts, and none is unlabelled. All but the three random ones: no clip is in two parts,
    /// and the channels of a photograph stay together. All but those and contiguous blocks: no subject is, where the set names subjects.
    /// </remarks>
    /// <param name="manifest">The data set.</param>
    /// <param name="split">A split of it.</param>
    public static string? BrokenBy(Manifest manifest, Split split)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(split);
        bool clips = ProtocolName.KeepsClipsApart(split.Protocol);
        bool subjects = ProtocolName.KeepsSubjectsApart(split.Protocol) && manifest.NamesSubjects;
        var partOf = new Dictionary<(char Kind, string Name), string>();
        var partOfIndex = new Dictionary<int, string>();
        foreach ((string part, int index) in PartsOf(split))
        {
            if (index < 0 || index >= manifest.Samples.Count)
                return $"the {part} part names sample {index}, expected 0..{manifest.Samples.Count - 1}";
            Sample sample = manifest.Samples[index];
            string path = OneLine.Of(sample.Path);
            if (!partOfIndex.TryAdd(index, part))
                return $"{path} is in {partOfIndex[index]} and in {part}";
            if (!sample.IsLabelled)
                return $"{path} is in {part}, and nobody says which expression it shows";
            if (clips && Crosses('p', sample.Photograph, part) is { } photograph)
                return $"channels of the photograph {OneLine.Of(sample.Photograph)} are in {photograph} and in {part}";
            if (clips && sample.Clip is { } clip && Crosses('c', clip, part) is { } other)
                return $"the clip {OneLine.Of(clip)} is in {other} and in {part}";
            if (subjects && Crosses('s', sample.Subject, part) is { } known)
                return $"the subject {OneLine.Of(sample.Subject)} is in {known} and in {part}";
        }

        return null;

        string? Crosses(char kind, string name, string part) =>
            partOf.TryAdd((kind, name), part) || partOf[(kind, name)] == part ? null : partOf[(kind, name)];
    }

    private static IEnumerable<(string Part, int Index)> PartsOf(Split split) =>
    [
        .. split.Training.Select(i => ("training", i)), .. split.Validation.Select(i => ("validation", i)), .. split.Test.Select(i => ("test", i)),
    ];
}
