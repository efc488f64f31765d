namespace FerLib.Imaging;

/// <summary>A picture in memory: 8 bits per channel, grey or red-green-blue, interleaved, row-major, 0..255, no alpha.</summary>
public sealed class Image
{
    /// <summary>Wraps pixels that exist already; they are not copied.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 (grey) or 3 (red, green, blue).</param>
    /// <param name="pixels">height x width x channels bytes, (y, x, channel) row-major.</param>
    /// <exception cref="ArgumentException">A size is below 1, the channels are not 1 or 3, or the bytes are too few or too many.</exception>
    public Image(int width, int height, int channels, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1 channel (grey) or 3 (red, green, blue).");
        if (pixels.LongLength != (long)width * height * channels)
        {
            throw new ArgumentException(
                $"A {width} x {height} image with {channels} channel(s) has {(long)width * height * channels} bytes, got {pixels.Length}.",
                nameof(pixels));
        }

        Width = width;
        Height = height;
        Channels = channels;
        Pixels = pixels;
    }

    /// <summary>Creates a black picture.</summary>
    /// <inheritdoc cref="Image(int, int, int, byte[])"/>
    public Image(int width, int height, int channels)
        : this(width, height, channels, new byte[checked(width * height * channels)])
    {
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 (grey) or 3 (red, green, blue).</summary>
    public int Channels { get; }

    /// <summary>Whether there is one channel only. A three-channel picture whose channels are equal is not grey by this test.</summary>
    public bool IsGrey => Channels == 1;

    /// <summary>The samples, (y, x, channel) row-major, 0..255.</summary>
    public byte[] Pixels { get; }
}
