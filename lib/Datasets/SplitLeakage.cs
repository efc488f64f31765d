namespace FerLib.Datasets;

/// <summary>What a split lets the training part know about the test part besides the expressions: faces and near-copies.</summary>
public sealed class SplitLeakage
{
    private SplitLeakage()
    {
    }

    /// <summary>Pictures of the test part.</summary>
    public required int TestPictures { get; init; }

    /// <summary>Test pictures of which the training part holds another picture of the same clip: a near-copy.</summary>
    public required int WithClipInTraining { get; init; }

    /// <summary>
    /// Test images of which the training part holds another channel of the same photograph; 0 unless the pictures are unfolded
    /// (<see cref="Manifest.Unfolded"/>).
    /// </summary>
    public required int WithPhotographInTraining { get; init; }

    /// <summary>
    /// Test pictures of which the training part holds another picture of the same subject; 0 where the set does not name subjects.
    /// </summary>
    public required int WithSubjectInTraining { get; init; }

    /// <summary>
    /// For each test picture with a near-copy in training, the nearest one in its clip's order: positions in <see
    /// cref="Manifest.Samples"/>, in the order of the test part. On a tie the earlier one.
    /// </summary>
    public required IReadOnlyList<(int Test, int Training)> NearCopies { get; init; }

    /// <summary>
    /// For each test picture whose subject is in training, a training picture of that subject: the first of the same expression,
    /// otherwise the first. Positions in <see cref="Manifest.Samples"/>, in the order of the test part.
    /// </summary>
    public required IReadOnlyList<(int Test, int Training)> KnownFaces { get; init; }

    /// <summary>Compares the test part of a split with its training part.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="split">Positions in its samples.</param>
    public static SplitLeakage Of(Manifest manifest, Split split)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(split);
        HashSet<int> training = [.. split.Training];
        ILookup<string, int> bySubject = split.Training.Where(_ => manifest.NamesSubjects).ToLookup(i => manifest.Samples[i].Subject);
        HashSet<string> photographs = [.. split.Training.Select(i => manifest.Samples[i].Photograph)];
        var clipOf = new Dictionary<int, (ClipRun Clip, int Place)>();
        foreach (ClipRun clip in ClipStructure.Of(manifest).Clips)
        {
            for (int place = 0; place < clip.Length; place++)
                clipOf.Add(clip.Samples[place], (clip, place));
        }

        var copies = new List<(int Test, int Training)>();
        foreach (int test in split.Test)
        {
            if (!clipOf.TryGetValue(test, out (ClipRun Clip, int Place) at))
                continue;
            int[] known = [.. Enumerable.Range(0, at.Clip.Length).Where(place => training.Contains(at.Clip.Samples[place]))];
            if (known.Length > 0)
                copies.Add((test, at.Clip.Samples[known.MinBy(place => Math.Abs(place - at.Place))]));
        }

        (int Test, int Training)[] faces = [.. split.Test.Where(test => bySubject.Contains(manifest.Samples[test].Subject)).Select(test =>
            (test, bySubject[manifest.Samples[test].Subject]
                .OrderBy(i => manifest.Samples[i].Label != manifest.Samples[test].Label).First()))];
        return new SplitLeakage
        {
            TestPictures = split.Test.Length,
            WithClipInTraining = copies.Count,
            WithPhotographInTraining = split.Test.Count(test => photographs.Contains(manifest.Samples[test].Photograph)),
            WithSubjectInTraining = faces.Length,
            NearCopies = copies,
            KnownFaces = faces,
        };
    }
}
