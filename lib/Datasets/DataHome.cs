namespace FerLib.Datasets;

/// <summary>The folder that holds the data sets of this machine: never in the repository's history, never needed to build or test.</summary>
public static class DataHome
{
    /// <summary>The environment variable that names the data home.</summary>
    public const string Variable = "FER_DataHome";

    /// <summary>The environment variable in which the notebook runner says where its command was typed.</summary>
    public const string WorkingFolderVariable = "FER_WorkingFolder";

    /// <summary>The data home of this process: see <see cref="Find"/>, upward from the program, this library and the current folder.</summary>
    public static string Default => Find(
        Environment.GetEnvironmentVariable(Variable), WorkingFolder, AppContext.BaseDirectory, LibraryFolder, Environment.CurrentDirectory);

    /// <summary>The folder that relative paths count from: where the runner's command was typed, otherwise the current folder.</summary>
    public static string WorkingFolder =>
        Environment.GetEnvironmentVariable(WorkingFolderVariable) is { Length: > 0 } typed ? Path.GetFullPath(typed) : Environment.CurrentDirectory;

    // A notebook host loads the library from .artifacts/ferlib, while its own base folder is elsewhere.
    private static string? LibraryFolder => Path.GetDirectoryName(typeof(DataHome).Assembly.Location);

    /// <summary>
    /// Finds the data home: <paramref name="stated"/> if there is one, else <c>data</c> beside the first FerLib.csproj found upward from a
    /// starting folder, else <c>FerLib/data</c> in the user's application data.
    /// </summary>
    /// <param name="stated">What <see cref="Variable"/> says; null or empty if it is not set.</param>
    /// <param name="workingFolder">What a relative <paramref name="stated"/> counts from.</param>
    /// <param name="startFolders">Where to look for the repository, in this order; null and empty ones are passed over.</param>
    /// <returns>A full path; the folder need not exist.</returns>
    public static string Find(string? stated, string workingFolder, params ReadOnlySpan<string?> startFolders)
    {
        if (!string.IsNullOrWhiteSpace(stated))
            return Path.GetFullPath(stated, Path.GetFullPath(workingFolder));
        foreach (string? start in startFolders)
        {
            if (RepositoryAbove(start) is { } repository)
                return Path.Combine(repository, "data");
        }

        string user = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(user.Length > 0 ? user : Path.GetTempPath(), "FerLib", "data");
    }

    /// <summary>The nearest folder at or above <paramref name="start"/> that holds FerLib.csproj, or null.</summary>
    public static string? RepositoryAbove(string? start)
    {
        if (string.IsNullOrEmpty(start))
            return null;
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FerLib.csproj")))
                return folder.FullName;
        }

        return null;
    }
}
