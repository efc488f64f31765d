using System.Buffers.Binary;

namespace FerLib.Tests.Imaging;

/// <summary>Writes BMP with any header size and depth: the plain twin of the decoder.</summary>
internal sealed class BmpVariantWriter(int width, int height, int bits)
{
    /// <summary>12 is OS/2; 40 and more are Windows.</summary>
    public int HeaderBytes { get; init; } = 40;

    public int Compression { get; init; }

    public bool IsTopDown { get; init; }

    /// <summary>Red, green, blue triples.</summary>
    public byte[] Palette { get; init; } = [];

    /// <summary>Red, green, blue, alpha; three or four.</summary>
    public uint[] Masks { get; init; } = [];

    /// <summary>Other bytes than rows: run lengths.</summary>
    public byte[]? Data { get; init; }

    /// <summary>Encodes pixels as numbers of so many bits, row-major from the top.</summary>
    public byte[] Encode(uint[] pixels)
    {
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, HeaderBytes);
        int signedHeight = IsTopDown ? -height : height;
        if (HeaderBytes == 12)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(4), (short)width);
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(6), (short)signedHeight);
            header[8] = 1;
            header[10] = (byte)bits;
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), width);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), signedHeight);
            header[12] = 1;
            header[14] = (byte)bits;
        }

        if (HeaderBytes >= 40)
        {
            header[16] = (byte)Compression;
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), Palette.Length / 3);
        }

        byte[] masks = [.. Masks.SelectMany(BitConverter.GetBytes)];
        if (HeaderBytes > 40)
            masks.CopyTo(header, 40);
        byte[] palette = [.. Palette.Chunk(3).SelectMany(c => HeaderBytes == 12 ? new[] { c[2], c[1], c[0] } : [c[2], c[1], c[0], 99])];
        byte[] before = [.. header, .. HeaderBytes == 40 ? masks : [], .. palette];
        byte[] data = Data ?? Rows(pixels);
        byte[] file = [.. "BM"u8, .. new byte[12], .. before, .. data];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 14 + before.Length);
        return file;
    }

    private byte[] Rows(uint[] pixels)
    {
        var rows = new List<byte>();
        foreach (uint[] row in IsTopDown ? pixels.Chunk(width) : pixels.Chunk(width).Reverse())
        {
            byte[] packed = new byte[(width * bits + 31) / 32 * 4];
            for (int i = 0; i < width * bits; i++)
            {
                // Up to 8 bits the highest comes first, in larger pixels the lowest byte.
                int bit = i % bits;
                uint value = row[i / bits] >> (bits <= 8 ? bits - 1 - bit : bit) & 1;
                packed[i / 8] |= (byte)(value << (bits <= 8 ? 7 - i % 8 : i % 8));
            }

            rows.AddRange(packed);
        }

        return [.. rows];
    }
}
