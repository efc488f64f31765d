namespace FerLib.Imaging.Lzw;

/// <summary>Expands LZW as GIF and TIFF use it: codes of growing width, up to 12 bits, for strings that were seen before.</summary>
/// <remarks>
/// <para>The table begins with the single values 0 .. 2^root - 1, then come the codes "clear" (2^root: begin a new table) and "end"
/// (2^root + 1). Each code that is read adds a string to the table: the one before it and this one's first value. A code may be the very
/// one that is being added; it then ends with the value it begins with. A full table is used on until the next clear code.</para>
/// <para>Source: GIF89a specification, appendix F; TIFF 6.0, section 13.</para>
/// </remarks>
internal sealed class LzwStream : ForwardStream
{
    /// <summary>The most bytes that one byte of codes expands to: a string of the whole table in a code of 12 bits.</summary>
    public const int MostExpansion = Codes * 8 / MostBits + 1;

    private const int MostBits = 12;
    private const int Codes = 1 << MostBits;

    // A string is a shorter one and a last value; strings are put together backwards.
    private readonly ushort[] _prefix = new ushort[Codes];
    private readonly byte[] _last = new byte[Codes];
    private readonly byte[] _first = new byte[Codes];
    private readonly ushort[] _length = new ushort[Codes];
    private readonly byte[] _text = new byte[Codes];
    private readonly LzwVariant _variant;
    private readonly int _rootBits;
    private readonly int _clear;

    private ReadOnlyMemory<byte> _data;
    private int _at;
    private uint _bits;
    private int _bitCount;
    private int _width;
    private int _next;
    private int _previous;
    private int _textAt;
    private int _textEnd;
    private bool _hasEnded;

    /// <summary>Creates the table; <see cref="Open"/> gives it data.</summary>
    /// <param name="variant">The format.</param>
    /// <param name="rootBits">Bits of a value, 2 to 8; 8 in TIFF.</param>
    public LzwStream(LzwVariant variant, int rootBits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rootBits, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rootBits, 8);
        _variant = variant;
        _rootBits = rootBits;
        _clear = 1 << rootBits;
        for (int value = 0; value < _clear; value++)
        {
            _first[value] = _last[value] = (byte)value;
            _length[value] = 1;
        }
    }

    /// <summary>Begins with new data; the stream is the same, so that a file of many strips needs one table.</summary>
    public void Open(ReadOnlyMemory<byte> data)
    {
        _data = data;
        _at = _bitCount = _textAt = _textEnd = 0;
        _bits = 0;
        _hasEnded = false;
        Clear();
    }

    /// <summary>Expands until the buffer is full, the end code comes or the data end.</summary>
    /// <exception cref="InvalidDataException">A code stands for nothing yet.</exception>
    public override int Read(Span<byte> buffer)
    {
        int done = 0;
        while (done < buffer.Length && (_textAt < _textEnd || ReadString()))
        {
            int count = Math.Min(buffer.Length - done, _textEnd - _textAt);
            _text.AsSpan(_textAt, count).CopyTo(buffer[done..]);
            _textAt += count;
            done += count;
        }

        return done;
    }

    private void Clear()
    {
        _width = _rootBits + 1;
        _next = _clear + 2;
        _previous = -1;
    }

    private bool ReadString()
    {
        int code = ReadCode();
        while (code == _clear)
        {
            Clear();
            code = ReadCode();
        }

        if (code < 0 || code == _clear + 1)
        {
            _hasEnded = true;
            return false;
        }

        if (code > _next || (_previous < 0 && code > _clear))
            throw new InvalidDataException($"LZW code {code} stands for nothing yet: the compressed data is damaged");
        if (_previous >= 0 && _next < Codes)
            Add(_previous, code == _next ? _first[_previous] : _first[code]);
        _previous = code;
        _textAt = 0;
        _textEnd = _length[code];
        for (int i = _textEnd - 1; i >= 0; i--)
        {
            _text[i] = _last[code];
            code = _prefix[code];
        }

        return true;
    }

    private void Add(int prefix, byte last)
    {
        _prefix[_next] = (ushort)prefix;
        _last[_next] = last;
        _first[_next] = _first[prefix];
        _length[_next] = (ushort)(_length[prefix] + 1);
        _next++;
        int widenAt = (1 << _width) - (_variant == LzwVariant.Tiff ? 1 : 0);
        if (_next == widenAt && _width < MostBits)
            _width++;
    }

    /// <summary>The next code; -1 where the data end, and after the end code.</summary>
    private int ReadCode()
    {
        ReadOnlySpan<byte> data = _data.Span;
        while (_bitCount < _width)
        {
            if (_hasEnded || _at == data.Length)
                return -1;
            uint value = data[_at++];
            _bits = _variant == LzwVariant.Tiff ? (_bits << 8) | value : _bits | (value << _bitCount);
            _bitCount += 8;
        }

        int mask = (1 << _width) - 1;
        _bitCount -= _width;
        if (_variant == LzwVariant.Tiff)
            return (int)(_bits >> _bitCount) & mask;
        int code = (int)_bits & mask;
        _bits >>= _width;
        return code;
    }
}
