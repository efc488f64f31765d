namespace FerLib.Evaluation;

/// <summary>The exact McNemar test: whether two models err on the same pictures equally often.</summary>
/// <remarks>
/// Only pictures on which one model is right and the other wrong count. If neither is better, each of those n pictures falls to either with
/// chance 1/2, so with m the smaller count: p = min(1, 2 P(X at most m)), X binomial (n, 1/2); the mid-p value takes one P(X = m) off, since
/// the exact one is higher than it need be. Sources: McNemar, Psychometrika 12 (1947); Fagerland, Lydersen and Laake, "The McNemar test for
/// binary matched-pairs data", BMC Medical Research Methodology 13 (2013). It takes pictures for independent, which pictures of one
/// person are not; beside it stands <see cref="SignFlipTest"/>, which flips whole subjects.
/// </remarks>
/// <param name="OnlyFirst">Pictures that only the first model got right.</param>
/// <param name="OnlySecond">Pictures that only the second model got right.</param>
/// <param name="PValue">Two-sided p-value, above 0 (0 below about 1e-308) up to 1; 1 when the models never differ: nothing speaks against equality.</param>
/// <param name="IsMidP">Whether the value is the mid-p value.</param>
public sealed record McNemarTest(int OnlyFirst, int OnlySecond, double PValue, bool IsMidP)
{
    /// <summary>Tests two counts.</summary>
    /// <param name="onlyFirst">Pictures that only the first model got right.</param>
    /// <param name="onlySecond">Pictures that only the second model got right.</param>
    /// <param name="midP">Whether to take the mid-p value. Default: the exact one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static McNemarTest Of(int onlyFirst, int onlySecond, bool midP = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        (double at, double below) = Tail(Math.Min(onlyFirst, onlySecond), checked(onlyFirst + onlySecond));
        return new McNemarTest(onlyFirst, onlySecond, Math.Min(1, midP ? (2 * below) + at : 2 * (below + at)), midP);
    }

    /// <summary>Tests two models' hits and misses on the same pictures.</summary>
    /// <param name="first">Whether the first model got each picture right.</param>
    /// <param name="second">The same of the second.</param>
    /// <param name="midP">Whether to take the mid-p value. Default: the exact one.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static McNemarTest Of(IReadOnlyList<bool> first, IReadOnlyList<bool> second, bool midP = false)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException($"Expected the same pictures for both models, got {first.Count} and {second.Count}.", nameof(second));
        return Of(first.Zip(second).Count(pair => pair.First && !pair.Second), first.Zip(second).Count(pair => pair.Second && !pair.First), midP);
    }

    /// <summary>Tests two models' predictions of the same pictures.</summary>
    /// <param name="first">One model's predictions.</param>
    /// <param name="second">The other's.</param>
    /// <param name="midP">Whether to take the mid-p value. Default: the exact one.</param>
    /// <exception cref="ArgumentException">The predictions are not of the same pictures in the same order.</exception>
    public static McNemarTest Of(Predictions first, Predictions second, bool midP = false)
    {
        ArgumentNullException.ThrowIfNull(first);
        first.CheckSamePictures(second);
        return Of(first.Correct(), second.Correct(), midP);
    }

    /// <summary>P(X = m) and P(X below m) for X binomial (n, 1/2), m at most n / 2.</summary>
    /// <remarks>
    /// The terms are taken relative to the middle one and divided by their sum at the end: 2^-n would underflow from n = 1075 on, the
    /// relative terms do so only where they no longer count.
    /// </remarks>
    private static (double At, double Below) Tail(int m, int n)
    {
        int middle = n / 2;
        double term = 1, at = 0, below = 0, half = 0;
        for (int k = middle; k >= 0; k--)
        {
            if (k == m)
                at = term;
            else if (k < m)
                below += term;
            half += term;
            // C(n, k - 1) = C(n, k) k / (n - k + 1)
            term *= k / (n - k + 1.0);
        }

        // Both sides are alike; for an even n they share the middle term, which is 1.
        double all = (2 * half) - (n % 2 == 0 ? 1 : 0);
        return (at / all, below / all);
    }
}
