namespace FerLib.Imaging.Tiff;

/// <summary>
/// Expands PackBits: a count 0 .. 127 and count + 1 bytes as they are, or a count -1 .. -127 and a byte to repeat 1 - count times.
/// </summary>
/// <remarks>Source: TIFF 6.0, section 9. A count of -128 means nothing. Runs may cross rows, though writers should not let them.</remarks>
internal sealed class TiffPackBitsStream(ReadOnlyMemory<byte> data) : ForwardStream
{
    /// <summary>The most bytes that one byte expands to: 128 from two.</summary>
    public const int MostExpansion = 64;

    private int _at;
    private int _left;
    private bool _isRun;

    public override int Read(Span<byte> buffer)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        int done = 0;
        while (done < buffer.Length && (_left > 0 || ReadCount(bytes)))
        {
            int count = Math.Min(buffer.Length - done, _isRun ? _left : Math.Min(_left, bytes.Length - _at));
            if (count == 0)
                break; // the data end within a row of bytes
            if (_isRun)
                buffer.Slice(done, count).Fill(bytes[_at]);
            else
                bytes.Slice(_at, count).CopyTo(buffer[done..]);
            _left -= count;
            if (!_isRun)
                _at += count;
            else if (_left == 0)
                _at++;
            done += count;
        }

        return done;
    }

    private bool ReadCount(ReadOnlySpan<byte> bytes)
    {
        while (_at < bytes.Length - 1)
        {
            int count = (sbyte)bytes[_at++];
            if (count == -128)
                continue;
            _isRun = count < 0;
            _left = 1 + Math.Abs(count);
            return true;
        }

        return false;
    }
}
