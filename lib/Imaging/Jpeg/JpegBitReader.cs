using System.Buffers.Binary;

namespace FerLib.Imaging.Jpeg;

/// <summary>Reads the bits of entropy-coded data, most significant first, up to the next marker; beyond it there are zeros.</summary>
internal ref struct JpegBitReader(ReadOnlySpan<byte> file, int position)
{
    private readonly ReadOnlySpan<byte> _file = file;
    private ulong _buffer;
    private int _count;
    private int _padding;

    /// <summary>The byte of the file that is read next; never past a marker.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Whether bits were taken that are not in the file.</summary>
    public readonly bool IsPastEnd => _count < _padding;

    /// <summary>The bits that are available, and how many there are: for a loop that keeps them in variables of its own.</summary>
    public (ulong Buffer, int Count) Bits
    {
        readonly get => (_buffer, _count);
        set => (_buffer, _count) = value;
    }

    /// <summary>The signed value of <paramref name="size"/> extra bits.</summary>
    /// <remarks>Source: ITU-T T.81, figure F.12, "EXTEND".</remarks>
    public static int Extend(int bits, int size) => bits + (((bits >> (size - 1)) - 1) & (1 - (1 << size)));

    /// <summary>Makes at least 32 bits available: a code and its extra bits.</summary>
    public void Fill()
    {
        if (_count >= 32)
            return;
        if (Position + 4 <= _file.Length)
        {
            uint word = BinaryPrimitives.ReadUInt32BigEndian(_file[Position..]);
            // Whether a byte is 0xFF: then its complement has a zero byte.
            if (((~word - 0x01010101) & word & 0x80808080) == 0)
            {
                _buffer = (_buffer << 32) | word;
                _count += 32;
                Position += 4;
                return;
            }
        }

        FillByBytes();
    }

    /// <summary>The next bits, which stay; at most what <see cref="Fill"/> made available.</summary>
    public readonly int Peek(int bits) => (int)(_buffer >> (_count - bits)) & ((1 << bits) - 1);

    /// <summary>Passes over bits.</summary>
    public void Skip(int bits) => _count -= bits;

    /// <summary>Takes bits.</summary>
    public int Take(int bits)
    {
        _count -= bits;
        return (int)(_buffer >> _count) & ((1 << bits) - 1);
    }

    private void FillByBytes()
    {
        while (_count <= 56)
        {
            int value = 0;
            int at = Position;
            if (at < _file.Length && _file[at] != 0xFF)
            {
                value = _file[at];
                Position++;
            }
            else if (at + 1 < _file.Length && _file[at + 1] == 0)
            {
                value = 0xFF; // a stuffed zero follows a data byte of 0xFF
                Position += 2;
            }
            else
            {
                _padding += 8;
            }

            _buffer = (_buffer << 8) | (uint)value;
            _count += 8;
        }
    }
}
