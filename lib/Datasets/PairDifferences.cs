using FerLib.Imaging;
using FerLib.Randomness;

namespace FerLib.Datasets;

/// <summary>How different pictures are that have a clip, a subject, an expression or nothing in common.</summary>
/// <remarks>
/// The difference of two pictures is the mean over their pixels of |a - b|, in grey levels 0..255, of the intensity at 64 x 64 pixels. It
/// counts everything that a camera sees, background and light included, as a network's input does.
/// </remarks>
public sealed class PairDifferences
{
    private const ulong Key = 0x50414952;
    private const int Side = 64;

    private PairDifferences(IReadOnlyDictionary<PairKind, IReadOnlyList<double>> values) => Values = values;

    /// <summary>The differences by what the pairs have in common, ascending, grey levels; a kind without a pair is not there.</summary>
    public IReadOnlyDictionary<PairKind, IReadOnlyList<double>> Values { get; }

    /// <summary>Draws pictures, and for each a partner of every kind, and compares them.</summary>
    /// <param name="manifest">The data set; pictures that cannot be decoded, or that nobody labelled, are passed over.</param>
    /// <param name="pictures">How many pictures are drawn; fewer where the set has fewer.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pictures"/> is below 1.</exception>
    public static PairDifferences Of(Manifest manifest, int pictures, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(pictures, 1);
        int[] order = [.. Enumerable.Range(0, manifest.Samples.Count).Where(i => manifest.Samples[i].IsLabelled)];
        new CounterRandom(seed, Key).Shuffle<int>(order);
        int[] drawn = order[..Math.Min(pictures, order.Length)];
        PairKind[] kinds = Enum.GetValues<PairKind>();
        var partners = new int?[drawn.Length, kinds.Length];
        for (int i = 0; i < drawn.Length; i++)
        {
            var random = new CounterRandom(seed, Key, (ulong)i + 1);
            ILookup<PairKind, int> others = order.Where(other => other != drawn[i])
                .ToLookup(other => KindOf(manifest.Samples[drawn[i]], manifest.Samples[other]));
            for (int kind = 0; kind < kinds.Length; kind++)
            {
                int[] candidates = [.. others[kinds[kind]].Order()];
                partners[i, kind] = candidates.Length == 0 ? null : candidates[random.NextInt32(candidates.Length)];
            }
        }

        Dictionary<int, Image?> shown = Load(manifest, [.. drawn.Concat(partners.Cast<int?>().OfType<int>()).Distinct()]);
        var values = new Dictionary<PairKind, IReadOnlyList<double>>();
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            double[] found = [.. Enumerable.Range(0, drawn.Length)
                .Select(i => (A: shown[drawn[i]], B: partners[i, kind] is { } other ? shown[other] : null))
                .Where(pair => pair.A is not null && pair.B is not null).Select(pair => PictureDifference.Mean(pair.A!, pair.B!)).Order()];
            if (found.Length > 0)
                values.Add(kinds[kind], found);
        }

        return new PairDifferences(values);
    }

    /// <summary>The middle difference of a kind, grey levels; null where there is no such pair.</summary>
    public double? MedianOf(PairKind kind) => QuantileOf(kind, 0.5);

    /// <summary>
    /// A quantile of the differences of a kind, grey levels, with linear steps between them; null where there is no such pair.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="share">Which quantile, 0..1: a quarter of the pairs differ less than that of 0.25.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside 0..1.</exception>
    public double? QuantileOf(PairKind kind, double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (!Values.TryGetValue(kind, out IReadOnlyList<double>? ascending))
            return null;
        double place = share * (ascending.Count - 1);
        int below = (int)place, above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    private static PairKind KindOf(Sample a, Sample b)
    {
        if (a.Subject != b.Subject)
            return a.Label == b.Label ? PairKind.OtherSubjectSameExpression : PairKind.OtherSubjectOtherExpression;
        if (a.Clip is not null && a.Clip == b.Clip)
            return PairKind.SameClip;
        return a.Label == b.Label ? PairKind.SameSubjectSameExpression : PairKind.SameSubjectOtherExpression;
    }

    private static Dictionary<int, Image?> Load(Manifest manifest, int[] indices)
    {
        var pictures = new Image?[indices.Length];
        Parallel.For(0, indices.Length, i =>
        {
            try
            {
                Image image = manifest.Load(manifest.Samples[indices[i]]);
                pictures[i] = ChannelExtraction.Extract(Resizer.Resize(image, Side, Side), ColorChannel.Intensity);
            }
            catch (ImageFormatException)
            {
                pictures[i] = null; // a survey says which pictures cannot be decoded; here they have no difference to anything
            }
        });
        return indices.Zip(pictures).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
