using FerLib.Notebooks;
using FerLib.Tests.Notebooks;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>A notebook whose FerLib lies without its native parts: what the reader is told, and the way round.</summary>
public sealed class MissingNativeTests
{
    private static readonly string[] Managed = [".dll", ".json", ".xml"];

    [Fact]
    public void Engine_WithoutNativeLibrary_NamesPackageVersionAndCommandAndTheOwnEngineStandsIn()
    {
        using var scratch = new ScratchFolder();
        string stripped = Directory.CreateDirectory(Path.Combine(scratch.Path, "ferlib")).FullName;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(WorkbookPaths.RepositoryRoot, ".artifacts", "ferlib")).Where(IsManaged))
            File.Copy(file, Path.Combine(stripped, Path.GetFileName(file)));
        string notebooks = Directory.CreateDirectory(Path.Combine(scratch.Path, "notebooks")).FullName;
        string setUp = $"#r \"{stripped.Replace('\\', '/')}/FerLib.dll\"\nusing FerLib.Notebooks;";
        new NotebookText("No native part").Code(setUp).Code("Show.Engine(Workbook.Engine())").Write(notebooks, "01-engine");

        RunnerOutcome asked = Run(scratch, engine: "torchsharp");
        Assert.Equal(1, asked.ExitCode);
        AssertSaysWhatToDo(Executed(scratch));

        RunnerOutcome standIn = Run(scratch, engine: null);
        Assert.True(standIn.ExitCode == 0, standIn.Output + standIn.Error);
        Assert.Contains("FerLib CPU engine", Executed(scratch), StringComparison.Ordinal);
        Assert.Contains("stands in for torchsharp, which did not start", Executed(scratch), StringComparison.Ordinal);
        AssertSaysWhatToDo(Executed(scratch));
        Assert.DoesNotContain("Trace from LoadNativeBackend", Executed(scratch), StringComparison.Ordinal);

        RunnerOutcome own = Run(scratch, engine: "ferlib");
        Assert.True(own.ExitCode == 0, own.Output + own.Error);
        Assert.Contains("FerLib CPU engine", Executed(scratch), StringComparison.Ordinal);
        Assert.DoesNotContain("stands in", Executed(scratch), StringComparison.Ordinal);
    }

    private static void AssertSaysWhatToDo(string executed)
    {
        Assert.Matches(@"TorchSharp \d+\.\d+\.\d+ cannot load its native part, libtorch \d+\.\d+\.\d+", executed);
        Assert.Contains("dotnet build FerLib.csproj -p:FerStack=cpu", executed, StringComparison.Ordinal);
        Assert.Contains("FER_Engine=ferlib", executed, StringComparison.Ordinal);
    }

    private static string Executed(ScratchFolder scratch) => File.ReadAllText(Path.Combine(scratch.Path, "reports", "01-engine.ipynb"));

    // The package looks for its native part in the reader's package cache too: there is none in these folders.
    private static RunnerOutcome Run(ScratchFolder scratch, string? engine) => RunnerProcess.Run(
        scratch.Path,
        new Dictionary<string, string?> { ["HOME"] = scratch.Path, ["USERPROFILE"] = scratch.Path, ["NUGET_PACKAGES"] = null, ["FER_Engine"] = engine, ["FER_Device"] = null },
        "--folder", Path.Combine(scratch.Path, "notebooks"), "--output", "reports");

    // Native libraries on Windows are .dll files too: a managed one says so in its own header.
    private static bool IsManaged(string file)
    {
        if (!Managed.Contains(Path.GetExtension(file)))
            return false;
        if (Path.GetExtension(file) != ".dll")
            return true;
        using var reader = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(file));
        return reader.HasMetadata;
    }
}
