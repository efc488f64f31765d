using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>Watches what a library reads from an archive: how much, what last, and that its headers do not fill the memory.</summary>
/// <param name="inner">What is read.</param>
/// <param name="package">The archive's name, for messages.</param>
/// <param name="canSeek">Whether the library may go to and fro; otherwise it reads from start to end.</param>
/// <param name="meter">Counts what is read as coming out of the archive; null for the archive's own bytes.</param>
internal sealed class MeteredStream(Stream inner, string package, bool canSeek, UnpackMeter? meter = null) : ReadOnlyStream
{
    private readonly byte[] _last = new byte[TarHeader.Bytes];
    private long _allowance = long.MaxValue;

    /// <summary>Bytes read so far, twice where they were read twice.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the end was reached and read beyond.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The last 512 bytes that were read.</summary>
    public ReadOnlySpan<byte> Last => _last;

    public override bool CanSeek => canSeek;

    public override long Length => canSeek ? inner.Length : throw new NotSupportedException();

    public override long Position
    {
        get => canSeek ? inner.Position : throw new NotSupportedException();
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>From here on headers are read, at most so many bytes of them.</summary>
    public void ExpectHeaders(long most) => _allowance = most;

    /// <summary>From here on content is read.</summary>
    public void ExpectContent() => _allowance = long.MaxValue;

    /// <exception cref="DatasetException">More headers than expected, or more content than may come out.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        HasEnded |= read == 0 && buffer.Length > 0;
        Count += read;
        _allowance -= read;
        if (_allowance < 0)
            throw Refusal.Of(package, "its headers are longer than those of any set of pictures", Refusal.Hostile);
        meter?.Add(read);
        Keep(buffer[..read]);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => canSeek ? inner.Seek(offset, origin) : throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= _last.Length)
        {
            bytes[^_last.Length..].CopyTo(_last);
            return;
        }

        _last.AsSpan(bytes.Length).CopyTo(_last);
        bytes.CopyTo(_last.AsSpan(_last.Length - bytes.Length));
    }
}
