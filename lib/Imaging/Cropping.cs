namespace FerLib.Imaging;

/// <summary>Cuts a part out of a picture.</summary>
public static class Cropping
{
    /// <summary>The largest part around the middle that has the proportions asked for.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">The width of the proportions, at least 1: 3 of 3 : 4.</param>
    /// <param name="height">Their height, at least 1: 4 of 3 : 4.</param>
    /// <returns>A new picture of whole pixels, at least 1 x 1; an odd rest is cut from the right or the bottom.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public static Image Middle(Image image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        double scale = Math.Min((double)image.Width / width, (double)image.Height / height);
        int columns = Math.Clamp((int)Math.Round(scale * width), 1, image.Width);
        int rows = Math.Clamp((int)Math.Round(scale * height), 1, image.Height);
        return Part(image, (image.Width - columns) / 2, (image.Height - rows) / 2, columns, rows);
    }

    /// <summary>A rectangle of a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="left">The first column, 0 or more.</param>
    /// <param name="top">The first row, 0 or more.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <returns>A new picture.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty or does not lie within the picture.</exception>
    public static Image Part(Image image, int left, int top, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckAxis(left, width, image.Width, nameof(left));
        CheckAxis(top, height, image.Height, nameof(top));
        var part = new Image(width, height, image.Channels);
        for (int y = 0; y < height; y++)
        {
            image.Pixels.AsSpan(((top + y) * image.Width + left) * image.Channels, width * image.Channels)
                .CopyTo(part.Pixels.AsSpan(y * width * image.Channels));
        }

        return part;
    }

    private static void CheckAxis(int first, int length, int available, string name)
    {
        if (first < 0 || length < 1 || length > available - first)
        {
            throw new ArgumentOutOfRangeException(
                name, $"The picture has {available} pixels this way, the part wants {length} from {first} on.");
        }
    }
}
