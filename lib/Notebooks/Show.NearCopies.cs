using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Notebooks;

/// <content>Near-copies: clips, how alike their pictures are, and what a random split does with them.</content>
public static partial class Show
{
    private const ulong ClipKey = 0x434C4950;
    private const int DifferenceGain = 4;

    private const int TileSize = 96;

    // As many frames as stand beside each other on a page.
    private const int MostFrames = 6;

    private static readonly Words NoClips = new(
        ["Nothing in the names of this set says which pictures belong to one clip. That is no proof that there are no near-copies in it."]);

    /// <summary>How many pictures the clips of data sets have; a sentence where none has clips.</summary>
    public static object ClipLengths(IReadOnlyList<PictureSurvey> surveys)
    {
        ArgumentNullException.ThrowIfNull(surveys);
        (string Name, int[] Lengths)[] sets = [.. surveys
            .Select(survey => (survey.Manifest.Name,
                Lengths: (int[])[.. ClipStructure.Of(survey.Manifest).Clips.Select(clip => clip.Length)]))
            .Where(set => set.Lengths.Length > 0)];
        if (sets.Length == 0)
            return NoClips;
        int longest = sets.Max(set => set.Lengths.Max());
        return new HistogramChart
        {
            Title = $"How many pictures a clip has{(surveys.Any(survey => survey.Manifest.IsPractice) ? " (practice data)" : "")}",
            Start = 0.5,
            BinWidth = 1,
            IsWhole = true,
            XTitle = "pictures in a clip",
            YTitle = "clips",
            Series = [.. sets.Select(set => new HistogramSeries(
                set.Name, [.. Enumerable.Range(1, longest).Select(length => (double)set.Lengths.Count(one => one == length))]))],
        };
    }

    /// <summary>
    /// Clips as pictures, one below the other, with what changes from each one's first picture; a sentence where there are no clips.
    /// </summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="clips">How many clips, at least 1: of different subjects, the longest ones first.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static object Clips(Manifest manifest, int clips = 2, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(clips, 1);
        ClipRun[] all = [.. ClipStructure.Of(manifest).Clips.Where(clip => clip.Length > 1)];
        if (all.Length == 0)
            return NoClips;
        new CounterRandom(seed, ClipKey).Shuffle<ClipRun>(all);
        ClipRun[] shown = [.. all.OrderByDescending(clip => Math.Min(clip.Length, MostFrames))
            .DistinctBy(clip => clip.Subject).Take(clips)];
        int frames = Math.Min(MostFrames, shown.Max(clip => clip.Length));
        var pictures = new Image?[2 * shown.Length, frames];
        for (int c = 0; c < shown.Length; c++)
        {
            Image? first = ThumbnailOrNull(manifest, manifest.Samples[shown[c].Samples[0]]);
            for (int frame = 0; frame < Math.Min(frames, shown[c].Length); frame++)
            {
                Image? picture = ThumbnailOrNull(manifest, manifest.Samples[shown[c].Samples[frame]]);
                pictures[2 * c, frame] = picture;
                pictures[2 * c + 1, frame] = first is null || picture is null ? null
                    : PictureDifference.Draw(first, picture, DifferenceGain);
            }
        }

