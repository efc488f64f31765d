using System.Buffers.Binary;

namespace FerLib.Imaging.Jpeg;

/// <summary>Collects a file's bytes; writes the bits of entropy-coded data most significant first, with a zero after each 0xFF.</summary>
internal sealed class JpegBitWriter(int capacity)
{
    private byte[] _bytes = new byte[Math.Max(capacity, 64)];
    private int _length;
    private ulong _buffer;
    private int _count;

    /// <summary>Adds a marker segment.</summary>
    public void WriteSegment(int marker, ReadOnlySpan<byte> data)
    {
        WriteMarker(marker);
        Reserve(2 + data.Length);
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(_length), (ushort)(2 + data.Length));
        data.CopyTo(_bytes.AsSpan(_length + 2));
        _length += 2 + data.Length;
    }

    /// <summary>Adds a marker without data.</summary>
    public void WriteMarker(int marker)
    {
        Reserve(2);
        _bytes[_length++] = 0xFF;
        _bytes[_length++] = (byte)marker;
    }

    /// <summary>Adds bits, 32 at most; those of <paramref name="value"/> above <paramref name="count"/> must be 0.</summary>
    public void WriteBits(uint value, int count)
    {
        _buffer = (_buffer << count) | value;
        _count += count;
        if (_count < 32)
            return;
        _count -= 32;
        uint word = (uint)(_buffer >> _count);
        Reserve(8);
        // Whether a byte is 0xFF: then its complement has a zero byte.
        if (((~word - 0x01010101) & word & 0x80808080) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), word);
            _length += 4;
            return;
        }

        for (int shift = 24; shift >= 0; shift -= 8)
            WriteByte((byte)(word >> shift));
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void EndBits()
    {
        int rest = -_count & 7;
        _buffer = (_buffer << rest) | ((1UL << rest) - 1);
        _count += rest;
        Reserve(8);
        for (; _count > 0; _count -= 8)
            WriteByte((byte)(_buffer >> (_count - 8)));
    }

    /// <summary>The bytes so far.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    private void WriteByte(byte value)
    {
        _bytes[_length++] = value;
        if (value == 0xFF)
            _bytes[_length++] = 0;
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, _length + (long)count)));
    }
}
