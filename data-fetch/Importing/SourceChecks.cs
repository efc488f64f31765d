using FerLib.Datasets;

namespace DataFetch.Importing;

/// <summary>Where the archive or folder lies, against the data home: what is read must not be what is written.</summary>
internal static class SourceChecks
{
    private static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Refuses a folder in the data home or around it, and an archive in the folder that would be replaced.</summary>
    /// <param name="source">The archive or folder.</param>
    /// <param name="dataHome">The data home.</param>
    /// <param name="set">The set's folder in it.</param>
    /// <exception cref="DatasetException">It lies there.</exception>
    public static void RefuseOverlap(string source, string dataHome, string set)
    {
        string real = RealPath(source), home = RealPath(dataHome);
        if (Directory.Exists(real))
        {
            if (IsAtOrBelow(real, home))
                throw new DatasetException($"{OneLine.Of(source)} lies in the data home {OneLine.Of(dataHome)}: what is there needs no import. Name a folder elsewhere.");
            if (IsAtOrBelow(home, real))
                throw new DatasetException($"{OneLine.Of(source)} holds the data home {OneLine.Of(dataHome)}, expected the folder of one data set. Name that, or another data home with --data-home.");
        }
        else if (IsAtOrBelow(real, RealPath(set)))
            throw new DatasetException($"{OneLine.Of(source)} lies in {OneLine.Of(set)}, the folder that the import would replace. Move the archive out of it.");
    }

    /// <summary>A full path without links in it, as far as it exists.</summary>
    private static string RealPath(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        string here = Path.Combine(RealPath(parent), Path.GetFileName(full));
        FileSystemInfo info = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return info.Exists && info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : here;
    }

    private static bool IsAtOrBelow(string path, string folder) =>
        path.Equals(folder, PathComparison) || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, PathComparison);
}
