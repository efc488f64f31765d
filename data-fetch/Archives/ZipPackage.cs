using System.IO.Compression;
using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>A zip, read by the directory at its end: stored, deflated or Deflate64 entries, with or without the fields of zip64.</summary>
/// <remarks>
/// The library checks neither checksums nor lengths, and reads encrypted entries as if they were not; <see cref="EntryStream"/> and this do.
/// Entries that lie over one another are found by their lengths: together they are longer than the archive.
/// </remarks>
/// <param name="path">The archive, as a full path.</param>
/// <param name="stream">The archive, open; disposed of with this.</param>
/// <param name="limits">How much it may hold.</param>
internal sealed class ZipPackage(string path, FileStream stream, ArchiveLimits limits) : ArchivePackage(path, stream, limits)
{
    // The upper half of the attributes is a Unix mode where the zip comes from such a system; Windows marks links in the lower half.
    private const int ModeShift = 16, KindMask = 0xF000, Folder = 0x4000, RegularFile = 0x8000, WindowsLink = 0x400;

    /// <inheritdoc/>
    protected override IEnumerable<PackedFile> Walk(EntryTree tree, CancellationToken token)
    {
        var metered = new MeteredStream(Archive, Name, canSeek: true);
        var meter = new UnpackMeter(Name, Limits, () => metered.Count);
        using ZipArchive archive = OpenArchive(metered);
        long packed = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            token.ThrowIfCancellationRequested();
            string written = entry.FullName;
            packed += entry.CompressedLength;
            if (entry.CompressedLength < 0 || entry.Length < 0 || packed > Archive.Length)
                throw Refusal.OfEntry(Name, written, "lies over other entries or beyond the end", Refusal.Hostile);
            if (IsFolder(entry))
            {
                tree.AddFolder(written);
                continue;
            }

            if (tree.AddFile(written) is not { } safe)
                continue;
            if (entry.IsEncrypted)
                throw Refusal.OfEntry(Name, written, "is encrypted", "Nothing was imported. Unpack it with the password that its owners gave you, and import the folder.");
            using var content = new EntryStream(OpenEntry(entry), Name, written, Limits, meter, (entry.Length, entry.Crc32));
            yield return new PackedFile(safe, entry.Length, content);
        }
    }

    private ZipArchive OpenArchive(MeteredStream metered)
    {
        Archive.Position = 0;
        metered.ExpectHeaders(Limits.HeaderBytes.Zip);
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(metered, ZipArchiveMode.Read, leaveOpen: true, new ZipNameEncoding());
            // Asking for them reads the directory.
            _ = archive.Entries.Count;
            metered.ExpectContent();
            return archive;
        }
        catch (Exception error)
        {
            archive?.Dispose();
            if (Refusal.IsDamage(error))
                throw Refusal.Of(Name, $"its directory cannot be read ({OneLine.Of(error.Message).TrimEnd('.')})", Refusal.Damaged, error);
            throw;
        }
    }

    private bool IsFolder(ZipArchiveEntry entry)
    {
        bool hasName = entry.FullName is [.., '/' or '\\'];
        int kind = (entry.ExternalAttributes >> ModeShift) & KindMask;
        if (kind is not (0 or Folder or RegularFile) || (entry.ExternalAttributes & WindowsLink) != 0)
            throw Refusal.OfEntry(Name, entry.FullName, $"is {NameOf(kind)}, expected a file or a folder", Refusal.Hostile);
        return (hasName || kind == Folder) && entry.Length == 0;
    }

    private static string NameOf(int kind) => kind switch
    {
        0x1000 => "a pipe (FIFO)",
        0x2000 or 0x6000 => "a device",
        0xC000 => "a socket",
        0xA000 or 0 or Folder or RegularFile => "a symbolic link",
        _ => $"of an unknown kind (0x{kind:X4})",
    };

    private Stream OpenEntry(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception error) when (Refusal.IsDamage(error))
        {
            throw Refusal.OfEntry(Name, entry.FullName, $"cannot be unpacked ({OneLine.Of(error.Message).TrimEnd('.')})", Refusal.Unpack, error);
        }
    }
}