        return new PictureMatrix
        {
            Title = $"{manifest.Name}: {(shown.Length == 1 ? "a clip" : $"{shown.Length} clips")}, picture by picture",
            Rows = [.. shown.SelectMany(clip =>
                (string[])[$"{clip.Subject}, {manifest.Samples[clip.Samples[0]].Label}", "changed since the first"])],
            Columns = [.. Enumerable.Range(1, frames).Select(frame => frame.ToString(CultureInfo.InvariantCulture))],
            ColumnTitle = "picture of the clip",
            Pictures = pictures,
            TileSize = TileSize,
            Note = $"White: nothing changed. Differences are drawn {DifferenceGain} times as strong as they are.",
        };
    }

    /// <summary>
    /// How different pictures are that have something in common: the middle of the drawn pairs, and where the middle half lies.
    /// </summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="differences">Its differences.</param>
    public static BarChart Differences(Manifest manifest, PairDifferences differences)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(differences);
        PairKind[] kinds = [.. Enum.GetValues<PairKind>().Where(differences.Values.ContainsKey)];
        return new BarChart
        {
            Title = $"{manifest.Name}: how different two pictures are",
            Categories = [.. kinds.Select(kind => NameOf(kind, manifest.NamesSubjects))],
            CategoryTitle = "the two pictures show",
            Series =
            [
                new("difference", [.. kinds.Select(kind => new BarValue(
                    Level(kind, 0.5), Level(kind, 0.25), Level(kind, 0.75)))]),
            ],
            ValueTitle = "mean difference (grey levels of 255)",
            IntervalNote = "Bars: the middle pair. Thin lines: the middle half of the pairs.",
        };

        // A tenth of a grey level is more than such a draw can tell.
        double Level(PairKind kind, double share) => Math.Round(differences.QuantileOf(kind, share)!.Value, 1);
    }

    /// <summary>
    /// Test pictures of a split above what the training part holds: near-copies of them, or where the names tell of none, other pictures of
    /// the same subjects; a sentence where it holds neither.
    /// </summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="split">The split.</param>
    /// <param name="count">How many pairs at the most.</param>
    public static object NearCopies(Manifest manifest, Split split, int count = 6)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(split);
        SplitLeakage leakage = SplitLeakage.Of(manifest, split);
        (int Test, int Training)[] copies = [.. leakage.NearCopies.Count > 0 ? leakage.NearCopies : leakage.KnownFaces];
        if (copies.Length == 0)
        {
            return new Words(!manifest.NamesSubjects
                ? [$"Protocol {ProtocolName.Of(split.Protocol)}: nothing says who is on the pictures, so the names tell neither of a leak nor of its absence."]
                : [$"Protocol {ProtocolName.Of(split.Protocol)}: no subject of the test part is in the training part, "
                    + "and so no near-copy of a test picture is, as far as the names tell."]);
        }

        new CounterRandom(split.Seed, ClipKey).Shuffle<(int Test, int Training)>(copies);
        (int Test, int Training)[] shown = [.. copies
            .DistinctBy(pair => (manifest.Samples[pair.Test].Subject, manifest.Samples[pair.Test].Label)).Take(count)];
        string what = leakage.NearCopies.Count > 0 ? "near-copies" : "the same subjects";
        var pictures = new Image?[2, shown.Length];
        string[,] names = new string[2, shown.Length];
        for (int i = 0; i < shown.Length; i++)
        {
            foreach ((int row, int index) in (ReadOnlySpan<(int, int)>)[(0, shown[i].Test), (1, shown[i].Training)])
            {
                Sample sample = manifest.Samples[index];
                pictures[row, i] = ThumbnailOrNull(manifest, sample);
                names[row, i] = $"{sample.Subject}, {sample.Label}\n{Path.GetFileNameWithoutExtension(sample.Path)}";
            }
        }

        return PairMatrix(
            $"{manifest.Name}, {ProtocolName.Of(split.Protocol)} split: test pictures and {what} in training", ["in the test", "in training"], pictures, names);
    }

    /// <summary>Pairs of pictures, one above the other, numbered.</summary>
    private static PictureMatrix PairMatrix(string title, IReadOnlyList<string> rows, Image?[,] pictures, string[,] captions, string? note = null) => new()
    {
        Title = title,
        Rows = rows,
        Columns = [.. Enumerable.Range(1, pictures.GetLength(1)).Select(number => number.ToString(CultureInfo.InvariantCulture))],
        ColumnTitle = "pair",
        Pictures = pictures,
        TileSize = TileSize,
        Captions = captions,
        Note = note,
    };

    /// <summary>The same of the split that a protocol draws; where it cannot divide the data set, the reason.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="protocol">One of <see cref="ProtocolName.Typed"/>, for whole pictures.</param>
    /// <param name="seed">Seed of the split.</param>
    public static object NearCopies(Manifest manifest, string protocol, ulong seed)
    {
        try
        {
            return NearCopies(manifest, Workbook.SplitOf(manifest, protocol, seed));
        }
        catch (DatasetException error)
        {
            return new Words([error.Message]);
        }
    }

    private static string NameOf(PairKind kind, bool namesSubjects) => kind switch
    {
        PairKind.SameClip => "one clip",
        PairKind.SameSubjectSameExpression => "one subject, one expression",
        PairKind.SameSubjectOtherExpression => "one subject, two expressions",
        PairKind.OtherSubjectSameExpression => namesSubjects ? "two subjects, one expression" : "one expression (of whom is not said)",
        _ => namesSubjects ? "two subjects, two expressions" : "two expressions (of whom is not said)",
    };
}
