namespace FerLib.Tests;

/// <summary>Where the tests' files are: the folder above the build output that holds FerLib.csproj.</summary>
public static class RepositoryRoot
{
    /// <summary>The repository's folder.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The folder `shared` beside the repository (real pictures, measurements), or null where it does not exist.</summary>
    public static string? Shared
    {
        get
        {
            string folder = Path.GetFullPath(Path.Combine(Folder, "..", "shared"));
            return Directory.Exists(folder) ? folder : null;
        }
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FerLib.csproj")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException(
            $"{AppContext.BaseDirectory}: no folder above it holds FerLib.csproj. Run the tests from a build in the repository.");
    }
}
