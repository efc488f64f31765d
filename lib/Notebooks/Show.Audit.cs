using System.Globalization;
using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Reports;

namespace FerLib.Notebooks;

/// <content>What the parts of splits have in common: the audit's table, and the worst pairs as pictures.</content>
public static partial class Show
{
    /// <summary>Shared subjects, shared clips and near-duplicates of splits, and the verdict on each: a row a split.</summary>
    /// <param name="audits">The audits, at least one.</param>
    /// <exception cref="ArgumentException">There is no audit.</exception>
    public static ResultTable Audit(params IReadOnlyList<LeakageAudit> audits) => LeakageTable.Of(audits);

    /// <summary>How many pictures of a data set are nearly the same, in a sentence.</summary>
    public static object Duplicates(NearDuplicates duplicates)
    {
        ArgumentNullException.ThrowIfNull(duplicates);
        return new Words([$"{duplicates.Fingerprints.Manifest.Name}: {duplicates}."]);
    }

    /// <summary>The most alike pictures that a split puts in two parts, one above the other; the verdict where there are none.</summary>
    /// <param name="audit">The audit of the split.</param>
    /// <param name="count">How many pairs at the most, at least 1: of different groups of near-duplicates as far as there are any.</param>
    public static object WorstPairs(LeakageAudit audit, int count = 6)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return audit.Across is { Count: > 0 } pairs
            ? Pairs(audit, pairs, count,
                $"{ProtocolName.Of(audit.Split.Protocol)} split: near-duplicates in two parts, the most alike first")
            : new Words([audit.ToString()]);
    }

    /// <summary>
    /// Near-duplicates whose pictures have two labels, one above the other, the most alike first; a sentence where there are none.
    /// </summary>
    /// <param name="audit">The audit of any split of the data set.</param>
    /// <param name="count">How many pairs at the most, at least 1.</param>
    public static object LabelConflicts(LeakageAudit audit, int count = 6)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (audit.LabelConflicts is { Count: > 0 } pairs)
            return Pairs(audit, pairs, count, "near-duplicates with two labels, the most alike first");
        return new Words([audit.LabelConflicts is null
            ? $"{audit.Manifest.Name}: the pictures were not compared."
            : $"{audit.Manifest.Name}: no near-duplicate pair has two labels."]);
    }

    private static PictureMatrix Pairs(LeakageAudit audit, IReadOnlyList<NearDuplicatePair> pairs, int count, string title)
    {
        NearDuplicatePair[] shown = [.. Different(audit, pairs).Take(count)];
        var pictures = new Image?[2, shown.Length];
        string[,] captions = new string[2, shown.Length];
        for (int i = 0; i < shown.Length; i++)
        {
            // The later part above: what is tested, above what it was learned from.
            (int a, int b, PictureAlikeness alikeness) = shown[i];
            (int above, int below) = audit.PartsOf(b) > audit.PartsOf(a) ? (b, a) : (a, b);
            foreach ((int row, int index) in (ReadOnlySpan<(int, int)>)[(0, above), (1, below)])
            {
                Sample sample = audit.Manifest.Samples[index];
                pictures[row, i] = ThumbnailOrNull(audit.Manifest, sample);
                string who = audit.Manifest.NamesSubjects ? $"{OneLine.Of(sample.Subject)}, " : "";
                string file = OneLine.Of(Path.GetFileNameWithoutExtension(sample.Path));
                captions[row, i] = $"{PartName(audit.PartsOf(index))}\n{who}{OneLine.Of(sample.Label)}\n{file}";
            }

            captions[1, i] += string.Create(CultureInfo.InvariantCulture,
                $"\ncorrelation {alikeness.Correlation:0.000}, {alikeness.Distance} bits");
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"{shown.Length:#,0} of {pairs.Count:#,0} {(pairs.Count == 1 ? "pair" : "pairs")}. ")
            + "The correlation is that of 32 x 32 grey levels once brightness and contrast are matched; "
            + "of the 256 bits of their hashes unrelated pictures differ in about 128.";
        return PairMatrix($"{audit.Manifest.Name}, {title}", ["one picture", "the other"], pictures, captions, note);
    }

    /// <summary>The pairs with one of each group of near-duplicates before a second of any.</summary>
    private static IEnumerable<NearDuplicatePair> Different(LeakageAudit audit, IReadOnlyList<NearDuplicatePair> pairs)
    {
        var groupOf = new Dictionary<int, int>();
        foreach ((int number, IReadOnlyList<int> group) in audit.Duplicates!.Groups.Index())
        {
            foreach (int picture in group)
                groupOf[picture] = number;
        }

        return pairs.GroupBy(pair => groupOf[pair.A]).SelectMany(group => group.Select((pair, round) => (pair, round)))
            .OrderBy(item => item.round).Select(item => item.pair);
    }

    private static string PartName(SplitParts parts) =>
        parts == SplitParts.None ? "in no part" : $"in {parts.ToString().ToLowerInvariant().Replace(", ", " and ", StringComparison.Ordinal)}";
}
