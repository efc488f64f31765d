namespace FerLib.Tests.Imaging;

/// <summary>Writes progressive JPEG files that no encoder writes: any frame, any scans, in any order.</summary>
internal sealed class JpegVariantWriter
{
    private readonly List<byte> _file = [0xFF, 0xD8];
    private int _accumulator;
    private int _bits;

    /// <summary>Begins a file: one quantization table of ones, and two Huffman tables.</summary>
    /// <remarks>DC: 0 is a difference of 0. AC: 00 ends the bands of 16384 blocks and as many more as 14 bits say, 01 is a value of one
    /// bit after no zeros, 10 ends one band.</remarks>
    public JpegVariantWriter(int width, int height, params byte[] sampling)
    {
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        byte[] components = [.. sampling.SelectMany((s, i) => new byte[] { (byte)(i + 1), s, 0 })];
        Segment(0xC2, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)sampling.Length, .. components]);
        Segment(0xC4, [0, 1, .. new byte[15], 0]);
        Segment(0xC4, [0x10, 0, 3, .. new byte[14], 0xE0, 0x01, 0x00]);
    }

    /// <summary>Adds a marker segment.</summary>
    public JpegVariantWriter Segment(byte marker, params byte[] data)
    {
        _file.AddRange([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data]);
        return this;
    }

    /// <summary>Adds a scan's header; component 0 is all <paramref name="components"/> of them.</summary>
    public JpegVariantWriter Scan(int component, int components, int first, int last, int high, int low)
    {
        byte[] ids = component > 0 ? [(byte)component] : [.. Enumerable.Range(1, components).Select(i => (byte)i)];
        byte[] named = [.. ids.SelectMany(id => new byte[] { id, 0 })];
        return Segment(0xDA, [(byte)ids.Length, .. named, (byte)first, (byte)last, (byte)((high << 4) | low)]);
    }

    /// <summary>Adds entropy-coded bits.</summary>
    public JpegVariantWriter Bits(int value, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            _accumulator = (_accumulator << 1) | ((value >> i) & 1);
            if (++_bits < 8)
                continue;
            _file.Add((byte)_accumulator);
            if ((byte)_accumulator == 0xFF)
                _file.Add(0);
            _accumulator = _bits = 0;
        }

        return this;
    }

    /// <summary>Ends a scan's data: ones up to the byte's end.</summary>
    public JpegVariantWriter EndOfScan() => _bits == 0 ? this : Bits(0x7F, 8 - _bits);

    /// <summary>Adds the data of a scan of means that brings zeros.</summary>
    public JpegVariantWriter ZeroMeans(int blocks)
    {
        for (int i = 0; i < blocks; i++)
            Bits(0, 1);
        return EndOfScan();
    }

    /// <summary>Adds the data of a scan of a band that brings nothing in any block.</summary>
    public JpegVariantWriter EmptyBand(int blocks)
    {
        for (; blocks > 0; blocks -= 32767)
            Bits(Math.Clamp(blocks - 16384, 0, 16383), 16);
        return EndOfScan();
    }

    /// <summary>The file, with an end-of-image marker.</summary>
    public byte[] ToArray() => [.. _file, 0xFF, 0xD9];
}
