using System.Numerics;

namespace FerLib.Datasets;

/// <summary>What the parts of a split have in common: subjects, clips, and pictures that are nearly the same.</summary>
/// <remarks>
/// Subjects and clips are those that the data set names. Near-duplicates are looked for in the pictures themselves, as far as <see
/// cref="NearDuplicates"/> finds them. What was not looked at is null, never 0, and the verdict says so.
/// </remarks>
public sealed partial class LeakageAudit
{
    private readonly SplitParts[] _partsOf;

    private LeakageAudit(Manifest manifest, Split split, NearDuplicates? duplicates)
    {
        (Manifest, Split, Duplicates) = (manifest, split, duplicates);
        _partsOf = new SplitParts[manifest.Samples.Count];
        Mark(split.Training, SplitParts.Training);
        Mark(split.Validation, SplitParts.Validation);
        Mark(split.Test, SplitParts.Test);
        SharedPictures = _partsOf.Count(IsSeveral);
        SharedSubjects = manifest.NamesSubjects ? SharedBy(sample => sample.Subject, sample => sample.Subject) : null;
        // Two subjects may each have a clip of one name; where subjects are not known, a name is all there is.
        SharedClips = manifest.Samples.Any(sample => sample.Clip is not null)
            ? SharedBy(sample => sample.Clip, sample => manifest.NamesSubjects ? (sample.Subject, sample.Clip) : sample.Clip)
            : null;
        if (duplicates is null)
            return;
        Across = [.. duplicates.Pairs.Where(pair => IsAcross(pair, SplitParts.Training, SplitParts.Test)
            || IsAcross(pair, SplitParts.Training, SplitParts.Validation) || IsAcross(pair, SplitParts.Validation, SplitParts.Test))];
        LabelConflicts = [.. duplicates.Pairs.Where(pair => Differ(pair, sample => sample.Label)
            && manifest.Samples[pair.A].IsLabelled && manifest.Samples[pair.B].IsLabelled)];
        AcrossSubjects = manifest.NamesSubjects ? [.. duplicates.Pairs.Where(pair => Differ(pair, sample => sample.Subject))] : null;
        TestWithDuplicateInTraining = KnownInTraining(Across).Distinct().Count();
    }

    /// <summary>The data set.</summary>
    public Manifest Manifest { get; }

    /// <summary>The split.</summary>
    public Split Split { get; }

    /// <summary>The near-duplicates of the data set; null where the pictures were not looked at.</summary>
    public NearDuplicates? Duplicates { get; }

    /// <summary>
    /// Pictures that are in more than one part themselves, each with other channels: only a split over unfolded channel images has any.
    /// </summary>
    public int SharedPictures { get; }

    /// <summary>
    /// The subjects in two parts or more, in ordinal order; null where the data set does not say who is on its pictures.
    /// </summary>
    public IReadOnlyList<SharedName>? SharedSubjects { get; }

    /// <summary>The clips in two parts or more, in ordinal order; null where the data set names no clips.</summary>
    public IReadOnlyList<SharedName>? SharedClips { get; }

    /// <summary>The near-duplicate pairs with a picture each in two parts, the most alike first; null without <see cref="Duplicates"/>.</summary>
    public IReadOnlyList<NearDuplicatePair>? Across { get; }

    /// <summary>
    /// The near-duplicate pairs of the data set, in whatever part, whose pictures have two labels; null without <see cref="Duplicates"/>.
    /// </summary>
    public IReadOnlyList<NearDuplicatePair>? LabelConflicts { get; }

    /// <summary>
    /// The near-duplicate pairs of the data set, in whatever part, whose pictures are said to be of two subjects; null without <see
    /// cref="Duplicates"/>, and where the data set does not say who is on its pictures.
    /// </summary>
    public IReadOnlyList<NearDuplicatePair>? AcrossSubjects { get; }

    /// <summary>Pictures of the test part, each counted once.</summary>
    public int TestPictures => _partsOf.Count(parts => parts.HasFlag(SplitParts.Test));

    /// <summary>
    /// Pictures of the test part of which the training part holds a near-duplicate, or, by other channels, the picture itself; null without
    /// <see cref="Duplicates"/>.
    /// </summary>
    public int? TestWithDuplicateInTraining { get; }

