namespace FerLib.Evaluation;

/// <summary>Wilson's score interval for a share of independent yes-or-no outcomes.</summary>
/// <remarks>
/// With p = k / n and z the normal quantile of the level:
/// (p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n). Source: Wilson, "Probable inference, the law of succession, and
/// statistical inference", JASA 22 (1927). It takes pictures for independent, which pictures of one person are not: beside it stands
/// <see cref="ClusteredBootstrap"/>, and decisions use that one.
/// </remarks>
public static class WilsonInterval
{
    /// <summary>The interval for <paramref name="correct"/> hits among <paramref name="total"/> pictures.</summary>
    /// <param name="correct">Hits, 0..<paramref name="total"/>.</param>
    /// <param name="total">Pictures; 0 gives an undefined interval (NaN).</param>
    /// <param name="level">Coverage, strictly between 0 and 1. Default 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more hits than pictures, or the level is no coverage.</exception>
    public static Interval Of(int correct, int total, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(correct);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correct, total);
        Interval.CheckLevel(level);
        if (total == 0)
            return Interval.Undefined(level);

        double z = NormalQuantile.Of(0.5 + level / 2);
        double share = (double)correct / total;
        double middle = share + z * z / (2.0 * total);
        double reach = z * Math.Sqrt(share * (1 - share) / total + z * z / (4.0 * total * total));
        double scale = 1 + z * z / total;
        // At 0 and n hits the bound is 0 and 1 exactly; rounding may leave it a last bit off.
        double low = correct == 0 ? 0 : (middle - reach) / scale;
        double high = correct == total ? 1 : (middle + reach) / scale;
        return new Interval(low, high, level);
    }
}
