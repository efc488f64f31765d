namespace FerLib.Imaging;

/// <summary>How different two pictures of one size are, pixel by pixel, by their intensity.</summary>
public static class PictureDifference
{
    /// <summary>Mean over the pixels of |a - b|, in grey levels 0..255.</summary>
    /// <param name="a">A picture.</param>
    /// <param name="b">Another of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Mean(Image a, Image b)
    {
        (byte[] first, byte[] second) = Planes(a, b);
        long sum = 0;
        for (int i = 0; i < first.Length; i++)
            sum += Math.Abs(first[i] - second[i]);
        return (double)sum / first.Length;
    }

    /// <summary>The difference as a picture: white where the two are equal, darker the more they differ.</summary>
    /// <param name="a">A picture.</param>
    /// <param name="b">Another of the same size.</param>
    /// <param name="gain">Levels of darkness for each grey level of difference, at least 1; what is over 255 is black. Default 4.</param>
    /// <returns>A new grey picture: 255 - min(255, gain |a - b|).</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gain"/> is below 1.</exception>
    public static Image Draw(Image a, Image b, int gain = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gain, 1);
        (byte[] first, byte[] second) = Planes(a, b);
        var result = new Image(a.Width, a.Height, 1);
        for (int i = 0; i < first.Length; i++)
            result.Pixels[i] = (byte)Math.Max(0, 255 - (long)gain * Math.Abs(first[i] - second[i]));
        return result;
    }

    private static (byte[] First, byte[] Second) Planes(Image a, Image b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Width != b.Width || a.Height != b.Height)
        {
            throw new ArgumentException(
                $"The pictures are {a.Width} x {a.Height} and {b.Width} x {b.Height} pixels, expected one size. Resize one of them.",
                nameof(b));
        }

        return (ChannelExtraction.Extract(a, ColorChannel.Intensity).Pixels, ChannelExtraction.Extract(b, ColorChannel.Intensity).Pixels);
    }
}
