namespace FerLib.Datasets;

/// <summary>The lines of a file with their places, read once from its start to its end in the memory of one buffer.</summary>
/// <param name="stream">The file, at its start.</param>
/// <param name="longest">Bytes of the longest line that is handed out; a longer one is passed over and said to be too long.</param>
internal sealed class ByteLines(Stream stream, int longest)
{
    private const int LeastBuffer = 1 << 20;
    private readonly byte[] _buffer = new byte[Math.Max(LeastBuffer, 2 * longest)];
    private long _position; // of the buffer's first byte in the file
    private int _next; // the first byte that no line has had
    private int _end;
    private (int Start, int Length) _line;

    /// <summary>The number of the current line, counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where the current line starts, bytes from the file's start.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the current line is longer than allowed; <see cref="Line"/> is empty then.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The current line without its end (a line feed, with or without a carriage return); good until the next one is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_line.Start, _line.Length);

    /// <summary>Goes to the next line.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        int feed = FindFeed();
        if (feed < 0 && _next == _end)
            return false;
        Number++;
        Offset = _position + _next;
        int length = (feed < 0 ? _end : feed) - _next;
        IsTooLong = length > longest;
        if (IsTooLong)
        {
            _line = default;
            while (feed < 0 && Refill(dropping: true))
                feed = FeedFrom(_next);
        }
        else
        {
            _line = (_next, length > 0 && _buffer[_next + length - 1] == '\r' ? length - 1 : length);
        }

        _next = feed < 0 ? _end : feed + 1;
        return true;
    }

    /// <summary>The place of the next line feed; -1 if the file ends first, or the line is too long already.</summary>
    private int FindFeed()
    {
        int feed = FeedFrom(_next);
        while (feed < 0 && _end - _next <= longest)
        {
            int searched = _end - _next;
            if (!Refill(dropping: false))
                return -1;
            feed = FeedFrom(_next + searched);
        }

        return feed;
    }

    private int FeedFrom(int start)
    {
        int found = _buffer.AsSpan(start, _end - start).IndexOf((byte)'\n');
        return found < 0 ? -1 : start + found;
    }

    private bool Refill(bool dropping)
    {
        int kept = dropping ? 0 : _end - _next;
        _buffer.AsSpan(_end - kept, kept).CopyTo(_buffer);
        _position += _end - kept;
        int read = stream.Read(_buffer, kept, _buffer.Length - kept);
        (_next, _end) = (0, kept + read);
        return read > 0;
    }
}
