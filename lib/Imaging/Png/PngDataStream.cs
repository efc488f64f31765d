namespace FerLib.Imaging.Png;

/// <summary>The data of consecutive IDAT chunks as one stream, without copying them together.</summary>
internal sealed class PngDataStream(ReadOnlyMemory<byte> file, int firstChunk) : ForwardStream
{
    private int _next = firstChunk;
    private int _at;
    private int _left;

    /// <summary>The byte of the file that is read next: where an error is, to within the inflater's buffer.</summary>
    public int FileOffset => _at;

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
}
