using System.Globalization;

namespace FerLib.Charts;

/// <summary>The range of an axis and its ticks at steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed partial class AxisScale
{
    private readonly string _format;

    private AxisScale(double minimum, double maximum, double step, IReadOnlyList<double> ticks, bool percent)
    {
        Minimum = minimum;
        Maximum = maximum;
        Ticks = ticks;
        _format = Format(step, Math.Max(Math.Abs(minimum), Math.Abs(maximum)), percent);
    }

    /// <summary>The value at the axis's start.</summary>
    public double Minimum { get; }

    /// <summary>The value at the axis's end; greater than <see cref="Minimum"/>.</summary>
    public double Maximum { get; }

    /// <summary>The values that get a tick, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis that ends at ticks, with zero in it when the values come near to it.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value, at least the least.</param>
    /// <param name="intervals">About how many steps are wanted.</param>
    /// <param name="percent">Values are shares: the axis stays within 0..1 if they do, and is labelled in percent.</param>
    /// <param name="whole">Ticks stand at whole numbers only, such as counts.</param>
    public static AxisScale Rounded(double low, double high, int intervals, bool percent, bool whole = false)
    {
        bool shares = percent && low >= 0 && high <= 1;
        if (low >= 0 && low <= 0.4 * high)
            low = 0;
        if (high - low <= 1e-12 * Math.Max(Math.Abs(high), Math.Abs(low)))
        {
            double margin = high == 0 ? 1 : shares ? 0.05 : 0.1 * Math.Abs(high);
            (low, high) = shares ? (Math.Max(0, low - margin), Math.Min(1, high + margin)) : (low - margin, high + margin);
        }

        double step = Step((high - low) / intervals, whole);
        long first = (long)Math.Floor((low / step) + 1e-9);
        long last = (long)Math.Ceiling((high / step) - 1e-9);
        if (shares)
            (first, last) = (Math.Max(first, 0), Math.Min(last, (long)Math.Floor((1 / step) + 1e-9)));
        return new AxisScale(first * step, last * step, step, Multiples(first, last, step), percent);
    }

    /// <summary>An axis that ends exactly at the values, with ticks inside it.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value, at least the least.</param>
    /// <param name="intervals">About how many steps are wanted.</param>
    /// <param name="whole">Ticks stand at whole numbers only, such as epochs.</param>
    public static AxisScale Exact(double low, double high, int intervals, bool whole)
    {
        if (high - low <= 1e-12 * Math.Max(Math.Abs(high), Math.Abs(low)))
            return new AxisScale(low - 1, high + 1, 1, [low], percent: false);

        double step = Step((high - low) / intervals, whole);
        List<double> ticks = [.. Multiples((long)Math.Ceiling((low / step) - 1e-9), (long)Math.Floor((high / step) + 1e-9), step)];
        // The first and last epoch are worth a tick where there is room for it.
        if (whole && (ticks.Count == 0 || ticks[0] - low >= 0.6 * step))
            ticks.Insert(0, low);
        if (whole && high - ticks[^1] >= 0.6 * step)
            ticks.Add(high);
        return new AxisScale(low, high, step, ticks, percent: false);
    }

    /// <summary>Where a value lies between start and end, 0..1.</summary>
    public double Share(double value) => (value - Minimum) / (Maximum - Minimum);

    /// <summary>A tick's text, with as many digits as the step needs.</summary>
    public string Label(double tick) => tick == 0 && _format.Contains('e') ? "0" : tick.ToString(_format, CultureInfo.InvariantCulture);

    private static double[] Multiples(long first, long last, double step) =>
        [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];

    /// <summary>The least of 1, 2 and 5 times a power of ten that is not below a value; at least 1 if it must be whole.</summary>
    public static double Step(double least, bool whole)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double step = power * ((least / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 });
        return whole ? Math.Max(1, step) : step;
    }

    private static string Format(double step, double largest, bool percent)
    {
        if (percent)
            return "0" + Digits(step * 100) + " %";
        if (largest >= 1e9 || largest < 1e-4)
            return "0.##e+0";

        return largest >= 1e3 ? "#,0" + Digits(step) : "0" + Digits(step);
    }

    private static string Digits(double step)
    {
        int digits = (int)Math.Clamp(-Math.Floor(Math.Log10(step) + 1e-9), 0, 8);
        return digits == 0 ? "" : "." + new string('0', digits);
    }
}
