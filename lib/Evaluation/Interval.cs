using System.Globalization;

namespace FerLib.Evaluation;

/// <summary>A confidence interval for a share, or for another metric: where the value may lie, at a level.</summary>
/// <param name="Low">Lower bound, for a share 0..1; NaN when the interval is undefined.</param>
/// <param name="High">Upper bound, for a share 0..1; NaN when the interval is undefined.</param>
/// <param name="Level">Coverage aimed at, for instance 0.95.</param>
public sealed record Interval(double Low, double High, double Level)
{
    /// <summary>Whether there is an interval at all: no pictures, or a single cluster, give none.</summary>
    public bool IsDefined => !double.IsNaN(Low) && !double.IsNaN(High);

    /// <summary>Whether a value lies in the interval, bounds included; false when the interval is undefined.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The interval in percent, for instance "78.4-96.3 %" ("-1.2 to 3.4 %" with a negative bound), or "undefined".</summary>
    public override string ToString() => IsDefined
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * Low:0.0}{(Low < 0 ? " to " : "-")}{100 * High:0.0} %")
        : "undefined";

    /// <summary>The interval that says nothing.</summary>
    internal static Interval Undefined(double level) => new(double.NaN, double.NaN, level);

    /// <summary>Refuses a level that is no coverage.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not strictly between 0 and 1.</exception>
    internal static void CheckLevel(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, for instance 0.95.");
    }
}
