namespace FerLib.Datasets;

/// <summary>The room on a disk.</summary>
public static class DiskSpace
{
    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private const int WindowsFull = unchecked((int)0x80070070);
    private const int WindowsHandleFull = unchecked((int)0x80070027);
    // ENOSPC; EDQUOT, which Linux and macOS number differently.
    private const int NoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;

    /// <summary>Bytes that may still be written below a folder that exists; null where the system does not say.</summary>
    /// <param name="folder">The folder.</param>
    public static long? FreeBytes(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            string full = Path.GetFullPath(folder);
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(full)! : full).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether an error says that the disk, or the user's part of it, is full.</summary>
    /// <param name="error">What a write threw.</param>
    public static bool IsFull(IOException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.HResult is WindowsFull or WindowsHandleFull
            || (!OperatingSystem.IsWindows() && (error.HResult == NoSpace || error.HResult == (OperatingSystem.IsLinux() ? LinuxQuota : MacQuota)));
    }
}
