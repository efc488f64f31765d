using FerLib.Tests.Notebooks;
using FerNotebooks.Runner;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>Cells with mistakes end alike in the real kernel and in the runner: the same exception, the same text, and no cell after it.</summary>
public sealed class RealKernelErrorTests(KernelHostFixture kernel) : IClassFixture<KernelHostFixture>
{
    [Theory]
    [InlineData("does-not-compile", "var a = 1;\n\nvar b = a + c;\nint d = \"text\";")]
    [InlineData("throws", "Console.WriteLine(\"before\");\nthrow new InvalidOperationException(\"expected 1, got 2\");")]
    [InlineData("throws-in-the-library", "DataSetLocator.Open(\"practice/nothing\", new DataSetOptions())")]
    [InlineData("throws-late", "await Task.Delay(1);\nint.Parse(\"x\")")]
    public void Error_InTheRealKernel_ReadsAsInTheRunner(string name, string mistake)
    {
        new NotebookText(name).Code($"#r \"{NotebookCopy.LibraryFolder}/FerLib.dll\"\nusing FerLib.Datasets;").Code("\"a value\"").Code(mistake)
            .Code("\"never\"").Write(kernel.NotebookFolder, name);
        string reports = Path.Combine(kernel.NotebookFolder, "reports");
        RunnerOutcome outcome = RunnerProcess.Run(kernel.NotebookFolder, "--folder", kernel.NotebookFolder, "--output", reports, name);
        Assert.Equal(1, outcome.ExitCode);
        NotebookCell[] runner = [.. Notebook.Load(Path.Combine(reports, name + ".ipynb")).Cells.Where(cell => cell.IsCode)];
        var real = kernel.Run(name);
        Assert.Equal(runner[..3].Select(cell => (string)cell.Json["id"]!), real.Keys);
        Assert.All(runner[..3], cell => Assert.Equal(CellOutputs.OfRunner(cell), CellOutputs.OfKernel(real[(string)cell.Json["id"]!])));
        Assert.Contains(CellOutputs.OfRunner(runner[2]), line => line.StartsWith("error: ", StringComparison.Ordinal));
    }
}
