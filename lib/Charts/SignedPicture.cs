using FerLib.Imaging;

namespace FerLib.Charts;

/// <summary>Makes pictures of planes of numbers: feature maps, filters, differences of channels.</summary>
public static class SignedPicture
{
    /// <summary>A picture of signed numbers: orange below zero, white at zero, purple above.</summary>
    /// <param name="plane">The numbers, (H, W) row-major. NaN is drawn as zero.</param>
    /// <param name="width">W, at least 1.</param>
    /// <param name="height">H, at least 1.</param>
    /// <param name="range">The number with the deepest color, 0 or more; farther ones have it too. With 0 only the sign counts.</param>
    /// <returns>Red, green, blue: <see cref="DivergingScale.At(double)"/> of number / range.</returns>
    /// <exception cref="ArgumentException">The plane does not hold H x W numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the range is negative or not a number.</exception>
    public static Image Of(ReadOnlySpan<float> plane, int width, int height, double range)
    {
        CheckSize(plane, width, height);
        if (!(range >= 0))
            throw new ArgumentOutOfRangeException(nameof(range), range, "The range of a signed picture is 0 or more.");
        var image = new Image(width, height, 3);
        for (int i = 0; i < plane.Length; i++)
        {
            double share = range > 0 ? plane[i] / range : plane[i] * double.PositiveInfinity;
            Color color = DivergingScale.At(share);
            (image.Pixels[3 * i], image.Pixels[(3 * i) + 1], image.Pixels[(3 * i) + 2]) = (color.R, color.G, color.B);
        }

        return image;
    }

    /// <summary>A grey picture of numbers.</summary>
    /// <param name="plane">The numbers, (H, W) row-major. NaN is drawn black.</param>
    /// <param name="width">W, at least 1.</param>
    /// <param name="height">H, at least 1.</param>
    /// <param name="low">The number that is black; smaller ones are black too.</param>
    /// <param name="high">The number that is white, at least <paramref name="low"/>; greater ones are white too.</param>
    /// <returns>One channel: 255 (number - low) / (high - low), rounded.</returns>
    /// <exception cref="ArgumentException">The plane does not hold H x W numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or high is below low or not a number.</exception>
    public static Image Grey(ReadOnlySpan<float> plane, int width, int height, double low, double high)
    {
        CheckSize(plane, width, height);
        if (!(high >= low))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"White stands for at least what black stands for, {low}.");
        var image = new Image(width, height, 1);
        for (int i = 0; i < plane.Length; i++)
        {
            double share = high > low ? (plane[i] - low) / (high - low) : plane[i] > low ? 1 : 0;
            image.Pixels[i] = (byte)Math.Round(255 * Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1));
        }

        return image;
    }

    private static void CheckSize(ReadOnlySpan<float> plane, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (plane.Length != (long)width * height)
        {
            throw new ArgumentException($"A plane of {height} x {width} has {(long)width * height} numbers, got {plane.Length}.",
                nameof(plane));
        }
    }
}
