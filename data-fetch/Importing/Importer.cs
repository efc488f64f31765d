using System.Globalization;
using System.Security.Cryptography;
using DataFetch.Archives;
using FerLib.Datasets;
using FerLib.Datasets.Practice;

namespace DataFetch.Importing;

/// <summary>Brings a data set from an archive or a folder into the data home: whole, checked and read by its reader, or not at all.</summary>
/// <param name="screen">Where progress and the result go.</param>
/// <param name="dataHome">The data home; made if it does not exist.</param>
/// <param name="disk">The disk.</param>
/// <param name="limits">How much an archive may hold.</param>
/// <param name="typedHome">The option that the next commands need to use the same data home, with a blank before it; or nothing.</param>
internal sealed class Importer(Screen screen, string dataHome, ImportDisk? disk = null, ArchiveLimits? limits = null, string typedHome = "")
{
    private static readonly string[] ArchiveExtensions = [".zip", ".tar", ".gz", ".tgz", ".7z", ".rar"];
    private readonly string _dataHome = Path.GetFullPath(dataHome);
    private readonly ImportDisk _disk = disk ?? new ImportDisk();
    private readonly ArchiveLimits _limits = limits ?? new ArchiveLimits();

    /// <summary>Imports a set and says what was found.</summary>
    /// <param name="set">The set.</param>
    /// <param name="source">The archive or folder, which stays as it is.</param>
    /// <param name="replaces">Whether a set that is there is replaced.</param>
    /// <param name="address">Where the archive was downloaded from, for the receipt; null if that is not known.</param>
    /// <param name="token">Cancels; what was unpacked so far is deleted.</param>
    /// <exception cref="DatasetException">It is refused, the set is there, or the disk is full; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    public void Import(DataSetDescription set, string source, bool replaces, string? address, CancellationToken token)
    {
        var place = new ImportPlace(_disk, _dataHome, set.Name);
        using Package package = Package.Open(source, _limits);
        place.RefuseOddPlaces();
        using FolderClaim claim = FolderClaim.Take(place.Set, () => screen.Line($"{set.Name}: another process imports it; waiting."), token);
        if (place.Recover() is { } finished)
        {
            screen.Line($"{set.Name}: the import of {OneLine.Of(finished.Source)} that was interrupted is finished now.");
            if (finished.Source == package.Name && finished.SourceBytes == package.Length && finished.SourceSha256 == HashOf(package, set, token))
            {
                new ImportSummary(screen, set, typedHome).Show(set.Reader.Read(place.Set, new ReaderOptions()), place.Set);
                return;
            }
        }

        string? present = set.FolderIn(_dataHome);
        if (present is not null && !replaces)
        {
            string only = present == place.Set ? $"; the folder is then deleted, but for a {Manifest.LabelFileName} of your own" : "";
            throw new DatasetException($"{set.Name} is there already: {OneLine.Of(present)}. To put this one in its place add --replace{only}.");
        }

        SourceChecks.RefuseOverlap(source, _dataHome, place.Set);
        try
        {
            Bring(place, package, set, present, address, token);
        }
        catch when (!place.IsWhole)
        {
            place.Clear();
            throw;
        }
    }

