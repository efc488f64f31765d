using FerLib.Imaging.Jpeg;

namespace FerLib.Imaging;

/// <summary>
/// Reads JPEG: baseline, extended sequential and progressive, 8 bits, Huffman-coded; grey, YCbCr or RGB with whole-number subsampling,
/// restart markers, interleaved or not. Lossless, hierarchical, arithmetic-coded, CMYK and 12-bit JPEG are refused by name.
/// </summary>
/// <remarks>
/// <para>Transform, upsampling and color conversion are those of libjpeg-turbo 2.1 with its defaults (slow integer transform, triangle
/// upsampling), so that the pixels are the ones djpeg gives. The EXIF orientation is applied; color profiles are not.</para>
/// <para>With <see cref="DecoderOptions.LeastWidth"/> and <see cref="DecoderOptions.LeastHeight"/> a picture is reduced to 1/2, 1/4 or 1/8
/// within the inverse transform; a side is rounded up. The pixels are those of djpeg -scale.</para>
/// <para>A file in which data are missing or damaged is an error, never half a picture; a missing end-of-image marker after a whole
/// picture is not, nor are bytes after the picture. A progressive file may end, by its end-of-image marker, before its scans have refined
/// every coefficient: then it is a coarser picture, and what never came is zero. That is libjpeg with do_block_smoothing = FALSE; djpeg
/// smooths such a picture.</para>
/// <para>Memory: besides the file, at most 6 bytes a pixel of the declared size rounded up to whole MCUs, and a few rows; 9 bytes for
/// progressive files, and never more than 8 times <see cref="DecoderOptions.MaximumPixels"/>. A declared size whose blocks cannot be in
/// the bytes there are (two bits a block at least, one in a progressive file) is refused before anything is allocated. The scans of a
/// progressive file may go over one block for every two pixels of that limit, so 32 times over a grey picture that just keeps to it.</para>
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
        var segments = new JpegSegments(input, options ?? new DecoderOptions());
        JpegFrame frame = segments.ReadFrame();
        return frame.Components.Length == 1 ? ComposeGrey(frame, segments) : ComposeColor(frame, segments);
    }

    private static Image ComposeGrey(JpegFrame frame, JpegSegments segments)
    {
        JpegComponent grey = frame.Components[0];
        Image image = ExifOrientation.CreateUpright(frame.ReducedWidth, frame.ReducedHeight, 1, segments.Orientation);
        for (int y = 0; y < frame.ReducedHeight; y++)
            ExifOrientation.PlaceRow(grey.Row(y), y, segments.Orientation, image);
        return image;
    }

    private static Image ComposeColor(JpegFrame frame, JpegSegments segments)
    {
        var planes = Array.ConvertAll(frame.Components, component => new JpegUpsampling(component, frame));
        int width = frame.ReducedWidth;
        Image image = ExifOrientation.CreateUpright(width, frame.ReducedHeight, 3, segments.Orientation);
        byte[] row = new byte[3 * width];
        for (int y = 0; y < frame.ReducedHeight; y++)
        {
            bool upright = segments.Orientation == 1;
            Span<byte> target = upright ? image.Pixels.AsSpan(y * row.Length, row.Length) : row;
            ReadOnlySpan<byte> first = planes[0].Row(y)[..width];
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
