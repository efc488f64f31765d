using FerLib.Datasets;

namespace DataFetch.Downloads;

/// <summary>The room on a disk.</summary>
internal static class Disk
{
    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as HRESULT; ENOSPC everywhere else, EDQUOT on Linux and macOS.
    private static readonly int[] FullOnWindows = [unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] FullElsewhere = [28, 122, 69];

    /// <summary>Bytes that may still be written below a folder that exists; null where the system does not say.</summary>
    public static long? FreeBytes(string folder)
    {
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

    /// <summary>Whether a write failed for lack of room.</summary>
    public static bool IsFull(IOException error) => FullOnWindows.Contains(error.HResult) || (!OperatingSystem.IsWindows() && FullElsewhere.Contains(error.HResult));

    /// <summary>The error for a file that does not fit.</summary>
    /// <param name="file">The file.</param>
    /// <param name="needed">How many bytes are still to come; null if that is not known.</param>
    /// <param name="free">How many are free; null if that is not known.</param>
    public static DatasetException Full(string file, long? needed, long? free) => new(
        $"the disk has too little room for {OneLine.Of(file)}: {Words(needed)} needed, {Words(free)} free. " +
        "Free some, and run the command again: it goes on from what is here.");

    private static string Words(long? bytes) => bytes is { } known ? ByteSize.Of(known) : "an unknown number of bytes";
}
