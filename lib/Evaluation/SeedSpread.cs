using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>How much a metric changes when nothing but the seed of the training does.</summary>
/// <param name="Count">Number of seeds, at least 1.</param>
/// <param name="Mean">Mean over the seeds.</param>
/// <param name="StandardDeviation">Standard deviation with n - 1; NaN for a single seed, which says nothing about another.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
/// <remarks>
/// The spread over seeds is not the uncertainty about other subjects: all seeds are tested on the same pictures. That is what the clustered
/// interval is for.
/// </remarks>
public sealed record SeedSpread(int Count, double Mean, double StandardDeviation, double Minimum, double Maximum)
{
    /// <summary>Sums up one metric of several seeds.</summary>
    /// <param name="values">The metric of each seed.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static SeedSpread Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException($"Expected the value of at least one seed, all finite, got {string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("none"))}.", nameof(values));

        // Deviations from the first value: those of equal values are 0 to the last bit.
        double mean = values[0] + values.Average(value => value - values[0]);
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new SeedSpread(values.Count, mean, Math.Sqrt(squares / (values.Count - 1)), values.Min(), values.Max());
    }

    /// <summary>One line in percent, for instance "90.7 % +- 1.2 (89.4-91.8 %, 3 seeds)"; a single seed has no deviation.</summary>
    public override string ToString() => Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.0} % (1 seed)")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.0} % +- {100 * StandardDeviation:0.0} ({100 * Minimum:0.0}-{100 * Maximum:0.0} %, {Count} seeds)");
}
