using FerLib.Imaging;

namespace FerLib.Datasets.Prepared;

/// <summary>The one way from a picture file to the planes of a network's input; prepared and unprepared pictures are the same bytes.</summary>
internal static class PicturePreparation
{
    // Raise this whenever the planes of a picture change: what was prepared before is then not used any more.
    public const int Version = 1;

    /// <summary>Decodes a picture, stretches it to the input's size and takes its planes.</summary>
    /// <param name="manifest">The data set.</param>
    /// <param name="sample">One of its samples.</param>
    /// <param name="size">Side of the square input, pixels.</param>
    /// <param name="channels">Which planes, C of them.</param>
    /// <param name="planes">Receives (C, H, W), 0..255.</param>
    /// <returns>Whether the picture has no color: red, green and blue are equal everywhere.</returns>
    /// <remarks>
    /// A JPEG file of at least four times the input's side in both directions is decoded at 1/2, 1/4 or 1/8 of its size, never below twice
    /// the input's side: the stretching then still averages, as Pillow's reducing_gap of 2 does.
    /// </remarks>
    /// <exception cref="ImageFormatException">The picture cannot be read.</exception>
    public static bool Prepare(Manifest manifest, Sample sample, int size, InputChannels channels, Span<byte> planes) =>
        Take(manifest.Load(sample, OptionsFor(size)), size, channels, planes);

    /// <summary>The same of a picture file whose bytes are in memory.</summary>
    public static bool Prepare(Manifest manifest, Sample sample, ReadOnlyMemory<byte> file, int size, InputChannels channels, Span<byte> planes) =>
        Take(manifest.Decode(sample, file, OptionsFor(size)), size, channels, planes);

    /// <summary>Twice the side is enough for a stretching that still averages.</summary>
    public static DecoderOptions OptionsFor(int size) => new() { LeastWidth = 2 * size, LeastHeight = 2 * size };

    private static bool Take(Image image, int size, InputChannels channels, Span<byte> planes)
    {
        image = Resizer.Resize(image, size, size);
        ChannelExtraction.CopyPlanes(image, channels, planes);
        return ChannelExtraction.IsColorless(image);
    }
}
