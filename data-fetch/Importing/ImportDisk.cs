namespace DataFetch.Importing;

/// <summary>What an import asks of the disk; a test puts a full or failing one in its place.</summary>
internal class ImportDisk
{
    private const int WriteBuffer = 1 << 16;

    /// <summary>Bytes that may still be written below a folder that exists; null where the system does not say.</summary>
    public virtual long? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes a file that does not exist.</summary>
    public virtual Stream Create(string file) => new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, WriteBuffer);

    /// <summary>Gives a folder another name on the same disk, in one step.</summary>
    public virtual void Move(string from, string to) => Directory.Move(from, to);

    /// <summary>Whether an error says that the disk, or the user's part of it, is full.</summary>
    public static bool IsFull(IOException error)
    {
        // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL; ENOSPC, and EDQUOT as Linux and macOS number it.
        const int DiskFull = unchecked((int)0x80070070), HandleDiskFull = unchecked((int)0x80070027), NoSpace = 28, LinuxQuota = 122, MacQuota = 69;
        return error.HResult is DiskFull or HandleDiskFull
            || (!OperatingSystem.IsWindows() && (error.HResult == NoSpace || error.HResult == (OperatingSystem.IsLinux() ? LinuxQuota : MacQuota)));
    }
}
