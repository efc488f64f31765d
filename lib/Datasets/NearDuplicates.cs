using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>The pictures of a data set that are nearly the same, whatever their names say.</summary>
/// <remarks>
/// <para>Every picture is compared with every other by the distance of their hashes; those that are near are compared by their
/// thumbnails, after the brightness and contrast of one were brought to those of the other. Cropped, mirrored and turned copies are not
/// found, nor are pictures without content.</para>
/// <para>The thresholds were chosen on 204 photographs (frl-london), 799 and 100 drawings (open-peeps, toon-head) and 1,221 rendered
/// faces (practice FERG and JAFFE), each with copies of 100 to 213 of them at 35 % to 200 % of their size, at JPEG qualities 60 and 90, and
/// 0.8 or 1.25 times as bright or 20 levels brighter or darker, with clipping. Bits / correlation / largest difference, each value by
/// itself:</para>
/// <list type="table">
/// <item><term>rescaled or encoded anew: the worst of 5,916</term><description>14 / 0.998 / 0.17</description></item>
/// <item><term>brighter or darker photographs and renderings: the worst of 2,476</term><description>20 / 0.996 / 0.32</description></item>
/// <item><term>brighter or darker open-peeps: 95 % of 1,068</term><description>12 / 0.994 / 0.24</description></item>
/// <item><term>brighter or darker toon-head: 95 % of 400</term><description>24 / 0.986 / 0.43</description></item>
/// <item><term>neighbours in a clip of practice FERG: the middle of 672</term><description>10 / 0.997 / 0.25</description></item>
/// <item><term>the same: 95 %</term><description>18 / 0.990 / 0.60</description></item>
/// <item><term>one person, neutral and smiling: the most alike of 102</term><description>20 / 0.995 / 0.29</description></item>
/// <item><term>the same: the middle</term><description>70 / 0.93 / 1.1</description></item>
/// <item><term>two subjects: the nearest of 781,535</term><description>26 / 0.977 / 0.61</description></item>
/// </list>
/// <para>No pair of two subjects passes all three thresholds, and in the rendered sets none of two clips. What they miss are drawings that
/// clipping leaves nearly empty. One drawn head with two mouths can be a near-duplicate by them, and even as alike as a copy: at 32 x 32
/// it nearly is one.</para>
/// </remarks>
public sealed class NearDuplicates
{
    private NearDuplicates(PictureFingerprints fingerprints, NearDuplicatePair[] pairs, long count)
    {
        (Fingerprints, Pairs, Count) = (fingerprints, pairs, count);
        Groups = GroupsOf(pairs);
    }

    /// <summary>What was compared.</summary>
    public PictureFingerprints Fingerprints { get; }

    /// <summary>The pairs, the most alike first; all of them if <see cref="IsComplete"/>.</summary>
    public IReadOnlyList<NearDuplicatePair> Pairs { get; }

    /// <summary>How many pairs there are, whether or not they are kept.</summary>
    public long Count { get; }

    /// <summary>Whether every pair is kept; see <see cref="NearDuplicateOptions.MostPerPicture"/>.</summary>
    public bool IsComplete => Count == Pairs.Count;

    /// <summary>
    /// Pictures that hang together by near-duplicates: positions in <see cref="Manifest.Samples"/>, ascending; the largest group first.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups { get; }

    /// <summary>Compares every picture with every other, on all processors.</summary>
    /// <param name="fingerprints">The pictures' fingerprints.</param>
    /// <param name="options">What counts as a near-duplicate; the defaults when null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options allow fewer than 0 bits or keep fewer than 1 pair a picture.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static NearDuplicates Find(
        PictureFingerprints fingerprints, NearDuplicateOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        options ??= new NearDuplicateOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.MostBits, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostPerPicture, 1, nameof(options));
        int[] at = [.. fingerprints.Compared];
        PerceptualHash[] hashes = [.. at.Select(i => fingerprints.All[i]!.Hash)];
        var kept = new List<NearDuplicatePair>?[at.Length];
        long count = 0;
        Parallel.For(0, at.Length, new ParallelOptions { CancellationToken = token }, row =>
        {
            (kept[row], int found) = FindLater(fingerprints, at, hashes, row, options);
            if (found > 0)
                Interlocked.Add(ref count, found);
        });

        NearDuplicatePair[] pairs = [.. kept.OfType<List<NearDuplicatePair>>().SelectMany(row => row)];
        Array.Sort(pairs, NearDuplicatePair.CompareByAlikeness);
        return new NearDuplicates(fingerprints, pairs, count);
    }

    /// <summary>"12 near-duplicate pairs (3 as alike as copies) among 1,008 pictures".</summary>
    public override string ToString()
    {
        string copies = FormattableString.Invariant($"{(IsComplete ? "" : "at least ")}{Pairs.Count(pair => pair.IsCopy):#,0} as alike as copies");
        return FormattableString.Invariant(
            $"{Count:#,0} near-duplicate {(Count == 1 ? "pair" : "pairs")} ({copies}) among {Fingerprints.Compared.Count:#,0} pictures");
    }

    private static (List<NearDuplicatePair>? Kept, int Found) FindLater(
        PictureFingerprints fingerprints, int[] at, PerceptualHash[] hashes, int row, NearDuplicateOptions options)
    {
        List<NearDuplicatePair>? kept = null;
        NearDuplicatePair? bound = null; // what is not more alike than this one is only counted
        int found = 0;
        PictureFingerprint one = fingerprints.All[at[row]]!;
        PerceptualHash hash = hashes[row];
        for (int other = row + 1; other < hashes.Length; other++)
        {
            if (hash.DistanceTo(hashes[other]) > options.MostBits)
                continue;
            PictureAlikeness alikeness = one.AlikenessTo(fingerprints.All[at[other]]!);
            if (alikeness.Correlation < options.LeastCorrelation || alikeness.LargestDifference > options.MostDifference)
                continue;
            found++;
            var pair = new NearDuplicatePair(at[row], at[other], alikeness);
            if (bound is { } least && NearDuplicatePair.CompareByAlikeness(pair, least) >= 0)
                continue;
            kept ??= [];
            kept.Add(pair);
            if (kept.Count >= 2L * options.MostPerPicture)
                bound = KeepMostAlike(kept, options.MostPerPicture);
        }

        if (kept is not null)
            KeepMostAlike(kept, options.MostPerPicture);
        return (kept, found);
    }

    private static NearDuplicatePair KeepMostAlike(List<NearDuplicatePair> pairs, int most)
    {
        pairs.Sort(NearDuplicatePair.CompareByAlikeness);
        if (pairs.Count > most)
            pairs.RemoveRange(most, pairs.Count - most);
        return pairs[^1];
    }

    /// <summary>The connected components of the pairs.</summary>
    private static IReadOnlyList<int>[] GroupsOf(NearDuplicatePair[] pairs)
    {
        var parent = new Dictionary<int, int>();
        foreach (NearDuplicatePair pair in pairs)
        {
            (int a, int b) = (Root(pair.A), Root(pair.B));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        return [.. parent.Keys.ToArray().GroupBy(Root).Select(group => (IReadOnlyList<int>)[.. group.Order()])
            .OrderByDescending(group => group.Count).ThenBy(group => group[0])];

        int Root(int picture)
        {
            parent.TryAdd(picture, picture);
            while (parent[picture] != picture)
            {
                parent[picture] = parent[parent[picture]]; // halves the way for the next one
                picture = parent[picture];
            }

            return picture;
        }
    }
}
