namespace FerLib.Imaging;

/// <summary>Bytes in memory as a stream, without copying them.</summary>
internal sealed class MemoryBytesStream(ReadOnlyMemory<byte> bytes) : ForwardStream
{
    private int _at;

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, bytes.Length - _at);
        bytes.Span.Slice(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }
}
