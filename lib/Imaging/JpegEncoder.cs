using FerLib.Imaging.Jpeg;

namespace FerLib.Imaging;

/// <summary>Writes JPEG: baseline, 8 bits, Huffman-coded with the standard tables, in one scan; grey or YCbCr; JFIF header.</summary>
/// <remarks>
/// The file is the one that libjpeg-turbo 2.1 writes with the same settings and slow integer transform, byte for byte:
/// <c>cjpeg -baseline -quality Q -sample 2x2</c> (or 2x1, 1x1). The same picture gives the same bytes everywhere. Factor of the
/// quantization at quality Q: (standard factor x S + 50) / 100, at least 1 and at most 255, where S = 5000 / Q below 50, else 200 - 2 Q, in
/// whole numbers. Source: ITU-T T.81, annexes F and K, and T.871; libjpeg's jcparam.c.
/// </remarks>
public static class JpegEncoder
{
    private const int LargestSide = 65535;

    /// <summary>Encodes a picture.</summary>
    /// <param name="image">The picture, at most 65535 x 65535 pixels.</param>
    /// <param name="options">Quality and sampling; the defaults when null.</param>
    /// <returns>A whole JPEG file.</returns>
    /// <exception cref="ArgumentException">The picture has more rows or columns than a JPEG file can.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quality is not 1..100, or there is no such subsampling.</exception>
    public static byte[] Encode(Image image, JpegEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new JpegEncoderOptions();
        if (options.Quality is < 1 or > 100)
            throw new ArgumentOutOfRangeException(nameof(options), options.Quality, "The quality of JPEG is 1..100.");
        if (image.Width > LargestSide || image.Height > LargestSide)
        {
            throw new ArgumentException(
                $"A JPEG file has at most {LargestSide} columns and rows, the picture is {image.Width} x {image.Height}: save it as PNG.",
                nameof(image));
        }

        (int across, int down) = image.IsGrey ? (1, 1) : Sampling(options.Subsampling);
        byte[] luma = Quantization(JpegStandardTables.LumaQuantization, options.Quality);
        byte[] chroma = Quantization(JpegStandardTables.ChromaQuantization, options.Quality);
        var writer = new JpegBitWriter(1024 + image.Pixels.Length / 8);
        writer.WriteMarker(JpegMarker.StartOfImage);
        writer.WriteSegment(JpegMarker.Jfif, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]); // version 1.1, square pixels, no thumbnail
        WriteQuantization(writer, 0, luma);
        if (!image.IsGrey)
            WriteQuantization(writer, 1, chroma);
        WriteFrame(writer, image, across, down);

        JpegHuffmanCode lumaDc = WriteHuffman(writer, 0x00, JpegStandardTables.LumaDcCounts, JpegStandardTables.DcSymbols);
        JpegHuffmanCode lumaAc = WriteHuffman(writer, 0x10, JpegStandardTables.LumaAcCounts, JpegStandardTables.LumaAcSymbols);
        JpegPlane[] planes = JpegPlane.Split(image, across, down);
        var components = new JpegEncoderComponent[planes.Length];
        components[0] = new JpegEncoderComponent(planes[0], across, down, luma, lumaDc, lumaAc);
        if (!image.IsGrey)
        {
            JpegHuffmanCode dc = WriteHuffman(writer, 0x01, JpegStandardTables.ChromaDcCounts, JpegStandardTables.DcSymbols);
            JpegHuffmanCode ac = WriteHuffman(writer, 0x11, JpegStandardTables.ChromaAcCounts, JpegStandardTables.ChromaAcSymbols);
            components[1] = new JpegEncoderComponent(planes[1], 1, 1, chroma, dc, ac);
            components[2] = new JpegEncoderComponent(planes[2], 1, 1, chroma, dc, ac);
        }

        writer.WriteSegment(JpegMarker.StartOfScan, image.IsGrey ? [1, 1, 0x00, 0, 63, 0] : [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
        new JpegScanWriter(writer).Write(components);
        writer.WriteMarker(JpegMarker.EndOfImage);
        return writer.ToArray();
    }

    private static (int Across, int Down) Sampling(JpegSubsampling subsampling) => subsampling switch
    {
        JpegSubsampling.Chroma420 => (2, 2),
        JpegSubsampling.Chroma422 => (2, 1),
        JpegSubsampling.Chroma444 => (1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(subsampling), subsampling, "There is no such subsampling."),
    };

    private static byte[] Quantization(ReadOnlySpan<byte> standard, int quality)
    {
        int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        byte[] factors = new byte[64];
        for (int i = 0; i < 64; i++)
            factors[i] = (byte)Math.Clamp((standard[i] * scale + 50) / 100, 1, 255);
        return factors;
    }

    private static void WriteQuantization(JpegBitWriter writer, byte slot, byte[] factors)
    {
        byte[] data = new byte[65];
        data[0] = slot;
        for (int k = 0; k < 64; k++)
            data[1 + k] = factors[JpegSequentialScan.ZigZag[k]];
        writer.WriteSegment(JpegMarker.QuantizationTables, data);
    }

    private static void WriteFrame(JpegBitWriter writer, Image image, int across, int down)
    {
        byte[] size = [8, (byte)(image.Height >> 8), (byte)image.Height, (byte)(image.Width >> 8), (byte)image.Width];
        byte sampling = (byte)((across << 4) | down);
        writer.WriteSegment(
            JpegMarker.BaselineFrame, image.IsGrey ? [.. size, 1, 1, 0x11, 0] : [.. size, 3, 1, sampling, 0, 2, 0x11, 1, 3, 0x11, 1]);
    }

    private static JpegHuffmanCode WriteHuffman(JpegBitWriter writer, byte slot, ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        writer.WriteSegment(JpegMarker.HuffmanTables, [slot, .. counts, .. symbols]);
        return new JpegHuffmanCode(counts, symbols);
    }
}
