using FerLib.Imaging.Jpeg;

namespace FerLib.Imaging;

/// <summary>
/// Reads JPEG: baseline and extended sequential, 8 bits, Huffman-coded; grey, YCbCr or RGB with whole-number subsampling, restart
/// markers, interleaved or not. Progressive, lossless, hierarchical, arithmetic-coded, CMYK and 12-bit JPEG are refused by name.
/// </summary>
/// <remarks>
/// <para>Transform, upsampling and color conversion are those of libjpeg-turbo 2.1 with its defaults (slow integer transform, triangle
/// upsampling), so that the pixels are the ones djpeg gives. The EXIF orientation is applied; color profiles are not.</para>
/// <para>A file in which data are missing or damaged is an error, never half a picture; a missing end-of-image marker after a whole
/// picture is not, nor are bytes after the picture.</para>
/// <para>Memory: besides the file, at most 6 bytes a pixel of the declared size rounded up to whole MCUs, and a few rows. A declared
/// size whose blocks cannot be in the bytes there are (two bits a block at least) is refused before anything is allocated.</para>
/// <para>Source: ITU-T T.81 and T.871.</para>
/// </remarks>
public sealed class JpegDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Formats { get; } = ["JPEG"];

    /// <summary>Whether the bytes begin as a JPEG file does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, JpegMarker.StartOfImage]);

    /// <inheritdoc/>
    public Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        var input = new EncodedFile(bytes, file, options);
        if (!Recognizes(bytes.Span))
            throw input.Error(0, "the file does not begin with the JPEG start-of-image marker");
        var segments = new JpegSegments(input);
        JpegFrame frame = segments.ReadFrame();
        return frame.Components.Length == 1 ? ComposeGrey(frame, segments) : ComposeColor(frame, segments);
    }

    private static Image ComposeGrey(JpegFrame frame, JpegSegments segments)
    {
        JpegComponent grey = frame.Components[0];
        Image image = ExifOrientation.CreateUpright(frame.Width, frame.Height, 1, segments.Orientation);
        for (int y = 0; y < frame.Height; y++)
            ExifOrientation.PlaceRow(grey.Samples.AsSpan(y * grey.Stride, frame.Width), y, segments.Orientation, image);
        return image;
    }

    private static Image ComposeColor(JpegFrame frame, JpegSegments segments)
    {
        var planes = Array.ConvertAll(frame.Components, component => new JpegUpsampling(component, frame));
        Image image = ExifOrientation.CreateUpright(frame.Width, frame.Height, 3, segments.Orientation);
        byte[] row = new byte[3 * frame.Width];
        for (int y = 0; y < frame.Height; y++)
        {
            bool upright = segments.Orientation == 1;
            Span<byte> target = upright ? image.Pixels.AsSpan(y * row.Length, row.Length) : row;
            ReadOnlySpan<byte> first = planes[0].Row(y)[..frame.Width];
            if (segments.IsYCbCr)
                JpegColor.ConvertRow(first, planes[1].Row(y), planes[2].Row(y), target);
            else
                JpegColor.InterleaveRow(first, planes[1].Row(y), planes[2].Row(y), target);
            if (!upright)
                ExifOrientation.PlaceRow(row, y, segments.Orientation, image);
        }

        return image;
    }
}
