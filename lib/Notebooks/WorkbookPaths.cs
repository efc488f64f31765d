using FerLib.Datasets;

namespace FerLib.Notebooks;

/// <summary>The folders of the workbook, found the same way in every notebook host.</summary>
public static class WorkbookPaths
{
    /// <summary>The repository: the folder with FerLib.csproj at or above this library, or at or above the current folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none: the library was moved out of its repository.</exception>
    public static string RepositoryRoot =>
        DataHome.RepositoryAbove(Path.GetDirectoryName(typeof(WorkbookPaths).Assembly.Location))
        ?? DataHome.RepositoryAbove(Environment.CurrentDirectory)
        ?? throw new DirectoryNotFoundException("No FerLib.csproj above the library or the current folder: open the notebook inside its repository.");

    /// <summary>The folder that holds the data sets of this machine; see <see cref="DataHome"/>.</summary>
    public static string DataFolder => DataHome.Default;

    /// <summary>What relative paths in parameters count from: where the runner's command was typed; in another host, the repository.</summary>
    public static string WorkingFolder =>
        Environment.GetEnvironmentVariable(DataHome.WorkingFolderVariable) is { Length: > 0 } typed ? Path.GetFullPath(typed) : RepositoryRoot;

    /// <summary>A path from a parameter as a full path.</summary>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetFullPath(path, WorkingFolder);
    }
}
