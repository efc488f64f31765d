using System.Formats.Tar;
using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>A tar, compressed with gzip or not: v7, ustar, pax or GNU.</summary>
/// <remarks>
/// The library checks no checksum of a header, and takes a tar that is cut off between two entries for one that ends there; this does not.
/// </remarks>
/// <param name="path">The archive, as a full path.</param>
/// <param name="stream">The archive, open; disposed of with this.</param>
/// <param name="limits">How much it may hold.</param>
internal sealed class TarPackage(string path, FileStream stream, ArchiveLimits limits) : ArchivePackage(path, stream, limits)
{
    /// <inheritdoc/>
    protected override IEnumerable<PackedFile> Walk(EntryTree tree, CancellationToken token)
    {
        Archive.Position = 0;
        bool isGzip = Archive.ReadByte() == 0x1F;
        Archive.Position = 0;
        var archive = new MeteredStream(Archive, Name, canSeek: true);
        using Stream content = isGzip ? OpenGzip(archive) : archive;
        var tar = new MeteredStream(content, Name, canSeek: false, new UnpackMeter(Name, Limits, () => archive.Count));
        using var reader = new TarReader(tar, leaveOpen: true);
        string last = "";
        while (Next(reader, tar, last) is { } entry)
        {
            token.ThrowIfCancellationRequested();
            last = entry.Name;
            if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
                continue;
            if (entry.EntryType is TarEntryType.Directory or TarEntryType.DirectoryList)
            {
                tree.AddFolder(entry.Name);
                continue;
            }

            string? safe = FileOf(entry, tree);
            using var file = new EntryStream(entry.DataStream ?? Stream.Null, Name, entry.Name, Limits, meter: null, stated: null);
            if (safe is not null)
                yield return new PackedFile(safe, entry.Length, file);
            // What was not read is read now: the next header then stands alone, and a tar that ends here is found out.
            Drain(file, token);
        }

        ReadToEnd(tar, token);
    }

    private GunzipStream OpenGzip(MeteredStream archive)
    {
        try
        {
            byte[] head = new byte[TarHeader.Bytes];
            using (var look = new GunzipStream(archive))
            {
                int read = look.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
                if (!TarHeader.IsTar(head.AsSpan(0, read)))
                    throw Refusal.Of(Name, "it is a gzip file that holds no tar", Refusal.Unpack);
            }

            return new GunzipStream(archive);
        }
        catch (Exception error) when (Refusal.IsDamage(error))
        {
            throw Refusal.Of(Name, OneLine.Of(error.Message).TrimEnd('.'), Refusal.Damaged, error);
        }
    }

    private TarEntry? Next(TarReader reader, MeteredStream tar, string last)
    {
        tar.ExpectHeaders(Limits.HeaderBytes.Tar);
        string where = last.Length == 0 ? "its first entry" : $"what follows the entry {OneLine.Of(last)}";
        TarEntry? entry;
        try
        {
            entry = reader.GetNextEntry(copyData: false);
        }
        catch (NotSupportedException error) when (FileKind.NameOf(TarHeader.KindOf(tar.Last)) is { } kind)
        {
            throw Refusal.OfEntry(Name, TarHeader.NameOf(tar.Last), $"is {kind}, expected a file or a folder", Refusal.Unpack, error);
        }
        catch (Exception error) when (Refusal.IsDamage(error))
        {
            string reason = tar.HasEnded ? $"it ends in {where}, without an end mark" : $"{where} cannot be read ({OneLine.Of(error.Message).TrimEnd('.')})";
            throw Refusal.Of(Name, reason, Refusal.Damaged, error);
        }

        if (entry is null && (tar.HasEnded || !TarHeader.IsEndMark(tar.Last)))
            throw Refusal.Of(Name, $"it ends in {where}, without an end mark", Refusal.Damaged);
        // A global header has its own content after it.
        if (entry is { EntryType: not TarEntryType.GlobalExtendedAttributes } && !TarHeader.HasItsChecksum(tar.Last))
            throw Refusal.OfEntry(Name, entry.Name, "has a header whose checksum is not that of its bytes", Refusal.Damaged);
        tar.ExpectContent();
        return entry;
    }

    private string? FileOf(TarEntry entry, EntryTree tree)
    {
        if (FileKind.NameOf(entry.EntryType) is { } kind)
            throw Refusal.OfEntry(Name, entry.Name, $"is {kind}, expected a file or a folder", Refusal.Hostile);
        if (entry is PaxTarEntry pax && pax.ExtendedAttributes.Keys.Any(key => key.StartsWith("GNU.sparse", StringComparison.Ordinal)))
            throw Refusal.OfEntry(Name, entry.Name, "is a sparse file, which is not read", Refusal.Unpack);
        // Before there was a kind for folders, a slash at the end of an empty file's name said it.
        if (entry.Length == 0 && entry.Name is [.., '/'])
        {
            tree.AddFolder(entry.Name);
            return null;
        }

        return tree.AddFile(entry.Name);
    }

    private static void Drain(EntryStream file, CancellationToken token)
    {
        byte[] buffer = new byte[1 << 16];
        while (file.Read(buffer) > 0)
            token.ThrowIfCancellationRequested();
    }

    // Of a gzip file the last bytes prove that it is whole. Programs fill the last block with zeros.
    private void ReadToEnd(MeteredStream tar, CancellationToken token)
    {
        byte[] buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = tar.Read(buffer)) > 0;)
            {
                token.ThrowIfCancellationRequested();
                if (buffer.AsSpan(0, read).ContainsAnyExcept((byte)0))
                    throw Refusal.Of(Name, "it goes on after its end mark", Refusal.Hostile);
            }
        }
        catch (Exception error) when (Refusal.IsDamage(error))
        {
            throw Refusal.Of(Name, OneLine.Of(error.Message).TrimEnd('.'), Refusal.Damaged, error);
        }
    }
}
