namespace FerLib.Datasets;

/// <summary>The right to make, replace or delete a folder: one process at a time has it, until it lets go or ends in any way.</summary>
/// <remarks>
/// It is an open file <c>.NAME.lock</c> beside the folder, which stays there, empty, and means nothing when no process holds it: a killed
/// process leaves nothing to clear away. Folders on a network share are claimed only as far as the share supports locks.
/// </remarks>
public sealed class FolderClaim : IDisposable
{
    private const int WaitMilliseconds = 100;
    private readonly FileStream _file;

    private FolderClaim(FileStream file) => _file = file;

    /// <summary>Claims a folder; waits as long as another process, or another thread of this one, has it.</summary>
    /// <param name="folder">The folder, which need not exist; the folder around it is made.</param>
    /// <param name="waiting">Called once, before the first wait; null to wait without a word.</param>
    /// <param name="token">Ends the wait.</param>
    /// <returns>The claim; disposing of it lets go.</returns>
    /// <exception cref="DatasetException">A link lies in the lock's place, so that the lock would be written elsewhere.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> was cancelled.</exception>
    /// <exception cref="IOException">The lock cannot be written, for another reason than that it is held.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock may not be written.</exception>
    public static FolderClaim Take(string folder, Action? waiting = null, CancellationToken token = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string parent = Path.GetDirectoryName(full) ?? throw new ArgumentException($"{full} is the root of a disk, expected a folder in it.", nameof(folder));
        Directory.CreateDirectory(parent);
        string file = Path.Combine(parent, $".{Path.GetFileName(full)}.lock");
        if (new FileInfo(file).LinkTarget is { } target)
            throw new DatasetException($"{OneLine.Of(file)} is a link to {OneLine.Of(target)}, expected a file or nothing. Remove the link.");
        for (bool first = true; ; first = false)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                return new FolderClaim(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException error) when (IsHeld(error))
            {
                if (first)
                    waiting?.Invoke();
                token.WaitHandle.WaitOne(WaitMilliseconds);
            }
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose() => _file.Dispose();

    // ERROR_SHARING_VIOLATION; EWOULDBLOCK, which Linux and macOS number differently.
    private static bool IsHeld(IOException error) => error.HResult == (
        OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);
}
