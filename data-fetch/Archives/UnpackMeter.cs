using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>Counts what comes out of an archive against what went in, so that a bomb ends early.</summary>
/// <param name="package">The archive's or folder's name, for messages.</param>
/// <param name="limits">How much may come out.</param>
/// <param name="bytesRead">How many bytes of the archive have been read; null where nothing is compressed.</param>
internal sealed class UnpackMeter(string package, ArchiveLimits limits, Func<long>? bytesRead)
{
    private long _bytes;

    /// <summary>Counts bytes that came out.</summary>
    /// <exception cref="DatasetException">They are too many.</exception>
    public void Add(int bytes)
    {
        _bytes += bytes;
        if (_bytes > limits.TotalBytes)
            throw Refusal.Of(package, $"it holds more than {ByteSize.Of(limits.TotalBytes)}", Refusal.Hostile);
        if (bytesRead is null || _bytes <= limits.FreeBytes)
            return;
        long read = bytesRead();
        if (_bytes / limits.Ratio > read)
        {
            throw Refusal.Of(
                package, $"{ByteSize.Of(read)} of it became more than {ByteSize.Of(_bytes - bytes)}, expected at most {limits.Ratio} for 1: a bomb", Refusal.Hostile);
        }
    }
}
