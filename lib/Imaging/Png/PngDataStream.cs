namespace FerLib.Imaging.Png;

/// <summary>The data of consecutive IDAT chunks as one stream, without copying them together.</summary>
internal sealed class PngDataStream(ReadOnlyMemory<byte> file, int firstChunk) : Stream
{
    private int _next = firstChunk;
    private int _at;
    private int _left;

    /// <summary>The byte of the file that is read next: where an error is, to within the inflater's buffer.</summary>
    public int FileOffset => _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_left == 0)
        {
            int length = PngContainer.DataLength(file.Span, _next);
            if (length < 0)
                return 0;
            _at = _next + 8;
            _left = length;
            _next += 12 + length;
        }

        int count = Math.Min(buffer.Length, _left);
        file.Span.Slice(_at, count).CopyTo(buffer);
        _at += count;
        _left -= count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
