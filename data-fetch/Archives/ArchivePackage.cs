using System.Security.Cryptography;

namespace DataFetch.Archives;

/// <summary>An archive: one file, open as long as this is.</summary>
/// <param name="path">The archive, as a full path.</param>
/// <param name="stream">The archive, open; disposed of with this.</param>
/// <param name="limits">How much it may hold.</param>
internal abstract class ArchivePackage(string path, FileStream stream, ArchiveLimits limits) : Package(path, limits)
{
    private readonly DateTime _changed = File.GetLastWriteTimeUtc(path);
    private readonly long _bytes = stream.Length;

    /// <summary>The archive.</summary>
    protected FileStream Archive => stream;

    /// <inheritdoc/>
    public override long? Length => stream.Length;

    /// <inheritdoc/>
    public override string? Hash(Action<int> advance, CancellationToken token)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 17];
        stream.Position = 0;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            token.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            advance(read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public override void RefuseIfChanged()
    {
        if (!File.Exists(FullPath) || File.GetLastWriteTimeUtc(FullPath) != _changed || new FileInfo(FullPath).Length != _bytes)
            throw Refusal.Of(Name, "it was changed while it was read", "Nothing was imported. Wait until it is whole, and import it again.");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        stream.Dispose();
        base.Dispose();
    }
}
