namespace FerLib.Imaging;

/// <summary>Unfolds pictures into the single-channel pictures that the paper trains on: red, green, blue and intensity.</summary>
/// <remarks>
/// Intensity = 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), in whole numbers: (299 R + 587 G + 114 B + 500) / 1000, which rounds to
/// nearest with halves up. All channels of a grey picture are the picture itself. Source: the paper, section "Preprocessing".
/// </remarks>
public static class ChannelExtraction
{
    /// <summary>Takes one channel out of a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="channel">Which channel.</param>
    /// <returns>A new grey picture of the same size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public static Image Extract(Image image, ColorChannel channel)
    {
        ArgumentNullException.ThrowIfNull(image);
        var plane = new Image(image.Width, image.Height, 1);
        CopyPlane(image, channel, plane.Pixels);
        return plane;
    }

    /// <summary>Takes all four channels out of a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <returns>Four new grey pictures of the same size: red, green, blue, intensity.</returns>
    public static Image[] Unfold(Image image) =>
    [
        Extract(image, ColorChannel.Red),
        Extract(image, ColorChannel.Green),
        Extract(image, ColorChannel.Blue),
        Extract(image, ColorChannel.Intensity),
    ];

    /// <summary>Whether a picture has no color: one channel, or red, green and blue equal at every pixel.</summary>
    public static bool IsColorless(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        ReadOnlySpan<byte> pixels = image.Pixels;
        for (int i = 0; !image.IsGrey && i < pixels.Length; i += 3)
        {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2])
                return false;
        }

        return true;
    }

    /// <summary>The number of planes that a choice of input has: 1, 3 or 4.</summary>
    /// <param name="channels">The choice.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    public static int PlanesOf(InputChannels channels) => ChannelsOf(channels).Length;

    /// <summary>Writes a picture's planes one after the other, as a network reads them.</summary>
    /// <param name="image">The picture, H rows by W columns.</param>
    /// <param name="channels">Which planes, C of them.</param>
    /// <param name="planes">Where they go: (C, H, W), 0..255.</param>
    /// <exception cref="ArgumentException">The span does not hold C x H x W bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice of channels.</exception>
    public static void CopyPlanes(Image image, InputChannels channels, Span<byte> planes)
    {
        ArgumentNullException.ThrowIfNull(image);
        ReadOnlySpan<ColorChannel> chosen = ChannelsOf(channels);
        int size = image.Width * image.Height;
        if (planes.Length != chosen.Length * size)
        {
            throw new ArgumentException(
                $"{channels} of a {image.Width} x {image.Height} picture are {chosen.Length * size} bytes, the span has {planes.Length}.",
                nameof(planes));
        }

        for (int i = 0; i < chosen.Length; i++)
            CopyPlane(image, chosen[i], planes.Slice(i * size, size));
    }

    /// <summary>The planes of a choice of input, in order.</summary>
    /// <param name="channels">The choice.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    internal static ReadOnlySpan<ColorChannel> ChannelsOf(InputChannels channels) => channels switch
    {
        InputChannels.Intensity => [ColorChannel.Intensity],
        InputChannels.Red => [ColorChannel.Red],
        InputChannels.Green => [ColorChannel.Green],
        InputChannels.Blue => [ColorChannel.Blue],
        InputChannels.Rgb => [ColorChannel.Red, ColorChannel.Green, ColorChannel.Blue],
        InputChannels.Irgb => [ColorChannel.Intensity, ColorChannel.Red, ColorChannel.Green, ColorChannel.Blue],
        _ => throw new ArgumentOutOfRangeException(nameof(channels), channels, "There is no such choice of input channels."),
    };

    private static void CopyPlane(Image image, ColorChannel channel, Span<byte> plane)
    {
        if (channel is < ColorChannel.Red or > ColorChannel.Intensity)
            throw new ArgumentOutOfRangeException(nameof(channel), channel, "A picture has red, green, blue and intensity.");
        ReadOnlySpan<byte> pixels = image.Pixels;
        if (image.IsGrey)
        {
            pixels.CopyTo(plane);
        }
        else if (channel == ColorChannel.Intensity)
        {
            for (int i = 0, p = 0; i < plane.Length; i++, p += 3)
                plane[i] = (byte)((299u * pixels[p] + 587u * pixels[p + 1] + 114u * pixels[p + 2] + 500u) / 1000u);
        }
        else
        {
            for (int i = 0, p = (int)channel; i < plane.Length; i++, p += 3)
                plane[i] = pixels[p];
        }
    }
}
