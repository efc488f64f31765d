using System.Globalization;
using FerLib.Datasets;
using FerLib.Imaging.Png;

namespace DataFetch.Archives;

/// <summary>The bytes of one entry, held against what the archive says of them.</summary>
/// <param name="inner">The bytes as the library gives them; disposed of with this.</param>
/// <param name="package">The archive's or folder's name, for messages.</param>
/// <param name="entry">The entry's name as written, for messages.</param>
/// <param name="limits">How long a file may be.</param>
/// <param name="meter">Counts the bytes; null where they are counted elsewhere.</param>
/// <param name="stated">The length and checksum that the archive states; null where it states none that the library does not check.</param>
internal sealed class EntryStream(Stream inner, string package, string entry, ArchiveLimits limits, UnpackMeter? meter, (long Length, uint Crc)? stated) : ReadOnlyStream
{
    private uint _crc;
    private long _length;

    /// <exception cref="DatasetException">The entry is damaged, too long, or not as long as stated.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = ReadInner(buffer);
        _length += read;
        if (_length > limits.FileBytes)
            throw Refusal.OfEntry(package, entry, $"holds more than {ByteSize.Of(limits.FileBytes)}", Refusal.Hostile);
        meter?.Add(read);
        if (stated is not { } expected)
            return read;
        _crc = Crc32.Continue(_crc, buffer[..read]);
        if (read > 0 || buffer.Length == 0)
            return read;
        if (_length != expected.Length)
            throw Damaged(string.Create(CultureInfo.InvariantCulture, $"has {_length:N0} bytes, expected {expected.Length:N0}"));
        return _crc == expected.Crc ? read : throw Damaged(string.Create(CultureInfo.InvariantCulture, $"has the checksum {_crc:x8}, expected {expected.Crc:x8}"));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception error) when (Refusal.IsDamage(error))
        {
            // Of a damaged zip the library says that its compression is not supported.
            throw Damaged($"cannot be unpacked ({(stated is null ? OneLine.Of(error.Message).TrimEnd('.') : "its content is damaged")})", error);
        }
    }

    private DatasetException Damaged(string reason, Exception? error = null) => Refusal.OfEntry(package, entry, reason, Refusal.Damaged, error);
}
