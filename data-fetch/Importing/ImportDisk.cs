using FerLib.Datasets;

namespace DataFetch.Importing;

/// <summary>What an import asks of the disk; a test puts a full or failing one in its place.</summary>
internal class ImportDisk
{
    private const int WriteBuffer = 1 << 16;

    /// <summary>Bytes that may still be written below a folder that exists; null where the system does not say.</summary>
    public virtual long? FreeBytes(string folder) => DiskSpace.FreeBytes(folder);

    /// <summary>Makes a file that does not exist.</summary>
    public virtual Stream Create(string file) => new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, WriteBuffer);

    /// <summary>Gives a folder another name on the same disk, in one step.</summary>
    public virtual void Move(string from, string to) => Directory.Move(from, to);
}
