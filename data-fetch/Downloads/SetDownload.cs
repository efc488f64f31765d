using DataFetch.Importing;
using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>Downloads a set file by file, several at once; the set's folder is there whole or not at all.</summary>
/// <remarks>
/// Files come into <c>.NAME.fetching</c> in the data home. One that is there and has its hash is not downloaded again, a half one is gone on with.
/// When all are there the receipt is written and the folder gets its name.
/// </remarks>
/// <param name="downloader">Downloads a file.</param>
/// <param name="set">The set.</param>
/// <param name="dataHome">The data home.</param>
internal sealed class SetDownload(Downloader downloader, DirectSet set, string dataHome)
{
    /// <summary>So many files at once.</summary>
    public const int AtOnce = 4;

    private readonly string _root = Path.Combine(dataHome, set.Name);
    private long _here;

    /// <summary>Where the files are until all have come.</summary>
    public string Staging { get; } = Path.Combine(dataHome, $".{set.Name}.fetching");

    /// <summary>Downloads what is missing.</summary>
    /// <param name="report">Is told how many bytes of the set are here, and how many there will be.</param>
    /// <param name="onWait">Is called if another process is at it.</param>
    /// <param name="token">Stops it; what has come is kept.</param>
    /// <returns>Whether it was downloaded; no if another process had done it meanwhile.</returns>
    /// <exception cref="DatasetException">A file did not come; the message says why and what to do.</exception>
    public async Task<bool> RunAsync(Action<long, long?> report, Action onWait, CancellationToken token)
    {
        foreach (string place in (string[])[_root, Staging, Path.Combine(dataHome, "receipts")])
            LinkedPlace.Refuse(place);
        using FolderClaim claim = await Task.Run(() => FolderClaim.Take(_root, onWait, token), token);
        if (Directory.Exists(_root) && Directory.EnumerateFileSystemEntries(_root).Any())
            return false;
        await KeepWholeFilesAsync(token);
        _here = set.Files.Sum(HereOf);
        downloader.RequireRoom(Path.Combine(Staging, set.Name), set.Bytes - _here);
        report(_here, set.Bytes);
        DirectFile[] missing = [.. set.Files.Where(file => !File.Exists(StagedAt(file)))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token };
        await Parallel.ForEachAsync(missing, parallel, async (file, inner) =>
        {
            long before = HereOf(file);
            await downloader.DownloadAsync(set.RemoteOf(file), StagedAt(file), (here, _) =>
            {
                report(Interlocked.Add(ref _here, here - before), set.Bytes);
                before = here;
            }, inner);
        });
        Finish();
        return true;
    }

    private void Finish()
    {
        var wanted = set.Files.Select(StagedAt).ToHashSet(StringComparer.Ordinal);
        foreach (string left in Directory.EnumerateFiles(Staging, "*", SearchOption.AllDirectories).Where(file => !wanted.Contains(file)).ToArray())
            File.Delete(left);
        new ImportReceipt(set.Name, set.Source, null, null, set.Address.AbsoluteUri)
        {
            Files = [.. set.Files.Select(file => new ImportedFile(file.Path, file.Sha256))],
        }.Write(dataHome);
        if (Directory.Exists(_root))
            Directory.Delete(_root);
        Directory.Move(Staging, _root);
    }

    // A power cut, unlike a kill, may leave a name without its bytes.
    private Task KeepWholeFilesAsync(CancellationToken token) => Parallel.ForEachAsync(set.Files, token, async (file, inner) =>
    {
        string staged = StagedAt(file);
        if (File.Exists(staged) && await FileHash.OfAsync(staged, inner) != file.Sha256)
            File.Delete(staged);
    });

    private long HereOf(DirectFile file) =>
        File.Exists(StagedAt(file)) ? file.Bytes : new PartialFile(StagedAt(file), PartialFile.OpenOnDisk).Length;

    private string StagedAt(DirectFile file) => Path.Combine(Staging, file.Path.Replace('/', Path.DirectorySeparatorChar));
}
