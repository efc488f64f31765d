using FerLib.Imaging;

namespace FerLib.Experiments;

/// <summary>Horizontal bands of a plane, from the top down.</summary>
internal static class PlaneBands
{
    /// <summary>The mean absolute value in each band.</summary>
    /// <param name="plane">(H, W) row-major.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows; band b holds the rows from b H / B to (b + 1) H / B, cut off to whole rows.</param>
    /// <param name="bands">How many bands, B.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more bands than rows, or none.</exception>
    public static double[] MeanAbsolute(ReadOnlySpan<float> plane, int width, int height, int bands)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bands, height);
        double[] means = new double[bands];
        for (int band = 0; band < bands; band++)
        {
            int first = band * height / bands, after = (band + 1) * height / bands;
            means[band] = ChannelDifference.MeanAbsolute(plane[(first * width)..(after * width)]);
        }

        return means;
    }

    /// <summary>The mean over the whole plane from the means of its bands.</summary>
    public static double Overall(IReadOnlyList<double> bands, int height)
    {
        double sum = 0;
        for (int band = 0; band < bands.Count; band++)
            sum += bands[band] * ((band + 1) * height / bands.Count - band * height / bands.Count);
        return sum / height;
    }

    /// <summary>The mean of several rows of bands, band by band; NaN where there is none.</summary>
    public static double[] Average(IReadOnlyList<double[]> rows, int bands) =>
        [.. Enumerable.Range(0, bands).Select(band => rows.Select(row => row[band]).DefaultIfEmpty(double.NaN).Average())];
}
