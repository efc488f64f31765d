using System.Globalization;
using FerLib.Randomness;

namespace FerLib.Datasets;

/// <content>Contiguous blocks: for films, of which neighbouring frames are near-copies.</content>
public static partial class Splits
{
    // From this many clips on, one is left out at each border between two blocks: two clips of ten at the most.
    private const int ClipsForGaps = 10;

    /// <summary>Contiguous blocks: the clips of each subject and expression, in the order of their numbers, are cut into three.</summary>
    /// <param name="manifest">The data set; at least one subject shows an expression in three clips or more.</param>
    /// <param name="seed">Another seed, another order of the three blocks.</param>
    /// <remarks>
    /// No clip is in two parts. The faces of the test part are known to the network: an accuracy speaks for new clips of the same faces.
    /// Where a set publishes no clip boundaries (FERG), a border between two blocks can run through a film, so one clip is left out there if
    /// there are ten or more. Of two clips one trains, and the other validates or tests in turn; a single one trains. A picture without a
    /// clip counts as a clip of its own; a clip that shows several expressions counts for its most frequent one.
    /// </remarks>
    /// <exception cref="DatasetException">
    /// Fewer than two labels, a clip that two subjects share, no clips at all, or too few of them to fill the three parts.
    /// </exception>
    public static Split ContiguousBlocks(Manifest manifest, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        CheckLabels(manifest);
        CheckClips(manifest);
        if (manifest.Samples.All(sample => sample.Clip is null))
        {
            throw new DatasetException(
                $"{manifest.Name}: nothing says which of its pictures belong to one clip, so that there are no blocks to cut. " +
                $"Take another protocol ({string.Join(", ", ProtocolName.Typed)}), or list the clips in a manifest (manifest:FILE).");
        }

        var parts = new List<int>[] { [], [], [] };
        int gaps = 0, turn = (int)(new CounterRandom(seed, BlockKey).NextUInt32() % 2);
        foreach ((int[][] clips, int sequence) in SequencesOf(manifest).Select((clips, i) => (clips, i)))
        {
            if (clips.Length < 3)
            {
                parts[SubjectAssignment.Training].AddRange(clips[0]);
                if (clips.Length == 2)
                    parts[turn++ % 2 == 0 ? SubjectAssignment.Test : SubjectAssignment.Validation].AddRange(clips[1]);
                continue;
            }

            gaps += Cut(clips, new CounterRandom(seed, BlockKey, (ulong)sequence + 1), parts);
        }

        if (parts.Any(part => part.Count == 0))
        {
            throw new DatasetException(
                $"{manifest.Name}: no subject shows an expression in enough clips to cut them into three blocks " +
                $"(or in two, for two subjects). Take another protocol, for instance {ProtocolName.TypedOf(SplitProtocol.SubjectIndependent)}.");
        }

        Split split = new Split
        {
            Protocol = SplitProtocol.ContiguousBlocks,
            Seed = seed,
            Training = [.. parts[SubjectAssignment.Training].Order()],
            Validation = [.. parts[SubjectAssignment.Validation].Order()],
            Test = [.. parts[SubjectAssignment.Test].Order()],
        }.WithNotes(manifest);
        return gaps == 0 ? split : split.And(string.Create(
            CultureInfo.InvariantCulture, $"{gaps:#,0} pictures at the borders between blocks are left out, where there are {ClipsForGaps} clips or more to cut: a border can run through a film."));
    }

    /// <summary>The clips of each subject and expression, in the order of their first pictures.</summary>
    private static IEnumerable<int[][]> SequencesOf(Manifest manifest)
    {
        var clips = manifest.Samples.Index().Where(pair => pair.Item.IsLabelled)
            .GroupBy(pair => (pair.Item.Clip is not null, pair.Item.Clip ?? pair.Item.Photograph));
        return clips.Select(clip => clip.OrderBy(pair => pair.Item.Path.Length).ThenBy(pair => pair.Item.Path, StringComparer.Ordinal).ToArray())
            .GroupBy(clip => (Subject: manifest.NamesSubjects ? clip[0].Item.Subject : "", Label: clip.CountBy(pair => pair.Item.Label).MaxBy(label => label.Value).Key))
            .OrderBy(sequence => sequence.Key.Subject, StringComparer.Ordinal).ThenBy(sequence => sequence.Key.Label, StringComparer.Ordinal)
            .Select(sequence => sequence
                .OrderBy(clip => clip[0].Item.Path.Length).ThenBy(clip => clip[0].Item.Path, StringComparer.Ordinal)
                .Select(clip => clip.Select(pair => pair.Index).ToArray()).ToArray());
    }

    /// <summary>Cuts a sequence of three clips or more; says how many pictures the gaps cost.</summary>
    private static int Cut(int[][] clips, CounterRandom random, List<int>[] parts)
    {
        int[] order = [SubjectAssignment.Training, SubjectAssignment.Validation, SubjectAssignment.Test];
        random.Shuffle<int>(order);
        double[] shares = [0.6, 0.2, 0.2];
        double total = clips.Sum(clip => clip.Length), filled = 0, wanted = 0;
        int[] ends = new int[3];
        for (int block = 0, clip = 0; block < 3; block++)
        {
            wanted += shares[order[block]] * total;
            int last = clips.Length - (2 - block); // each later block keeps a clip
            do
                filled += clips[clip++].Length;
            while (clip < last && filled + clips[clip].Length / 2.0 <= wanted);
            ends[block] = block == 2 ? clips.Length : clip;
        }

        int lost = 0;
        for (int block = 0; block < 3; block++)
        {
            int first = block == 0 ? 0 : ends[block - 1];
            for (int clip = first; clip < ends[block]; clip++)
            {
                // The clip after a border belongs to neither side, as long as its block has another.
                bool isGap = clips.Length >= ClipsForGaps && block > 0 && clip == first && ends[block] - first > 1;
                if (isGap)
                    lost += clips[clip].Length;
                else
                    parts[order[block]].AddRange(clips[clip]);
            }
        }

        return lost;
    }
}
