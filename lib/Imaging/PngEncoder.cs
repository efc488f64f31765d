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
        using var file = new MemoryStream();
        file.Write(PngContainer.Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = (byte)(image.IsGrey ? PngColorType.Grey : PngColorType.Rgb);
        header[10] = header[11] = header[12] = 0;
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(image));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(Image image)
    {
        int length = image.Width * image.Channels;
        byte[] candidate = new byte[1 + length];
        byte[] best = new byte[1 + length];
        byte[] zeros = new byte[length];
        var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < image.Height; y++)
            {
                ReadOnlySpan<byte> row = image.Pixels.AsSpan(y * length, length);
                ReadOnlySpan<byte> above = y == 0 ? zeros : image.Pixels.AsSpan((y - 1) * length, length);
                long least = long.MaxValue;
                for (int filter = 0; filter < PngRowFilter.Count; filter++)
                {
                    candidate[0] = (byte)filter;
                    long sum = PngRowFilter.Apply(filter, row, above, image.Channels, candidate.AsSpan(1));
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