    /// <summary>Looks at the names of a split's subjects and clips, and at near-duplicates that were found before.</summary>
    /// <param name="manifest">The data set. Of an unfolded one the pictures are audited, which may then be in several parts.</param>
    /// <param name="split">Positions in its samples.</param>
    /// <param name="duplicates">The near-duplicates of its whole pictures; null to look at names only.</param>
    /// <exception cref="ArgumentException">The near-duplicates, or the split, are those of another data set.</exception>
    public static LeakageAudit Of(Manifest manifest, Split split, NearDuplicates? duplicates = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(split);
        if (manifest.Folded is { } pictures)
        {
            int[] pictureOf = PicturesOf(manifest, pictures);
            split = split with
            {
                Training = [.. split.Training.Select(i => pictureOf[i]).Distinct().Order()],
                Validation = [.. split.Validation.Select(i => pictureOf[i]).Distinct().Order()],
                Test = [.. split.Test.Select(i => pictureOf[i]).Distinct().Order()],
            };
            manifest = pictures;
        }

        if (duplicates is not null && duplicates.Fingerprints.Manifest.Hash != manifest.Hash)
        {
            throw new ArgumentException(
                $"The near-duplicates are those of {duplicates.Fingerprints.Manifest.Name} with {duplicates.Fingerprints.All.Count} samples, "
                + $"expected those of {manifest.Name} with {manifest.Samples.Count}, with the same facts. "
                + "Take the fingerprints of the manifest that was split.",
                nameof(duplicates));
        }

        int greatest = split.Training.Concat(split.Validation).Concat(split.Test).DefaultIfEmpty().Max();
        if (greatest >= manifest.Samples.Count || split.Training.Concat(split.Validation).Concat(split.Test).Any(i => i < 0))
        {
            throw new ArgumentException(
                $"The split names pictures up to {greatest}, or below 0, expected pictures 0..{manifest.Samples.Count - 1} of {manifest.Name}. "
                + "Split the data set that is audited.", nameof(split));
        }

        return new LeakageAudit(manifest, split, duplicates);
    }

    /// <summary>The parts that a picture is in.</summary>
    /// <param name="picture">A position in <see cref="Manifest.Samples"/>.</param>
    public SplitParts PartsOf(int picture) => _partsOf[picture];

    /// <summary>
    /// How many near-duplicate pairs have a picture in one part and the other picture in another; null without <see cref="Duplicates"/>.
    /// </summary>
    /// <param name="first">A part.</param>
    /// <param name="second">Another part.</param>
    public int? PairsBetween(SplitParts first, SplitParts second) => Across?.Count(pair => IsAcross(pair, first, second));

    /// <summary>The position of each channel image's picture in the data set of whole pictures.</summary>
    private static int[] PicturesOf(Manifest unfolded, Manifest pictures)
    {
        Dictionary<string, int> positions = pictures.Samples.Index().ToDictionary(pair => pair.Item.Path, pair => pair.Index, StringComparer.Ordinal);
        return [.. unfolded.Samples.Select(sample => positions[sample.Photograph])];
    }

    private bool IsAcross(NearDuplicatePair pair, SplitParts first, SplitParts second) =>
        (IsIn(pair.A, first) && IsIn(pair.B, second)) || (IsIn(pair.A, second) && IsIn(pair.B, first));

    private bool IsIn(int picture, SplitParts part) => _partsOf[picture].HasFlag(part);

    private bool Differ(NearDuplicatePair pair, Func<Sample, string> of) => of(Manifest.Samples[pair.A]) != of(Manifest.Samples[pair.B]);

    private IEnumerable<int> KnownInTraining(IReadOnlyList<NearDuplicatePair> across)
    {
        const SplitParts both = SplitParts.Training | SplitParts.Test;
        for (int picture = 0; picture < _partsOf.Length; picture++)
        {
            if (IsIn(picture, both))
                yield return picture;
        }

        foreach (NearDuplicatePair pair in across)
        {
            if (IsIn(pair.A, SplitParts.Test) && IsIn(pair.B, SplitParts.Training))
                yield return pair.A;
            if (IsIn(pair.B, SplitParts.Test) && IsIn(pair.A, SplitParts.Training))
                yield return pair.B;
        }
    }

    private void Mark(int[] pictures, SplitParts part)
    {
        foreach (int picture in pictures)
            _partsOf[picture] |= part;
    }

    private SharedName[] SharedBy(Func<Sample, string?> nameOf, Func<Sample, object?> keyOf) =>
    [
        .. _partsOf.Zip(Manifest.Samples).Where(picture => nameOf(picture.Second) is not null).GroupBy(picture => keyOf(picture.Second))
            .Where(group => IsSeveral(group.Aggregate(SplitParts.None, (all, picture) => all | picture.First)))
            .Select(group => new SharedName(nameOf(group.First().Second)!,
                Count(group, SplitParts.Training), Count(group, SplitParts.Validation), Count(group, SplitParts.Test)))
            .OrderBy(shared => shared.Name, StringComparer.Ordinal),
    ];

    private static int Count(IEnumerable<(SplitParts Parts, Sample Sample)> pictures, SplitParts part) =>
        pictures.Count(picture => picture.Parts.HasFlag(part));

    private static bool IsSeveral(SplitParts parts) => BitOperations.PopCount((uint)parts) > 1;
}
