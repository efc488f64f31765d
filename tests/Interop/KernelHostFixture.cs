using System.Diagnostics;
using System.Text.Json.Nodes;
using FerLib.Tests.Notebooks;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>
/// The program of KernelHost/, copied to a folder outside the repository, so that nothing of the build's output folders lies beside it or
/// above it: what a notebook finds there, it finds by its own `#r`, as in a reader's host.
/// </summary>
public sealed class KernelHostFixture : IDisposable
{
    private const int Limit = 300_000;

    private readonly ScratchFolder _scratch = new();

    public KernelHostFixture()
    {
        string built = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", "KernelHost", new DirectoryInfo(AppContext.BaseDirectory).Name));
        Assert.False(File.Exists(Path.Combine(built, "FerLib.dll")), "the host must not bring a FerLib of its own");
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_scratch.Path, "host", Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        NotebookFolder = Directory.CreateDirectory(Path.Combine(_scratch.Path, "notebooks")).FullName;
    }

    /// <summary>The folder for the notebooks of the tests.</summary>
    public string NotebookFolder { get; }

    /// <summary>Runs a notebook of <see cref="NotebookFolder"/> up to the first cell that fails.</summary>
    /// <param name="name">Its file name without <c>.ipynb</c>.</param>
    /// <param name="settings">Parameters of the notebook, each NAME=VALUE.</param>
    /// <returns>The outputs of each code cell that ran, by the cell's id.</returns>
    internal Dictionary<string, JsonObject[]> Run(string name, params string[] settings)
    {
        string record = Path.Combine(_scratch.Path, name + ".json");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_scratch.Path, "host", "KernelHost.dll"), name + ".ipynb", record])
        {
            WorkingDirectory = NotebookFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("FER_Host");
        start.Environment["FER_Profile"] = "quick";
        start.Environment["FER_WorkingFolder"] = RepositoryRoot.Folder;
        foreach (string[] setting in settings.Select(setting => setting.Split('=', 2)))
            start.Environment["FER_" + setting[0]] = setting[1];
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit), $"{name}: the kernel did not end");
        Assert.True(process.ExitCode == 0, $"{name}: {output.Result}{error.Result}");
        return JsonNode.Parse(File.ReadAllText(record))!.AsArray().ToDictionary(
            cell => (string)cell!["id"]!, cell => (JsonObject[])[.. cell!["outputs"]!.AsArray().Select(shown => shown!.AsObject())]);
    }

    public void Dispose() => _scratch.Dispose();
}
