using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>Holm's adjustment of the p-values of a family of tests: with many tests, some come out small by chance.</summary>
/// <remarks>
/// With p(1) up to p(m) in ascending order, the i-th becomes the greatest of min(1, (m - j + 1) p(j)) over j = 1..i. Rejecting what is then at
/// most alpha errs with chance at most alpha in the whole family, however the tests depend on each other. Source: S. Holm, "A simple
/// sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
/// </remarks>
public static class HolmAdjustment
{
    /// <summary>The adjusted p-values, in the order given, each 0..1 and at least its own; none for none.</summary>
    /// <param name="pValues">The p-values of all tests of the family, also of those that found nothing.</param>
    /// <exception cref="ArgumentException">A value is not in 0..1, or not a number: a test that could not be made does not belong to the family.</exception>
    public static double[] Of(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        for (int i = 0; i < pValues.Count; i++)
        {
            if (!(pValues[i] is >= 0 and <= 1))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"p-value {i} is {pValues[i]}, expected 0..1. Leave out tests that could not be made."), nameof(pValues));
        }

        var adjusted = new double[pValues.Count];
        double least = 0;
        foreach ((int rank, int test) in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).Index())
        {
            least = Math.Max(least, Math.Min(1, (pValues.Count - rank) * pValues[test]));
            adjusted[test] = least;
        }

        return adjusted;
    }
}
