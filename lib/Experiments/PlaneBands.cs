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
            means[band] = Imaging.ChannelDifference.MeanAbsolute(plane[(first * width)..(after * width)]);
        }

        return means;
    }
}
