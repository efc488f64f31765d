using FerLib.Datasets;
using FerLib.Randomness;

namespace DataFetch.Downloads;

/// <summary>Downloads a file that ends whole, with the right length and hash, or absent with the reason.</summary>
/// <remarks>
/// What comes goes to <c>FILE.partial</c>. A try that fails is repeated after 1, 2, 4, 8 and 16 seconds (each lengthened by up to a half, so that
/// many who were cut off together do not come back together), or later if the server asks for that; tries that bring a file on count
/// from one again. What is here is gone on with by a range, as long as the server's file is the same; otherwise the download begins again.
/// Only a file that passes the checks gets its name. Source: RFC 9110, sections 10.2.3, 13.1.5, 14 and 15.
/// </remarks>
/// <param name="client">Sends requests; it must not follow redirections, or unpack or keep anything: <see cref="DownloadClient"/>.</param>
/// <param name="clock">Measures waits and stalls.</param>
/// <param name="jitter">Lengthens the waits.</param>
internal sealed partial class Downloader(HttpClient client, TimeProvider clock, CounterRandom jitter)
{
    /// <summary>So many tries in a row may fail.</summary>
    public const int Tries = 6;

    // A server that cuts every time after a few bytes would keep a download alive for ever.
    private const long BringsOn = 64 * 1024;

    /// <summary>The longest wait that a server may ask for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Lock _jitterGate = new();

    /// <summary>Opens the partial file for writing. Default: on the disk.</summary>
    public Func<string, FileMode, Stream> Open { get; init; } = PartialFile.OpenOnDisk;

    /// <summary>Bytes free below a folder, null if unknown. Default: what the system says.</summary>
    public Func<string, long?> FreeBytes { get; init; } = DiskSpace.FreeBytes;

    /// <summary>Downloads a file.</summary>
    /// <param name="remote">The file.</param>
    /// <param name="file">Where it goes; one that is there is replaced. Nobody else may download to it meanwhile.</param>
    /// <param name="report">Is told how many bytes are here, and the whole length or null.</param>
    /// <param name="token">Stops it; what has come is kept.</param>
    /// <exception cref="DatasetException">It did not come; the message says why and what to do.</exception>
    public async Task<DownloadedFile> DownloadAsync(RemoteFile remote, string file, Action<long, long?> report, CancellationToken token)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var partial = new PartialFile(file, Open);
        long furthest = partial.Length;
        for (int failures = 0; ;)
        {
            try
            {
                bool inOne = await TransferAsync(remote, partial, report, token);
                return await FinishAsync(remote, partial, inOne, token);
            }
            catch (InterruptedDownloadException interruption)
            {
                failures = partial.Length >= furthest + BringsOn ? 1 : failures + 1;
                furthest = Math.Max(furthest, partial.Length);
                await WaitAsync(remote, partial, interruption, failures, token);
            }
            catch (IOException error) when (DiskSpace.IsFull(error))
            {
                long? whole = remote.Bytes ?? partial.Mark?.Length;
                throw TooLittleRoom.For(file, whole - partial.Length, FreeBytes(Path.GetDirectoryName(Path.GetFullPath(file))!));
            }
        }
    }

    /// <summary>Checks the room for bytes that are still to come.</summary>
    /// <exception cref="DatasetException">There is too little.</exception>
    public void RequireRoom(string file, long needed)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        if (FreeBytes(folder) is { } free && free < needed)
            throw TooLittleRoom.For(file, needed, free);
    }

    private async Task WaitAsync(RemoteFile remote, PartialFile partial, InterruptedDownloadException interruption, int failures, CancellationToken token)
    {
        string kept = partial.Length > 0 ? $" {ByteSize.Of(partial.Length)} are kept: the same command goes on from there." : "";
        if (interruption.RetryAfter is { } asked && asked > LongestWait)
        {
            throw new DatasetException(FormattableString.Invariant(
                $"{remote.Shown}: {interruption.Message}; the server asks to be left alone for {asked.TotalSeconds:0} s. Run the command again then.{kept}"));
        }

        if (failures >= Tries)
            throw new DatasetException($"{remote.Shown}: {interruption.Message}; {failures} tries in a row failed. Try again later.{kept}");
        double lengthened;
        lock (_jitterGate)
            lengthened = 1 + jitter.NextDouble() / 2;
        TimeSpan backOff = TimeSpan.FromSeconds(Math.Pow(2, failures - 1) * lengthened);
        await Task.Delay(interruption.RetryAfter > backOff ? interruption.RetryAfter.Value : backOff, clock, token);
    }

    /// <summary>Checks what has come, on the disk, and gives it its name.</summary>
    private static async Task<DownloadedFile> FinishAsync(RemoteFile remote, PartialFile partial, bool cameInOne, CancellationToken token)
    {
        string got = await FileHash.OfAsync(partial.Path, token);
        if (remote.Sha256 is { } expected && !got.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            partial.Delete();
            string fault = $"its SHA-256 is {got}, expected {expected.ToLowerInvariant()}";
            // Parts of two files may have met, where the server does not say that its file has changed.
            if (!cameInOne)
                throw new InterruptedDownloadException(fault);
            throw new DatasetException($"{remote.Shown}: {fault}. It is another file, or was damaged on its way, and was deleted. Check the address and the hash.");
        }

        long length = partial.Length;
        partial.Complete();
        return new DownloadedFile(length, got);
    }
}
