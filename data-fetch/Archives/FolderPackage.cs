using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>A folder that is copied: links in it are refused as they are in archives.</summary>
/// <param name="path">The folder, as a full path; it may itself be a link.</param>
/// <param name="limits">How much it may hold.</param>
internal sealed class FolderPackage(string path, ArchiveLimits limits) : Package(path, limits)
{
    /// <inheritdoc/>
    protected override IEnumerable<PackedFile> Walk(EntryTree tree, CancellationToken token) =>
        Walk(new DirectoryInfo(FullPath), "", tree, new UnpackMeter(Name, Limits, bytesRead: null), token);

    private IEnumerable<PackedFile> Walk(DirectoryInfo folder, string above, EntryTree tree, UnpackMeter meter, CancellationToken token)
    {
        foreach (FileSystemInfo entry in folder.GetFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            string written = above + entry.Name;
            if (entry.LinkTarget is { } target)
                throw Refused(written, $"is a link to {OneLine.Of(target)}");
            if (entry.Name.Contains('\\'))
                throw Refused(written, "has a backslash in its name, which other systems take for a folder mark");
            if (entry is DirectoryInfo child)
            {
                tree.AddFolder(written);
                foreach (PackedFile inner in Walk(child, $"{written}/", tree, meter, token))
                    yield return inner;
                continue;
            }

            var file = (FileInfo)entry;
            if (FileKind.OddKindOf(file) is { } kind)
                throw Refused(written, $"is {kind}");
            if (tree.AddFile(written) is not { } safe)
                continue;
            using var content = new EntryStream(
                new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read), Name, written, Limits, meter, stated: null);
            yield return new PackedFile(safe, file.Length, content);
        }
    }

    private DatasetException Refused(string written, string reason) =>
        Refusal.OfEntry(Name, written, reason, "Nothing was imported. Put the file itself in its place, or take it out.");
}
