using System.Diagnostics;

namespace FerLib.Benchmarks;

/// <summary>The median time of something that is done again and again.</summary>
internal static class MedianTime
{
    // Past just-in-time compilation, the first touch of every buffer and the clock's ramp.
    private const double WarmUpSeconds = 1.5;
    private const int WarmUpSteps = 3;

    /// <summary>The median seconds of a step after a warm-up.</summary>
    public static double Seconds(Action step, int repeats)
    {
        WarmUp(step);
        var times = new double[repeats];
        for (int i = 0; i < repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return Of(times);
    }

    /// <summary>Repeats a step until it is as fast as it gets.</summary>
    public static void WarmUp(Action step)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpSteps || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; i++)
            step();
    }

    /// <summary>The median of at least one value; of an even number of them, the mean of the middle two.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
