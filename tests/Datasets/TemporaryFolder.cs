namespace FerLib.Tests.Datasets;

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ferlib-datasets-").FullName;

    /// <summary>Makes empty files at relative paths: readers go by names.</summary>
    public TemporaryFolder With(params IEnumerable<string> files)
    {
        foreach (string file in files)
            Write(file, "");
        return this;
    }

    public string Write(string file, string text)
    {
        string full = At(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public string At(string relative) => System.IO.Path.Combine(Path, relative);

    public void Dispose()
    {
        // A test may have taken the right to read away.
        if (!OperatingSystem.IsWindows())
        {
            foreach (string folder in Directory.EnumerateDirectories(Path))
            {
                if (new DirectoryInfo(folder).LinkTarget is null)
                    File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Directory.Delete(Path, recursive: true);
    }
}
