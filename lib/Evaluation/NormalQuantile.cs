namespace FerLib.Evaluation;

/// <summary>The quantile (inverse distribution function) of the standard normal distribution.</summary>
/// <remarks>
/// Rational approximation with a relative error below 1.2e-9. Source: P. J. Acklam, "An algorithm for computing the inverse normal
/// cumulative distribution function", 2003.
/// </remarks>
internal static class NormalQuantile
{
    private const double Tail = 0.02425;

    /// <summary>The z with P(Z at most z) = <paramref name="probability"/>, which lies strictly between 0 and 1.</summary>
    public static double Of(double probability)
    {
        if (probability < Tail)
            return TailQuantile(Math.Sqrt(-2 * Math.Log(probability)));
        if (probability > 1 - Tail)
            return -TailQuantile(Math.Sqrt(-2 * Math.Log(1 - probability)));

        double q = probability - 0.5;
        double r = q * q;
        double above = ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r
            - 30.66479806614716) * r + 2.506628277459239;
        double below = ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
            - 13.28068155288572) * r + 1;
        return above * q / below;
    }

    private static double TailQuantile(double q)
    {
        double above = ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q
            + 4.374664141464968) * q + 2.938163982698783;
        double below = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
        return above / below;
    }
}
