using System.Buffers.Binary;

namespace FerLib.Imaging.Jpeg;

/// <summary>The quantization and Huffman tables as the segments so far have set them; later ones replace earlier ones.</summary>
internal sealed class JpegTables(EncodedFile file)
{
    private readonly JpegHuffmanTable?[] _dc = new JpegHuffmanTable?[4];
    private readonly JpegHuffmanTable?[] _ac = new JpegHuffmanTable?[4];
    private readonly short[]?[] _quantization = new short[4][];

    /// <summary>The DC table of a slot 0..15, or null.</summary>
    public JpegHuffmanTable? Dc(int slot) => slot < 4 ? _dc[slot] : null;

    /// <summary>The AC table of a slot 0..15, or null.</summary>
    public JpegHuffmanTable? Ac(int slot) => slot < 4 ? _ac[slot] : null;

    /// <summary>The quantization table of a slot 0..3, 64 factors, row-major, or null; those past 32767 wrap.</summary>
    public short[]? Quantization(int slot) => _quantization[slot];

    /// <summary>Reads a segment of quantization tables.</summary>
    /// <param name="data">The segment's data.</param>
    /// <param name="offset">Where they are in the file.</param>
    /// <exception cref="ImageFormatException">A table is damaged.</exception>
    public void ReadQuantization(ReadOnlySpan<byte> data, int offset)
    {
        for (int at = 0; at < data.Length;)
        {
            int bytes = (data[at] >> 4) + 1;
            int index = data[at] & 15;
            if (bytes > 2 || index > 3 || data.Length - at < 1 + 64 * bytes)
                throw file.Error(offset + at, "a quantization table is damaged");
            short[] table = new short[64];
            for (int k = 0; k < 64; k++)
            {
                int value = bytes == 1 ? data[at + 1 + k] : BinaryPrimitives.ReadUInt16BigEndian(data[(at + 1 + 2 * k)..]);
                table[JpegSequentialScan.ZigZag[k]] = (short)value;
            }

            _quantization[index] = table;
            at += 1 + 64 * bytes;
        }
    }

    /// <summary>Reads a segment of Huffman tables.</summary>
    /// <param name="data">The segment's data.</param>
    /// <param name="offset">Where they are in the file.</param>
    /// <exception cref="ImageFormatException">A table is damaged.</exception>
    public void ReadHuffman(ReadOnlySpan<byte> data, int offset)
    {
        for (int at = 0; at < data.Length;)
        {
            int kind = data[at] >> 4;
            int index = data[at] & 15;
            int symbols = 0;
            if (data.Length - at >= 17)
            {
                foreach (byte count in data.Slice(at + 1, 16))
                    symbols += count;
            }

            if (kind > 1 || index > 3 || symbols > 256 || data.Length - at < 17 + symbols)
                throw file.Error(offset + at, "a Huffman table is damaged");
            JpegHuffmanTable table = JpegHuffmanTable.TryCreate(data.Slice(at + 1, 16), data.Slice(at + 17, symbols))
                ?? throw file.Error(offset + at, "a Huffman table is damaged: its code lengths are no prefix code");
            if (kind == 0 && table.LargestSymbol > 15)
                throw file.Error(offset + at, "a Huffman table is damaged: a DC difference has more than 15 bits");
            (kind == 0 ? _dc : _ac)[index] = table;
            at += 17 + symbols;
        }
    }
}
