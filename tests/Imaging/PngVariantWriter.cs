using System.Buffers.Binary;
using System.IO.Compression;

namespace FerLib.Tests.Imaging;

/// <summary>Writes PNG of any color type, depth and interlace method: the plain twin of the decoder, bit by bit.</summary>
internal sealed class PngVariantWriter(int width, int height, int colorType, int depth, bool interlaced)
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public int SamplesPerPixel => colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public byte[]? Palette { get; init; }

    public byte[]? Transparency { get; init; }

    public string BeforeData { get; init; } = "";

    /// <summary>Encodes samples, (y, x, sample) row-major, each below 2^depth; the row filters take turns.</summary>
    public byte[] Encode(int[] samples)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)depth;
        header[9] = (byte)colorType;
        header[12] = (byte)(interlaced ? 1 : 0);
        WriteChunk(file, "IHDR", header);
        if (Palette is not null)
            WriteChunk(file, "PLTE", Palette);
        if (Transparency is not null)
            WriteChunk(file, "tRNS", Transparency);
        if (BeforeData.Length > 0)
            WriteChunk(file, BeforeData, [1, 2, 3]);
        byte[] data = Compress(Filtered(samples));
        // Split, with an empty chunk between, as the format allows.
        WriteChunk(file, "IDAT", data[..(data.Length / 3)]);
        WriteChunk(file, "IDAT", []);
        WriteChunk(file, "IDAT", data[(data.Length / 3)..]);
        WriteChunk(file, "tEXt", [65, 0, 66]);
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    public static void WriteChunk(Stream file, string type, byte[] data)
    {
        byte[] chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        for (int i = 0; i < 4; i++)
            chunk[4 + i] = (byte)type[i];
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        file.Write(chunk);
    }

    /// <summary>The definition of CRC-32, a bit at a time.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    public static byte[] Compress(byte[] raw)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal))
            deflater.Write(raw);
        return compressed.ToArray();
    }

    private byte[] Filtered(int[] samples)
    {
        var raw = new List<byte>();
        int distance = Math.Max(1, SamplesPerPixel * depth / 8);
        foreach ((int x0, int y0, int stepX, int stepY) in interlaced ? Adam7 : [(0, 0, 1, 1)])
        {
            byte[] above = [];
            for (int y = y0; y < height && x0 < width; y += stepY)
            {
                byte[] row = PackRow(samples, x0, y, stepX);
                int filter = y / stepY % 5;
                raw.Add((byte)filter);
                for (int i = 0; i < row.Length; i++)
                {
                    int left = i >= distance ? row[i - distance] : 0;
                    int up = above.Length > 0 ? above[i] : 0;
                    int corner = i >= distance && above.Length > 0 ? above[i - distance] : 0;
                    int guess = left + up - corner;
                    int paeth = new[] { left, up, corner }.MinBy(v => Math.Abs(guess - v));
                    int[] predictions = [0, left, up, (left + up) / 2, paeth];
                    raw.Add((byte)(row[i] - predictions[filter]));
                }

                above = row;
            }
        }

        return [.. raw];
    }

    private byte[] PackRow(int[] samples, int x0, int y, int stepX)
    {
        var bits = new List<int>();
        for (int x = x0; x < width; x += stepX)
        {
            for (int s = 0; s < SamplesPerPixel; s++)
            {
                int value = samples[(y * width + x) * SamplesPerPixel + s];
                for (int bit = depth - 1; bit >= 0; bit--)
                    bits.Add((value >> bit) & 1);
            }
        }

        byte[] row = new byte[(bits.Count + 7) / 8];
        for (int i = 0; i < bits.Count; i++)
            row[i / 8] |= (byte)(bits[i] << (7 - i % 8));
        return row;
    }
}
