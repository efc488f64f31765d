using FerLib.Datasets;

namespace DataFetch.Archives;

/// <summary>What a data set comes in: an archive, or a folder.</summary>
/// <param name="path">The archive or folder, as a full path.</param>
/// <param name="limits">How much it may hold.</param>
internal abstract class Package(string path, ArchiveLimits limits) : IDisposable
{
    private const int DiskBlock = 4096;

    /// <summary>Its own name, without the path.</summary>
    public string Name { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } name ? name : path;

    /// <summary>The archive or folder, as a full path.</summary>
    protected string FullPath => path;

    /// <summary>How much it may hold.</summary>
    protected ArchiveLimits Limits => limits;

    /// <summary>The archive's length; null for a folder.</summary>
    public virtual long? Length => null;

    /// <summary>SHA-256 of the archive, hexadecimal in lower case; null for a folder.</summary>
    /// <param name="advance">Told how many more bytes were read.</param>
    /// <param name="token">Cancels.</param>
    public virtual string? Hash(Action<int> advance, CancellationToken token) => null;

    /// <summary>Opens an archive, by its content, or a folder.</summary>
    /// <exception cref="DatasetException">There is nothing, or nothing that can be read here; the message says what to do.</exception>
    public static Package Open(string path, ArchiveLimits limits)
    {
        if (path.Length == 0)
            throw new DatasetException("the path of the archive or folder is empty. Name one.");
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            return new FolderPackage(full, limits);
        if (!File.Exists(full))
            throw new DatasetException($"there is no file or folder {OneLine.Of(full)}. Check the path; a relative one counts from the current folder.");
        if (FileKind.OddKindOf(new FileInfo(full)) is { } kind)
            throw Refusal.Of(Path.GetFileName(full), $"it is {kind}, expected an archive or a folder", "Nothing was imported.");
        // No other program may change what was checked while it is unpacked, as far as the system can see to it.
        FileStream stream = new(full, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return ArchiveContent.FormatOf(Path.GetFileName(full), stream) == ArchiveFormat.Zip
                ? new ZipPackage(full, stream, limits) : new TarPackage(full, stream, limits);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads all of it and keeps nothing: every path is checked, and of compressed tars every byte.</summary>
    /// <exception cref="DatasetException">It is refused; the message names the entry.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public PackageContents List(CancellationToken token)
    {
        var tree = new EntryTree(Name, limits);
        int files = 0;
        long bytes = 0, blocks = 0;
        foreach (PackedFile file in Walk(tree, token))
        {
            files++;
            bytes += file.Bytes;
            blocks += (file.Bytes + DiskBlock - 1) / DiskBlock;
            if (file.Bytes > limits.FileBytes || bytes > limits.TotalBytes)
                throw Refusal.OfEntry(Name, file.Path, $"makes it hold more than {ByteSize.Of(file.Bytes > limits.FileBytes ? limits.FileBytes : limits.TotalBytes)}", Refusal.Hostile);
        }

        return files > 0 ? new PackageContents(files, bytes, blocks * DiskBlock, tree.Litter) : throw Refusal.Of(
            Name, "it holds no file", Length is null ? "Nothing was imported. Name the folder that holds the set." : Refusal.Damaged);
    }

    /// <summary>Gives each file with its bytes, checked as they are read.</summary>
    /// <exception cref="DatasetException">It is refused; the message names the entry.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public IEnumerable<PackedFile> Unpack(CancellationToken token) => Walk(new EntryTree(Name, limits), token);

    /// <summary>Refuses an archive that was written to since it was opened: its hash may then be of other bytes than what was unpacked.</summary>
    /// <exception cref="DatasetException">It was, or it is gone.</exception>
    public virtual void RefuseIfChanged()
    {
    }

    /// <summary>Lets go of the archive.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Gives each file, its path added to the tree; the same from the start each time.</summary>
    protected abstract IEnumerable<PackedFile> Walk(EntryTree tree, CancellationToken token);
}
