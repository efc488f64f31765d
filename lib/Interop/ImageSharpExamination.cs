using System.Buffers.Binary;
using FerLib.Imaging;
using FerLib.Imaging.Gif;
using FerLib.Imaging.Lzw;
using FerLib.Imaging.Png;
using FerLib.Imaging.Pnm;

namespace FerLib.Interop;

/// <summary>What is looked at in a file before ImageSharp sees it.</summary>
/// <remarks>
/// A file that ends too early is refused: ImageSharp gives half a picture for many of them. So is a size that the bytes there are cannot
/// hold, and what ImageSharp 3.1.12 is known to read wrongly (found by comparing it with the decoders of <c>lib/Imaging</c>).
/// </remarks>
internal static partial class ImageSharpExamination
{
    /// <summary>The most bytes that one byte of deflate data expands to: a match of 258 bytes in two bits.</summary>
    private const int DeflateLimit = 1032;

    /// <summary>The most pixels that one byte of QOI stands for: a run.</summary>
    private const int QoiLongestRun = 62;

    public static ImageSharpLayout Png(EncodedFile file)
    {
        PngContainer container = PngContainer.Read(file);
        PngHeader header = container.Header;
        RefuseTooLarge(file, header.RowBytes(header.Width) * header.Height, DeflateLimit);
        if (header.Depth == 16 && !container.Transparency.IsEmpty)
            throw Misread(file, 0, "a PNG of 16 bits in which one color is transparent (tRNS)");
        return new(header.Channels) { IsDeep = header.Depth == 16, HasAlpha = true };
    }

    public static ImageSharpLayout Gif(EncodedFile file)
    {
        GifFrame frame = new GifBlocks(file).ReadFirstFrame();
        RefuseTooLarge(file, (long)frame.Width * frame.Height, LzwStream.MostExpansion);
        if (frame.X + frame.Width > Word(file, 6) || frame.Y + frame.Height > Word(file, 8))
            throw Misread(file, 6, "a GIF whose frame reaches beyond its screen");
        int at = frame.DataOffset;
        while (at < file.Length && file.Bytes[at] > 0)
            at += 1 + file.Bytes[at];
        if (at >= file.Length)
            throw file.Error(file.Length, "the file is truncated: it ends within the first frame; get the file again");
        return new(frame.Colors.Channels) { HasAlpha = true, Frame = frame };
    }

    public static ImageSharpLayout Pnm(EncodedFile file)
    {
        int type = file.Bytes[1] - '0';
        int channels = type is 3 or 6 ? 3 : 1;
        bool isBits = type is 1 or 4, isRaw = type > 3;
        var tokens = new PnmTokens(file, 2);
        int width = tokens.Number("the width", int.MaxValue - 1);
        int height = tokens.Number("the height", int.MaxValue - 1);
        int maximum = isBits ? 255 : tokens.Number("the maximum value", int.MaxValue - 1);
        if (maximum is not (255 or 65535))
            throw Misread(file, tokens.At, $"a PNM with the maximum value {maximum}, expected 255 or 65535");
        file.CheckSize(width, height, channels, 2);
        long samples = (long)width * height * channels;
        if (isRaw && maximum > 255)
            throw Misread(file, tokens.At, "a raw PNM of 16 bits (it takes the lower byte for the first)");
        if (isRaw)
        {
            tokens.SkipOneSpace();
            RefuseTruncated(file, isBits ? (width + 7L) / 8 * height : samples, file.Length - tokens.At);
            if (PnmTokens.IsSpace(file.Bytes[tokens.At]) || file.Bytes[tokens.At] == '#')
                throw Misread(file, tokens.At, "a raw PNM whose first sample looks like white space or a comment");
        }

        for (long i = 0; !isRaw && i < samples; i++)
        {
            _ = isBits ? tokens.Bit() : tokens.Number("a sample", maximum);
            if (isBits && tokens.At < file.Length && char.IsAsciiDigit((char)file.Bytes[tokens.At]))
                throw Misread(file, tokens.At, "a plain PBM whose pixels have no space between them");
        }

        return new(channels) { IsDeep = maximum > 255 };
    }

    /// <summary>RIFF says how long the file is.</summary>
    public static ImageSharpLayout Webp(EncodedFile file)
    {
        RefuseTruncated(file, 8L + BinaryPrimitives.ReadUInt32LittleEndian(file.Bytes[4..]), file.Length);
        return new(3) { HasAlpha = true, IsOriented = true };
    }

    /// <summary>Goes through the chunks without their pixels.</summary>
    /// <remarks>Source: the QOI specification. Two-byte tags FE and FF bring 3 and 4 bytes; 10xxxxxx one; 11xxxxxx a run.</remarks>
    public static ImageSharpLayout Qoi(EncodedFile file)
    {
        const int headerBytes = 14;
        RefuseTruncated(file, headerBytes, file.Length);
        long width = BinaryPrimitives.ReadUInt32BigEndian(file.Bytes[4..]);
        long height = BinaryPrimitives.ReadUInt32BigEndian(file.Bytes[8..]);
        file.CheckSize(width, height, 3, 4);
        RefuseTooLarge(file, width * height, QoiLongestRun);
        int at = headerBytes;
        for (long pixels = 0; pixels < width * height; pixels++)
        {
            if (at >= file.Length)
                throw file.Error(file.Length, $"the file is truncated: it ends after {pixels} of {width * height} pixels; get the file again");
            byte tag = file.Bytes[at];
            at += tag switch { 0xFE => 4, 0xFF => 5, >= 0x80 and < 0xC0 => 2, _ => 1 };
            if (tag is >= 0xC0 and < 0xFE)
                pixels += tag & 0x3F;
        }

        RefuseTruncated(file, at, file.Length);
        return new(3) { HasAlpha = true };
    }

    private static int Word(EncodedFile file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.Bytes[at..]);

    private static void RefuseTruncated(EncodedFile file, long need, long have)
    {
        if (need > have)
            throw file.Error(file.Length, $"the file is truncated: it needs {need} bytes, {have} are there; get the file again");
    }

    private static void RefuseTooLarge(EncodedFile file, long bytes, int mostExpansion)
    {
        if (bytes / mostExpansion > file.Length)
        {
            throw file.Error(
                0, $"the picture would have {bytes} bytes, which {file.Length} compressed bytes cannot hold; get the file again");
        }
    }

    private static ImageFormatException Misread(EncodedFile file, long offset, string what) => file.Error(
        offset, $"ImageSharp 3.1.12 reads {what} wrongly; read it with {ImageFile.DecoderVariable}=ferlib, or save it as an 8-bit PNG");
}
