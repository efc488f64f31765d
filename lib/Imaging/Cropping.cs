namespace FerLib.Imaging;

/// <summary>Cuts a part out of a picture.</summary>
public static class Cropping
{
    /// <summary>The largest part around the middle that has the proportions asked for.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">The width of the proportions, at least 1: 3 of 3 : 4.</param>
    /// <param name="height">Their height, at least 1: 4 of 3 : 4.</param>
    /// <returns>A new picture, at least 1 x 1; sizes are rounded to whole pixels, an odd rest is cut from the right or the bottom.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public static Image Middle(Image image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        double scale = Math.Min((double)image.Width / width, (double)image.Height / height);
        int columns = Math.Clamp((int)Math.Round(scale * width), 1, image.Width), rows = Math.Clamp((int)Math.Round(scale * height), 1, image.Height);
        int left = (image.Width - columns) / 2, top = (image.Height - rows) / 2;
        var part = new Image(columns, rows, image.Channels);
        for (int y = 0; y < rows; y++)
        {
            image.Pixels.AsSpan(((top + y) * image.Width + left) * image.Channels, columns * image.Channels)
                .CopyTo(part.Pixels.AsSpan(y * columns * image.Channels));
        }

        return part;
    }
}
