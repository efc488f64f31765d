using System.IO.Compression;
using FerLib.Imaging.Png;

namespace FerLib.Imaging;

/// <summary>Reads PNG: every color type, depth and interlace method, with tRNS; colour profiles and gamma are not applied.</summary>
/// <remarks>
/// <para>Grey and grey with alpha give a grey picture, everything else red-green-blue. 16 bits become 8 by
/// (v * 255 + 32895) >> 16; alpha is composed on white, rounded to nearest. The CRC of critical chunks, the zlib checksum and the
/// presence of IEND are checked; other ancillary chunks and bytes after IEND are passed over.</para>
/// <para>Memory: besides the file, 3 bytes a pixel of the declared size and four rows, at most. A declared size that deflate cannot reach
/// from the bytes there are (its limit is 1032 : 1) is refused before anything is allocated.</para>
/// <para>Source: PNG specification, third edition.</para>
/// </remarks>
public sealed class PngDecoder : IImageDecoder
{
    /// <summary>The most bytes that one byte of deflate data expands to: a match of 258 bytes in two bits.</summary>
    private const int DeflateLimit = 1032;

    // The seven passes of Adam7: first column and row, steps.
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Formats { get; } = ["PNG"];

    /// <summary>Whether the bytes begin as a PNG file does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PngContainer.Signature);

    /// <inheritdoc/>
    public Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        var input = new EncodedFile(bytes, file, options);
        PngContainer container = PngContainer.Read(input);
        PngHeader header = container.Header;
        long rawBytes = 0;
        foreach (var pass in PassesOf(header))
            rawBytes += pass.Height * (1 + header.RowBytes(pass.Width));
        if (rawBytes / DeflateLimit > container.DataBytes)
        {
            throw input.Error(
                container.FirstData,
                $"{header.Width} x {header.Height} pixels need {rawBytes} bytes, {container.DataBytes} compressed bytes cannot hold them");
        }

        if (header.RowBytes(header.Width) > Array.MaxLength)
            throw input.Error(container.FirstData, $"a row of {header.Width} pixels is too long");

        using var data = new PngDataStream(bytes, container.FirstData);
        using var inflater = new ZLibStream(data, CompressionMode.Decompress);
        try
        {
            return ReadPicture(input, container, data, inflater);
        }
        catch (EndOfStreamException exception)
        {
            throw input.Error(data.FileOffset, "the compressed data ends before the picture does", exception);
        }
        // zlib answers a preset dictionary, which the format does not allow, with an error that is an IOException.
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw input.Error(data.FileOffset, "the compressed data is damaged", exception);
        }
    }

    private static IEnumerable<(int X, int Y, int StepX, int StepY, int Width, int Height)> PassesOf(PngHeader header)
    {
        if (!header.Interlaced)
        {
            yield return (0, 0, 1, 1, header.Width, header.Height);
            yield break;
        }

        foreach ((int x, int y, int stepX, int stepY) in Passes)
        {
            int width = (int)(((long)header.Width - x + stepX - 1) / stepX);
            int height = (int)(((long)header.Height - y + stepY - 1) / stepY);
            if (width > 0 && height > 0)
                yield return (x, y, stepX, stepY, width, height);
        }
    }

    private static Image ReadPicture(EncodedFile input, PngContainer container, PngDataStream data, ZLibStream inflater)
    {
        PngHeader header = container.Header;
        int channels = header.Channels;
        var samples = new PngSamples(input, container);
        var image = new Image(header.Width, header.Height, channels);
        byte[] row = new byte[header.RowBytes(header.Width)];
        byte[] above = new byte[row.Length];
        byte[] spread = header.Interlaced ? new byte[header.Width * channels] : [];
        Span<byte> filter = stackalloc byte[1];
        foreach (var pass in PassesOf(header))
        {
            int length = (int)header.RowBytes(pass.Width);
            above.AsSpan().Clear();
            for (int y = 0; y < pass.Height; y++)
            {
                inflater.ReadExactly(filter);
                if (filter[0] >= PngRowFilter.Count)
                    throw input.Error(data.FileOffset, $"row {y} has filter {filter[0]}, expected 0 to 4");
                inflater.ReadExactly(row.AsSpan(0, length));
                PngRowFilter.Undo(filter[0], row.AsSpan(0, length), above, header.FilterDistance);
                int start = (pass.Y + y * pass.StepY) * header.Width * channels;
                if (!header.Interlaced)
                {
                    samples.Convert(row.AsSpan(0, length), image.Pixels.AsSpan(start, header.Width * channels), data.FileOffset);
                }
                else
                {
                    Span<byte> pixels = spread.AsSpan(0, pass.Width * channels);
                    samples.Convert(row.AsSpan(0, length), pixels, data.FileOffset);
                    Spread(pixels, image.Pixels.AsSpan(start, header.Width * channels), channels, pass.X, pass.StepX);
                }

                (row, above) = (above, row);
            }
        }

        // Reading to the end has zlib compare its checksum; bytes beyond the picture are passed over, as libpng does.
        _ = inflater.Read(filter);
        return image;
    }

    private static void Spread(ReadOnlySpan<byte> pixels, Span<byte> target, int channels, int first, int step)
    {
        int at = first * channels;
        for (int i = 0; i < pixels.Length; i += channels, at += step * channels)
            pixels.Slice(i, channels).CopyTo(target[at..]);
    }
}
