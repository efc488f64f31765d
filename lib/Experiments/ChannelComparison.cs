using FerLib.Evaluation;
using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>Whether the channel that shows most of what expressions change does so for these few subjects only.</summary>
/// <remarks>
/// With S subjects, t_s is the difference of the two shares computed without subject s. The jackknife's standard error is the root of
/// (S - 1) / S x the sum of (t_s - their mean)^2 (B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 11), the
/// interval is the difference -+ Student's t of S - 1 degrees of freedom x the error. The two channels were chosen by looking, so the
/// interval is a guard against reading too much, not a test.
/// </remarks>
/// <param name="First">The channel with the largest share.</param>
/// <param name="Second">The one with the next largest.</param>
/// <param name="FirstShare">Mean absolute difference between expressions as a share of the deviation within them, in the first.</param>
/// <param name="SecondShare">The same in the second.</param>
/// <param name="Interval">Where the difference of the two shares may lie, at 95 %; undefined with fewer than four subjects.</param>
/// <param name="Subjects">How many subjects the interval rests on.</param>
public sealed record ChannelComparison(
    ColorChannel First, ColorChannel Second, double FirstShare, double SecondShare, Interval Interval, int Subjects)
{
    private const double Level = 0.95;
    private const int FewestSubjects = 4;

    /// <summary>"stands out" when the interval lies above 0, otherwise "inconclusive".</summary>
    public string Verdict => Interval.Low > 0 ? "stands out" : "inconclusive";

    internal static ChannelComparison Of(
        ColorChannel first, ColorChannel second, double firstShare, double secondShare, IReadOnlyList<double> differencesWithoutOne)
    {
        int subjects = differencesWithoutOne.Count;
        Interval interval = Interval.Undefined(Level);
        if (subjects >= FewestSubjects)
        {
            double mean = differencesWithoutOne.Average();
            double error = Math.Sqrt((subjects - 1.0) / subjects * differencesWithoutOne.Sum(value => (value - mean) * (value - mean)));
            double reach = StudentQuantile(subjects - 1) * error;
            interval = new Interval(firstShare - secondShare - reach, firstShare - secondShare + reach, Level);
        }

        return new ChannelComparison(first, second, firstShare, secondShare, interval, subjects);
    }

    // The quantile for 97.5 %, expanded around the normal one (Abramowitz and Stegun 26.7.5): within 0.5 % from 3 degrees of freedom on.
    private static double StudentQuantile(int freedom)
    {
        double z = NormalQuantile.Of(0.5 + Level / 2), z2 = z * z, f = freedom;
        return z * (1 + (z2 + 1) / (4 * f) + ((5 * z2 + 16) * z2 + 3) / (96 * f * f)
            + (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * f * f * f)
            + ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / (92160 * f * f * f * f));
    }
}
