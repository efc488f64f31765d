using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>One process at a time writes to a place; a second one waits, and then finds it done.</summary>
internal static class DownloadClaim
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Claims a place until the result is disposed.</summary>
    /// <param name="place">A file or folder; the claim is a hidden file beside it.</param>
    /// <param name="onWait">Is called once if another process holds the claim.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <exception cref="DatasetException">The claim can never be had: the folder cannot be written to.</exception>
    public static async Task<IDisposable> TakeAsync(string place, Action onWait, CancellationToken token)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(place))!;
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, $".{Path.GetFileName(place)}.lock");
        for (bool told = false; ; told = true)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (!told)
                    onWait();
                await Task.Delay(Between, token);
            }
        }
    }
}
