using System.Buffers.Binary;
using System.IO.Compression;
using FerLib.Imaging.Png;

namespace DataFetch.Archives;

/// <summary>What a gzip file holds, checked at its end against the checksum and length that its last eight bytes state.</summary>
/// <remarks>
/// The library takes a stream that is cut off for one that ends, and passes over what follows it. The last eight bytes tell both; a file of
/// several members, which they cannot vouch for, is refused with it. Source: RFC 1952.
/// </remarks>
internal sealed class GunzipStream : ReadOnlyStream
{
    private const int TrailerBytes = 8;
    private readonly GZipStream _inner;
    private readonly uint _expectedCrc, _expectedLength;
    private uint _crc, _length;

    /// <param name="archive">The file, which can be searched; it stays open.</param>
    /// <exception cref="InvalidDataException">The file is too short.</exception>
    public GunzipStream(Stream archive)
    {
        if (archive.Length <= TrailerBytes)
            throw new InvalidDataException("it ends within its header");
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        archive.Seek(-TrailerBytes, SeekOrigin.End);
        archive.ReadExactly(trailer);
        archive.Position = 0;
        _expectedCrc = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        _expectedLength = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        _inner = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <exception cref="InvalidDataException">The file is damaged, or its end does not fit its content.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = ReadInner(buffer);
        _crc = Crc32.Continue(_crc, buffer[..read]);
        _length += (uint)read;
        if (read == 0 && buffer.Length > 0 && (_crc != _expectedCrc || _length != _expectedLength))
            throw new InvalidDataException("the checksum and length at its end are not those of its content; several gzip files in one are not read, gunzip unpacks them");
        return read;
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return _inner.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            // The library says that the compression is not supported.
            throw new InvalidDataException("its content is damaged", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}