    private void Bring(ImportPlace place, Package package, DataSetDescription set, string? present, string? address, CancellationToken token)
    {
        string? hash = HashOf(package, set, token);
        PackageContents contents = package.List(token);
        Directory.CreateDirectory(place.Files);
        if (_disk.FreeBytes(place.Files) is { } free && free < contents.DiskBytes)
            throw Full(set, contents, free);

        SetRoot root;
        ImportReceipt receipt;
        try
        {
            IReadOnlyList<ImportedFile> files = new Unpacking(screen, _disk, place.Files).Run(package, contents, set.Name, token);
            root = Read(set, package, place.Files);
            string above = Path.GetRelativePath(place.Files, root.Folder).Replace(Path.DirectorySeparatorChar, '/') + "/";
            receipt = new ImportReceipt(set.Name, package.Name, package.Length, hash, address)
            {
                Files = above == "./" ? files : [.. files.Select(file => file with { Path = file.Path[above.Length..] })],
            };
            KeepLabels(root, receipt, present);
            token.ThrowIfCancellationRequested();
            package.RefuseIfChanged();
            place.Finish(root.Folder, receipt, replaces: present == place.Set);
        }
        catch (IOException error) when (DiskSpace.IsFull(error) && !place.IsWhole)
        {
            // First, so that what it held counts as free.
            place.Clear();
            throw Full(set, contents, _disk.FreeBytes(_dataHome), error);
        }

        new ImportSummary(screen, set, typedHome).Show(root.Manifest, place.Set, contents.Litter, present);
    }

    private string? HashOf(Package package, DataSetDescription set, CancellationToken token)
    {
        if (package.Length is not { } length)
            return null;
        string? hash = null;
        screen.Work($"{set.Name}: hashing, MB", report => hash = package.Hash(new Megabytes(report, length).Advance, token));
        return hash;
    }

    private static SetRoot Read(DataSetDescription set, Package package, string files)
    {
        SetRoot root;
        try
        {
            root = SetRoot.Find(set, files);
        }
        catch (DatasetException error) when (ArchiveIn(files) is { } inner)
        {
            throw new DatasetException($"{OneLine.Of(package.Name)} is not imported. It holds an archive, {OneLine.Of(inner)}, and no picture of {set.Title}: unpack it, and import that one.", error);
        }
        catch (DatasetException error)
        {
            // The reader names the folder that it was given, which is gone when this is read; and what to type is another command here.
            string message = LikelyDataSet.Of(FolderListing.Of(set.Title, files)) is { } other && other.Name != set.Name
                ? error.Message.Replace(other.Suggestion, $" It looks like {other.Title}: import it as {other.Name}.", StringComparison.Ordinal) : error.Message;
            throw new DatasetException(
                $"{OneLine.Of(package.Name)} is not imported. {message.Replace(OneLine.Of(files), OneLine.Of(package.Name), StringComparison.Ordinal)}", error);
        }

        return PracticeMarker.Read(root.Folder) is null ? root : throw new DatasetException(
            $"{OneLine.Of(package.Name)} holds a practice set ({PracticeMarker.FileName}), no published pictures, and is not imported as such. To have it: practice {set.Name}.");
    }

    private static string? ArchiveIn(string files) => Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories)
        .Where(file => ArchiveExtensions.Contains(Path.GetExtension(file).ToLowerInvariant())).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).FirstOrDefault();

    // The one file that a user writes into a set's folder; that it fits is seen when the set is read.
    private void KeepLabels(SetRoot root, ImportReceipt receipt, string? present)
    {
        string labels = Path.Combine(present ?? "", Manifest.LabelFileName), kept = Path.Combine(root.Folder, Manifest.LabelFileName);
        if (present is null || !File.Exists(labels) || File.Exists(kept))
            return;
        // One that came with the old archive goes with it.
        var came = new ImportedFile(Manifest.LabelFileName, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(labels))));
        if (ImportReceipt.Read(_dataHome, receipt.Name)?.Files.Contains(came) is not true)
            File.Copy(labels, kept);
    }

    private DatasetException Full(DataSetDescription set, PackageContents contents, long? free, IOException? error = null) => new(
        string.Create(CultureInfo.InvariantCulture, $"{set.Name}: the disk of {OneLine.Of(_dataHome)} is too small: the set needs {ByteSize.Of(contents.DiskBytes)} in {contents.Files:N0} files, ") +
        $"{(free is { } bytes ? ByteSize.Of(bytes) : "less")} {(free is null ? "is" : "are")} free. Nothing was imported. Free some, or choose another disk with --data-home.", error);
}
