using FerLib.Randomness;

namespace FerLib.Evaluation;

/// <summary>
/// A paired permutation test over subjects: if two models are equally good, a subject's difference could as well have the other sign.
/// </summary>
/// <remarks>
/// The statistic is the absolute sum of the subjects' differences. With at most <see cref="MostEnumerated"/> subjects that differ, all 2^n
/// choices of signs are tried: p is the share whose statistic is at least the one observed (the observed one is among them, so p is never
/// 0). With more, m random choices are drawn, of which b reach it: p = (b + 1) / (m + 1). Subjects without a difference change nothing and
/// are not flipped. Sums closer than 1e-12 of the sum of all absolute differences count as equal. Sources: R. A. Fisher, "The Design of
/// Experiments" (1935), section 21; Phipson and Smyth, "Permutation p-values should never be zero" (2010).
/// </remarks>
/// <param name="Difference">The first minus the second: of the accuracies over all pictures, or the mean of the differences given; NaN without any.</param>
/// <param name="Subjects">Number of subjects (or clips).</param>
/// <param name="PValue">Two-sided p-value, above 0 up to 1; 1 when no subject differs. With n subjects it is at least 2 / 2^n.</param>
/// <param name="Flips">Number of sign choices looked at.</param>
/// <param name="IsExact">Whether those were all there are.</param>
public sealed record SignFlipTest(double Difference, int Subjects, double PValue, int Flips, bool IsExact)
{
    /// <summary>Up to this many differing subjects all sign choices are tried.</summary>
    public const int MostEnumerated = 20;

    /// <summary>The default number of random sign choices beyond that.</summary>
    public const int DefaultFlips = 9999;

    private const ulong Key = 0x464C4950;
    private const double Rounding = 1e-12;

    /// <summary>Tests two models' hits on the same pictures; a subject's difference is the number of its pictures that only the first got right, less those that only the second did.</summary>
    /// <param name="first">Whether the first model got each picture right.</param>
    /// <param name="second">The same of the second.</param>
    /// <param name="clusters">The subject (or clip) of each picture.</param>
    /// <param name="seed">Seed of the random choices; the same pictures in any order give the same bits.</param>
    /// <param name="flips">Number of random choices where not all are tried, at least 1.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no flips.</exception>
    public static SignFlipTest Of(
        IReadOnlyList<bool> first, IReadOnlyList<bool> second, IReadOnlyList<string> clusters, ulong seed, int flips = DefaultFlips)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(clusters);
        if (first.Count != second.Count || clusters.Count != first.Count)
            throw new ArgumentException($"Expected the same pictures for both models and a cluster for each, got {first.Count} and {second.Count} pictures and {clusters.Count} clusters.", nameof(second));

        var bySubject = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < first.Count; i++)
            bySubject[clusters[i]] = bySubject.GetValueOrDefault(clusters[i]) + (first[i] ? 1 : 0) - (second[i] ? 1 : 0);
        SignFlipTest test = OfDifferences([.. bySubject.Values.Select(difference => (double)difference)], seed, flips);
        return test with { Difference = first.Count == 0 ? double.NaN : (double)bySubject.Values.Sum() / first.Count };
    }

    /// <summary>Tests two models' predictions of the same pictures.</summary>
    /// <param name="first">One model's predictions.</param>
    /// <param name="second">The other's.</param>
    /// <param name="clusters">The pictures that hang together.</param>
    /// <param name="seed">Seed of the random choices.</param>
    /// <param name="flips">Number of random choices where not all are tried, at least 1.</param>
    /// <exception cref="ArgumentException">The predictions, or the clusters, are not of the same pictures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no flips.</exception>
    public static SignFlipTest Of(Predictions first, Predictions second, PictureClusters clusters, ulong seed, int flips = DefaultFlips)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(clusters);
        first.CheckSamePictures(second);
        return Of(first.Correct(), second.Correct(), clusters.Names, seed, flips);
    }

    /// <summary>Tests differences, one a subject; all subjects weigh the same.</summary>
    /// <param name="differences">The first model's value less the second's, for each subject.</param>
    /// <param name="seed">Seed of the random choices; the same differences in any order give the same bits.</param>
    /// <param name="flips">Number of random choices where not all are tried, at least 1.</param>
    /// <exception cref="ArgumentException">A difference is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no flips.</exception>
    public static SignFlipTest OfDifferences(IReadOnlyList<double> differences, ulong seed, int flips = DefaultFlips)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfLessThan(flips, 1);
        if (differences.Any(difference => !double.IsFinite(difference)))
            throw new ArgumentException("A difference is not a finite number. Leave out subjects for which the metric is undefined.", nameof(differences));

        double[] sorted = [.. differences.Where(difference => difference != 0).Order()];
        double reached = Math.Abs(sorted.Sum()) - (Rounding * sorted.Sum(Math.Abs));
        double mean = differences.Count == 0 ? double.NaN : sorted.Sum() / differences.Count;
        if (sorted.Length <= MostEnumerated)
        {
            int all = 1 << sorted.Length;
            return new SignFlipTest(mean, differences.Count, (double)CountReaching(sorted, 0, 0, reached) / all, all, IsExact: true);
        }

        int reaching = Enumerable.Range(0, flips).Count(i => Math.Abs(Flip(sorted, new CounterRandom(seed, Key, (ulong)i))) >= reached);
        return new SignFlipTest(mean, differences.Count, (reaching + 1.0) / (flips + 1.0), flips, IsExact: false);
    }

    // Each sum is built up anew from its branch: a running sum would drift.
    private static int CountReaching(double[] differences, int from, double sum, double reached) => from == differences.Length
        ? (Math.Abs(sum) >= reached ? 1 : 0)
        : CountReaching(differences, from + 1, sum + differences[from], reached)
            + CountReaching(differences, from + 1, sum - differences[from], reached);

    private static double Flip(double[] differences, CounterRandom random)
    {
        double sum = 0;
        uint bits = 0;
        for (int i = 0; i < differences.Length; i++, bits >>= 1)
        {
            if (i % 32 == 0)
                bits = random.NextUInt32();
            sum += (bits & 1) == 0 ? differences[i] : -differences[i];
        }

        return sum;
    }
}
