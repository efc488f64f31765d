namespace FerLib.Experiments;

/// <summary>How long one thing took, done again and again on one machine: the middle and the spread, in milliseconds.</summary>
/// <param name="Count">How often it was done, at least 1.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="Median">50th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <remarks>
/// Percentiles and not mean and deviation: another program that takes a core for a moment makes a few times long, never one short.
/// Times differ from run to run, so a summary is shown and judged, and never part of a result that is compared bit for bit.
/// </remarks>
public sealed record LatencySummary(int Count, double Low, double Median, double High)
{
    private const double LowShare = 0.05, HighShare = 0.95;

    /// <summary>Repetitions a second at the median; infinite for a median of 0, which only a coarse clock gives.</summary>
    public double PerSecond => 1000 / Median;

    /// <summary>Sums up times.</summary>
    /// <param name="milliseconds">The times in any order, at least one, each 0 or more.</param>
    /// <remarks>
    /// With the n times sorted, x[0] to x[n - 1], the percentile of share q lies at place h = (n - 1) q, between its two neighbours in
    /// proportion: x[i] + (h - i) (x[i + 1] - x[i]) with i = floor(h). Source: definition 7 of Hyndman and Fan, "Sample quantiles in
    /// statistical packages", 1996, the default of NumPy.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no time, or one is negative or no finite number.</exception>
    public static LatencySummary Of(IEnumerable<double> milliseconds)
    {
        ArgumentNullException.ThrowIfNull(milliseconds);
        double[] sorted = [.. milliseconds.Order()];
        if (sorted.Length == 0)
            throw new ArgumentException("There are no times, expected at least one.", nameof(milliseconds));
        int wrong = Array.FindIndex(sorted, time => !(time >= 0 && double.IsFinite(time)));
        if (wrong >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A time is {sorted[wrong]} ms, expected finite times of 0 or more."), nameof(milliseconds));
        }

        return new LatencySummary(sorted.Length, Percentile(sorted, LowShare), Percentile(sorted, 0.5), Percentile(sorted, HighShare));
    }

    private static double Percentile(double[] sorted, double share)
    {
        double place = (sorted.Length - 1) * share;
        int below = (int)place;
        return below + 1 < sorted.Length
            ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below])
            : sorted[below];
    }
}
