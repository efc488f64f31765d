using System.Buffers.Binary;
using System.IO.Compression;
using FerLib.Imaging.Png;

namespace FerLib.Imaging;

/// <summary>Writes PNG: 8-bit grey or red-green-blue, not interlaced.</summary>
/// <remarks>
/// Each row gets the filter whose bytes have the least sum of distances from 0 modulo 256 (the first of equals): the heuristic that the
/// PNG specification recommends in section 12.7. The same picture gives the same bytes on one machine and runtime; another runtime's
/// deflate may choose other bytes for the same pixels.
/// </remarks>
public static class PngEncoder
{
    /// <summary>Encodes a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <returns>A whole PNG file.</returns>
    public static byte[] Encode(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Encode(image, image.IsGrey ? PngColorType.Grey : PngColorType.Rgb, image.Pixels, image.Channels, []);
    }

    /// <summary>Encodes a picture, with a palette if it has at most 256 colors and that makes a smaller file of the same pixels.</summary>
    /// <param name="image">The picture.</param>
    /// <returns>A whole PNG file.</returns>
    internal static byte[] EncodeSmall(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        byte[] plain = Encode(image);
        if (image.IsGrey || PngIndexedPixels.Of(image) is not { } indexed)
            return plain;
        byte[] small = Encode(image, PngColorType.Palette, indexed.Indices, 1, indexed.Colors);
        return small.Length < plain.Length ? small : plain;
    }

    private static byte[] Encode(Image image, PngColorType type, ReadOnlySpan<byte> samples, int bytesPerPixel, ReadOnlySpan<byte> palette)
    {
        using var file = new MemoryStream();
        file.Write(PngContainer.Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = (byte)type;
        header[10] = header[11] = header[12] = 0;
        WriteChunk(file, "IHDR"u8, header);
        if (type == PngColorType.Palette)
            WriteChunk(file, "PLTE"u8, palette);
        WriteChunk(file, "IDAT"u8, Compress(samples, image.Width * bytesPerPixel, bytesPerPixel));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> samples, int length, int bytesPerPixel)
    {
        byte[] candidate = new byte[1 + length];
        byte[] best = new byte[1 + length];
        byte[] zeros = new byte[length];
        var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int start = 0; start < samples.Length; start += length)
            {
                ReadOnlySpan<byte> row = samples.Slice(start, length);
                ReadOnlySpan<byte> above = start == 0 ? zeros : samples.Slice(start - length, length);
                long least = long.MaxValue;
                for (int filter = 0; filter < PngRowFilter.Count; filter++)
                {
                    candidate[0] = (byte)filter;
                    long sum = PngRowFilter.Apply(filter, row, above, bytesPerPixel, candidate.AsSpan(1));
                    if (sum >= least)
                        continue;
                    least = sum;
                    (best, candidate) = (candidate, best);
                }

                deflater.Write(best);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.Write(word);
        int start = (int)file.Position;
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Of(file.GetBuffer().AsSpan(start, type.Length + data.Length)));
        file.Write(word);
    }
}
