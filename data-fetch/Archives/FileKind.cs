using System.Formats.Tar;

namespace DataFetch.Archives;

/// <summary>Tells files from devices, pipes and sockets without opening them: opening a pipe waits for its other end.</summary>
internal static class FileKind
{
    /// <summary>What a file is if it is no file: "a device", "a link".</summary>
    /// <returns>Null for a file.</returns>
    public static string? OddKindOf(FileInfo file)
    {
        // What is no file has no length, so that nothing with one needs a second look.
        if (OperatingSystem.IsWindows() || file.Length > 0)
            return null;
        using var buffer = new MemoryStream();
        try
        {
            // The library asks the system for the kind and has no other way to tell it than an entry.
            using (var writer = new TarWriter(buffer, leaveOpen: true))
                writer.WriteEntry(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName, "x");
            buffer.Position = 0;
            using var reader = new TarReader(buffer);
            return reader.GetNextEntry() is { } entry ? NameOf(entry.EntryType) : null;
        }
        catch (IOException)
        {
            // A socket cannot stand in a tar.
            return "a socket, or a file that may not be read";
        }
    }

    /// <summary>What a kind of entry is called, with its article; null for a file.</summary>
    public static string? NameOf(TarEntryType kind) => kind switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => null,
        TarEntryType.SymbolicLink => "a symbolic link",
        TarEntryType.HardLink => "a hard link",
        TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
        TarEntryType.Fifo => "a pipe (FIFO)",
        TarEntryType.SparseFile => "a sparse file",
        TarEntryType.MultiVolume => "a part of a file",
        _ => $"of the kind {(char.IsAsciiLetterOrDigit((char)kind) ? ((char)kind).ToString() : $"0x{(int)kind:X2}")}, which is not read",
    };
}
