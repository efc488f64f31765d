namespace FerLib.Imaging;

/// <summary>One channel of a picture less another, pixel by pixel.</summary>
public static class ChannelDifference
{
    /// <summary>The difference of two channels.</summary>
    /// <param name="image">The picture, H rows by W columns.</param>
    /// <param name="channel">The channel that is subtracted from.</param>
    /// <param name="subtracted">The channel that is subtracted.</param>
    /// <returns>(H, W) row-major, -255..255; all 0 for a grey picture.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public static float[] Of(Image image, ColorChannel channel, ColorChannel subtracted)
    {
        byte[] first = ChannelExtraction.Extract(image, channel).Pixels, second = ChannelExtraction.Extract(image, subtracted).Pixels;
        float[] difference = new float[first.Length];
        for (int i = 0; i < first.Length; i++)
            difference[i] = first[i] - second[i];
        return difference;
    }

    /// <summary>The mean of the absolute values; 0 when there are none.</summary>
    public static double MeanAbsolute(ReadOnlySpan<float> difference)
    {
        double sum = 0;
        foreach (float value in difference)
            sum += Math.Abs(value);
        return difference.IsEmpty ? 0 : sum / difference.Length;
    }
}
