using System.IO.Enumeration;

namespace DataFetch;

/// <summary>Every file below a folder; links to folders are not followed, and what may not be read is passed over.</summary>
internal static class FilesBelow
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    /// <summary>The bytes of all of them.</summary>
    public static long BytesIn(string folder) => Of(folder).Sum(file => file.Length);

    /// <summary>The files with their lengths in bytes; paths are relative to the folder, with forward slashes. None where there is no folder.</summary>
    public static IEnumerable<(string Path, long Length)> Of(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        int root = System.IO.Path.GetFullPath(folder).TrimEnd(System.IO.Path.DirectorySeparatorChar).Length + 1;
        return new FileSystemEnumerable<(string, long)>(
            System.IO.Path.GetFullPath(folder),
            (ref FileSystemEntry entry) => (entry.ToFullPath()[root..].Replace(System.IO.Path.DirectorySeparatorChar, '/'), entry.Length),
            Options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }
}
