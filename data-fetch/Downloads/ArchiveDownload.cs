using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>Downloads an archive from an address that the user has from its owner, to <c>archives/NAME-FILE</c> in the data home.</summary>
/// <param name="downloader">Downloads a file.</param>
/// <param name="remote">The archive.</param>
/// <param name="dataHome">The data home.</param>
/// <param name="name">The data set's short name.</param>
internal sealed class ArchiveDownload(Downloader downloader, RemoteFile remote, string dataHome, string name)
{
    /// <summary>Where it goes.</summary>
    public string File { get; } = Path.Combine(dataHome, "archives", $"{name}-{WebAddress.FileName(remote.Address)}");

    /// <summary>Downloads it, or finds it there.</summary>
    /// <param name="report">Is told how many bytes are here, and the whole length or null.</param>
    /// <param name="onWait">Is called if another process is at it.</param>
    /// <param name="token">Stops it; what has come is kept.</param>
    /// <returns>What is there, and whether it came now.</returns>
    /// <exception cref="DatasetException">It did not come, or another file is there.</exception>
    public async Task<(DownloadedFile Archive, bool CameNow)> RunAsync(Action<long, long?> report, Action onWait, CancellationToken token)
    {
        foreach (string place in (string[])[Path.GetDirectoryName(File)!, File, $"{File}.partial", $"{File}.partial.json"])
            LinkedPlace.Refuse(place);
        using FolderClaim claim = await Task.Run(() => FolderClaim.Take(File, onWait, token), token);
        if (!System.IO.File.Exists(File))
            return (await downloader.DownloadAsync(remote, File, report, token), true);
        var there = new DownloadedFile(new FileInfo(File).Length, await FileHash.OfAsync(File, token));
        bool isOther = (remote.Sha256 is { } hash && !hash.Equals(there.Sha256, StringComparison.OrdinalIgnoreCase)) || (remote.Bytes is { } bytes && bytes != there.Bytes);
        return isOther
            ? throw new DatasetException(FormattableString.Invariant(
                $"{OneLine.Of(File)} is there and is another file: {there.Bytes} bytes, SHA-256 {there.Sha256}. Move it away, then run the command again."))
            : (there, false);
    }
}
