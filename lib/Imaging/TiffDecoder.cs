using FerLib.Imaging.Tiff;

namespace FerLib.Imaging;

/// <summary>
/// Reads TIFF: grey (black or white is zero; 1, 2, 4, 8 or 16 bits), RGB (8 or 16 bits) and palette (1, 2, 4 or 8 bits), with extra
/// samples, interleaved or in planes, in strips or tiles, of either byte and bit order; uncompressed, PackBits, LZW or deflate, with or
/// without horizontal differencing. Every other kind (CCITT fax, JPEG, CMYK, YCbCr, floating-point, BigTIFF) is refused by name.
/// </summary>
/// <remarks>
/// <para>The first picture of the file is read. Alpha (ExtraSamples 1 or 2) is composed on white, and so is the fourth sample of RGB
/// without ExtraSamples; other extra samples are dropped. The orientation is applied. 16 bits become 8 by (v * 255 + 32895) >> 16; of a
/// color map's 16 bits the high byte is taken. Of uncompressed strips and tiles the byte counts are not read: their sizes are known.</para>
/// <para>Memory: besides the file, 3 bytes a pixel of the declared size (twice that when the orientation is not upright) and a row of
/// samples, at most. A declared size that the compression cannot reach from the bytes there are is refused before anything is allocated,
/// and so are strips or tiles that share their bytes.</para>
/// <para>Source: TIFF 6.0; Adobe Photoshop TIFF technical notes (deflate).</para>
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
        var format = new TiffPixelFormat(input, directory);
        var chunks = new TiffChunks(input, directory, format);
        var reader = new TiffChunkReader(input, directory, format, chunks);
        var samples = new TiffSamples(format, directory.IsLittle);
        var image = new Image(format.Width, format.Height, format.Channels);
        foreach (TiffChunk chunk in chunks.All())
        {
            if (format.IsPlanar && chunk.Plane >= format.Colors && chunk.Plane != format.AlphaSample)
                continue;
            int width = Math.Min(chunks.Width, format.Width - chunk.X);
            reader.Read(chunk, (row, y) =>
            {
                int start = (y * format.Width + chunk.X) * format.Channels;
                Span<byte> pixels = image.Pixels.AsSpan(start, width * format.Channels);
                if (format.IsPlanar)
                    samples.ConvertPlane(row, chunk.Plane, pixels);
                else
                    samples.Convert(row, pixels);
            });
        }

        return format.Orientation == 1 ? image : Upright(image, format.Orientation);
    }

    private static Image Upright(Image stored, int orientation)
    {
        Image upright = ExifOrientation.CreateUpright(stored.Width, stored.Height, stored.Channels, orientation);
        int rowBytes = stored.Width * stored.Channels;
        for (int y = 0; y < stored.Height; y++)
            ExifOrientation.PlaceRow(stored.Pixels.AsSpan(y * rowBytes, rowBytes), y, orientation, upright);
        return upright;
    }
}
