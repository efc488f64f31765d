namespace FerLib.Imaging;

/// <summary>Cuts pictures out, and puts them onto a larger surface, without changing a pixel's proportions.</summary>
public static class Framing
{
    /// <summary>Cuts a rectangle out of a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="left">First column, from 0.</param>
    /// <param name="top">First row, from 0.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <returns>A new picture.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is not inside the picture.</exception>
    public static Image Crop(Image image, int left, int top, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckSide(left, width, image.Width, nameof(left), nameof(width));
        CheckSide(top, height, image.Height, nameof(top), nameof(height));
        var result = new Image(width, height, image.Channels);
        Copy(image, left, top, result, 0, 0, width, height);
        return result;
    }

    /// <summary>Cuts out of the middle the largest rectangle with the proportions of a size.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">Columns of the size, at least 1.</param>
    /// <param name="height">Rows of the size, at least 1.</param>
    /// <returns>A new picture; its pixels are not scaled.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public static Image CropToShape(Image image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        double scale = Scale(image, width, height);
        int across = Math.Clamp((int)Math.Round(width * scale), 1, image.Width),
            down = Math.Clamp((int)Math.Round(height * scale), 1, image.Height);
        return Crop(image, (image.Width - across) / 2, (image.Height - down) / 2, across, down);
    }

    /// <summary>Scales a picture to fit into a size and fills what is left, half on either side, with a grey level.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <param name="fill">The grey level of the bars.</param>
    /// <returns>A new picture of that size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public static Image Letterbox(Image image, int width, int height, byte fill = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        // A size as seen from the picture: the side that is relatively longer is the one that fits exactly.
        double scale = 1 / Math.Max((double)image.Width / AtLeastOne(width, nameof(width)),
            (double)image.Height / AtLeastOne(height, nameof(height)));
        Image inner = Resizer.Resize(
            image, Math.Clamp((int)Math.Round(image.Width * scale), 1, width),
            Math.Clamp((int)Math.Round(image.Height * scale), 1, height));
        var result = new Image(width, height, image.Channels);
        Array.Fill(result.Pixels, fill);
        Copy(inner, 0, 0, result, (width - inner.Width) / 2, (height - inner.Height) / 2, inner.Width, inner.Height);
        return result;
    }

    private static double Scale(Image image, int width, int height) =>
        Math.Min((double)image.Width / AtLeastOne(width, nameof(width)), (double)image.Height / AtLeastOne(height, nameof(height)));

    private static int AtLeastOne(int side, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1, name);
        return side;
    }

    private static void CheckSide(int first, int length, int side, string firstName, string lengthName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first, firstName);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, lengthName);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, side - first, lengthName);
    }

    private static void Copy(Image from, int fromX, int fromY, Image to, int toX, int toY, int width, int height)
    {
        int channels = from.Channels;
        for (int y = 0; y < height; y++)
        {
            from.Pixels.AsSpan(((fromY + y) * from.Width + fromX) * channels, width * channels)
                .CopyTo(to.Pixels.AsSpan(((toY + y) * to.Width + toX) * channels));
        }
    }
}
