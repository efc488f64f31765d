using System.Buffers.Binary;
using FerLib.Imaging.Bmp;

namespace FerLib.Imaging;

/// <summary>
/// Reads BMP of Windows and OS/2: palettes of 1, 2, 4 and 8 bits, also with run lengths (RLE4, RLE8), and 16, 24 and 32 bits with any
/// masks, bottom-up or top-down. Embedded JPEG and PNG, CMYK and the Huffman and 24-bit run lengths of OS/2 are refused by name.
/// </summary>
/// <remarks>
/// <para>A palette of greys gives a grey picture, everything else red-green-blue. A sample of fewer or more than 8 bits becomes
/// value * 255 / maximum, rounded. Alpha is what an alpha mask says (BITFIELDS with a header of 56 bytes and more, or ALPHABITFIELDS),
/// and is composed on white; the fourth byte of 32 bits without BITFIELDS is no alpha. Pixels that run lengths pass over have index 0.
/// Color spaces and profiles are not applied.</para>
/// <para>Memory: besides the file, 3 bytes a pixel of the declared size. A size that the bytes there are cannot hold is refused before
/// anything is allocated.</para>
/// <para>Source: Microsoft, "Bitmap Storage"; OS/2 2.0 Presentation Manager reference.</para>
/// </remarks>
public sealed class BmpDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Formats { get; } = ["BMP"];

    /// <summary>Whether the bytes begin as a BMP file does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => BmpHeader.Recognizes(bytes);

    /// <inheritdoc/>
    public Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        var input = new EncodedFile(bytes, file, options);
        var header = new BmpHeader(input);
        bool hasRunLengths = header.Compression is BmpCompression.RunLength8 or BmpCompression.RunLength4;
        long need = hasRunLengths
            ? (long)header.Width * header.Height / BmpRunLengths.MostExpansion
            : header.Stride * (header.Height - 1) + header.RowBytes; // the last row need not be filled up
        if (need > input.Length - header.PixelOffset)
        {
            throw input.Error(
                input.Length,
                $"the file is truncated: {header.Width} x {header.Height} pixels need {need} bytes, "
                + $"{input.Length - header.PixelOffset} are there");
        }

        ColorTable? palette = header.Bits <= 8 ? header.ReadPalette() : null;
        var image = new Image(header.Width, header.Height, palette?.Channels ?? 3);
        if (hasRunLengths)
            new BmpRunLengths(input, header, palette!).Read(image);
        else
            ReadRows(input, header, palette, image);
        return image;
    }

    private static void ReadRows(EncodedFile input, BmpHeader header, ColorTable? palette, Image image)
    {
        int rowBytes = (int)header.RowBytes;
        for (int y = 0; y < header.Height; y++)
        {
            int at = (int)(header.PixelOffset + y * header.Stride);
            ReadOnlySpan<byte> row = input.Bytes.Slice(at, rowBytes);
            int line = header.IsTopDown ? y : header.Height - 1 - y;
            Span<byte> pixels = image.Pixels.AsSpan(line * header.Width * image.Channels, header.Width * image.Channels);
            if (palette is not null)
                ReadIndices(row, header.Bits, palette, pixels, input, at);
            else if (header.Bits == 24)
                ReadTriples(row, pixels);
            else
                ReadMasked(row, header, pixels);
        }
    }

    private static void ReadIndices(
        ReadOnlySpan<byte> row, int bits, ColorTable palette, Span<byte> pixels, EncodedFile input, int offset)
    {
        int channels = palette.Channels;
        int width = pixels.Length / channels;
        for (int x = 0; x < width; x++)
        {
            int bit = x * bits;
            int index = (row[bit >> 3] >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
            if (index >= palette.Count)
                throw input.Error(offset, $"a pixel has palette index {index}, the palette has {palette.Count} colors");
            palette.Write(index, pixels[(x * channels)..]);
        }
    }

    private static void ReadTriples(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i += 3)
        {
            pixels[i] = row[i + 2];
            pixels[i + 1] = row[i + 1];
            pixels[i + 2] = row[i];
        }
    }

    private static void ReadMasked(ReadOnlySpan<byte> row, BmpHeader header, Span<byte> pixels)
    {
        BmpMask[] masks = header.Masks;
        int bytes = header.Bits / 8;
        for (int i = 0, from = 0; i < pixels.Length; i += 3, from += bytes)
        {
            uint pixel = bytes == 2
                ? BinaryPrimitives.ReadUInt16LittleEndian(row[from..])
                : BinaryPrimitives.ReadUInt32LittleEndian(row[from..]);
            int alpha = masks[3].Exists ? masks[3].Of(pixel) : 255;
            for (int channel = 0; channel < 3; channel++)
                pixels[i + channel] = AlphaComposition.OnWhite(masks[channel].Of(pixel), alpha);
        }
    }
}
