using FerLib.Imaging.Tiff;

namespace FerLib.Imaging;

/// <summary>
/// Reads uncompressed TIFF in strips: grey (black or white is zero; 1, 2, 4, 8 or 16 bits) and RGB (8 or 16 bits), both byte orders,
/// with extra samples, interleaved or in planes. Every other kind (compressed, tiled, palette, CMYK, floating-point, BigTIFF) is refused
/// by name.
/// </summary>
/// <remarks>
/// <para>The first picture of the file is read. Alpha (ExtraSamples 1 or 2) is composed on white, other extra samples are dropped, the
/// orientation is applied, 16 bits become 8 by (v * 255 + 32895) >> 16. StripByteCounts are not read: the strips' sizes are known.</para>
/// <para>Memory: besides the file, 3 bytes a pixel of the declared size and a row of samples, at most; a file shorter than its picture
/// is refused before anything is allocated.</para>
/// <para>Source: TIFF 6.0.</para>
/// </remarks>
public sealed class TiffDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Formats { get; } = ["TIFF"];

    /// <summary>Whether the bytes begin as a TIFF file does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => TiffDirectory.Recognizes(bytes);

    /// <inheritdoc/>
    public Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        var input = new EncodedFile(bytes, file, options);
        var directory = new TiffDirectory(input);
        var layout = new TiffLayout(input, directory);
        Image image = ExifOrientation.CreateUpright(layout.Width, layout.Height, layout.Channels, layout.Orientation);
        byte[] row = new byte[layout.Width * layout.Channels];
        byte[] alpha = layout.Alpha is 1 or 2 ? new byte[layout.Width] : [];
        for (int y = 0; y < layout.Height; y++)
        {
            for (int channel = 0; channel < layout.Channels; channel++)
                CopySamples(layout, directory, y, channel, row.AsSpan(channel), layout.Channels);
            if (layout.IsInverted)
            {
                for (int i = 0; i < row.Length; i++)
                    row[i] = (byte)(255 - row[i]);
            }

            if (alpha.Length > 0)
            {
                CopySamples(layout, directory, y, layout.Channels, alpha, 1);
                for (int i = 0; i < row.Length; i++)
                {
                    int a = alpha[i / layout.Channels];
                    row[i] = layout.Alpha == 2 ? AlphaComposition.OnWhite(row[i], a) : AlphaComposition.PremultipliedOnWhite(row[i], a);
                }
            }

            ExifOrientation.PlaceRow(row, y, layout.Orientation, image);
        }

        return image;
    }

    /// <summary>Writes sample number <paramref name="sample"/> of a row's pixels, as 8 bits, every <paramref name="step"/> bytes.</summary>
    private static void CopySamples(TiffLayout layout, TiffDirectory directory, int y, int sample, Span<byte> target, int step)
    {
        ReadOnlySpan<byte> row = layout.IsPlanar ? layout.Row(sample, y) : layout.Row(0, y);
        int first = layout.IsPlanar ? 0 : sample;
        int samples = layout.IsPlanar ? 1 : layout.Samples;
        switch (layout.Bits)
        {
            case 8:
                for (int x = 0, from = first, to = 0; x < layout.Width; x++, from += samples, to += step)
                    target[to] = row[from];
                break;
            case 16:
                for (int x = 0; x < layout.Width; x++)
                    target[x * step] = AlphaComposition.Reduce16(directory.Word(row, 2 * (x * samples + first)));
                break;
            default:
                int maximum = (1 << layout.Bits) - 1;
                for (int x = 0; x < layout.Width; x++)
                {
                    int bit = x * layout.Bits;
                    target[x] = (byte)(((row[bit >> 3] >> (8 - layout.Bits - (bit & 7))) & maximum) * (255 / maximum));
                }

                break;
        }
    }
}
