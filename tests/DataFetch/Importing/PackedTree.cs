using System.Formats.Tar;
using System.IO.Compression;

namespace FerLib.Tests.DataFetch.Importing;

/// <summary>Packs a folder of a test.</summary>
internal static class PackedTree
{
    /// <summary>The formats that are read.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["zip", "tar", "tar.gz"];

    /// <summary>Packs what a folder holds, each path with so many folders before it.</summary>
    public static string Pack(string folder, string archive, string format, string before = "")
    {
        using FileStream file = File.Create(archive);
        (string Path, string Name)[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, before + Path.GetRelativePath(folder, path).Replace('\\', '/')))];
        if (format == "zip")
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            foreach ((string path, string name) in files)
                zip.CreateEntryFromFile(path, name, CompressionLevel.Fastest);
            return archive;
        }

        using Stream packed = format == "tar" ? file : new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(packed);
        foreach ((string path, string name) in files)
            tar.WriteEntry(path, name);
        return archive;
    }

    /// <summary>Every file below a folder with its bytes, but for locks.</summary>
    public static SortedDictionary<string, string> Bytes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => Convert.ToHexString(File.ReadAllBytes(path))), StringComparer.Ordinal);
}
