using System.Text.Json.Nodes;
using FerLib.Tests.Notebooks;
using FerNotebooks.Runner;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>
/// Every committed notebook in the C# kernel of .NET Interactive and in this repository's runner: each cell shows the same, MIME type by
/// MIME type and letter by letter; see <see cref="CellOutputs"/> for the little that is not compared.
/// </summary>
public sealed class RealKernelTests(RealKernelTests.Runs runs) : IClassFixture<RealKernelTests.Runs>
{
    /// <summary>A notebook takes those of its own parameters.</summary>
    private static readonly string[] TinySettings = ["Epochs=1", "Size=32", "Steps=2", "Seeds=1", "Pictures=60", "CostSizes=32,64"];

    public static TheoryData<string> Names => [.. NotebookFolder.Load(Path.Combine(RepositoryRoot.Folder, "notebooks")).Select(notebook => notebook.Name)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Notebook_InTheRealKernel_ShowsWhatTheRunnerShows(string name)
    {
        Notebook executed = Notebook.Load(Path.Combine(runs.Reports, name + ".ipynb"));
        Dictionary<string, JsonObject[]> kernel = runs.Kernel.Run(name, [.. Known(executed), runs.Results]);
        NotebookCell[] code = [.. executed.Cells.Where(cell => cell.IsCode)];
        Assert.Equal(code.Select(cell => (string)cell.Json["id"]!), kernel.Keys);
        Assert.All(code, cell => Assert.Equal(
            CellOutputs.Comparable(cell, CellOutputs.OfRunner(cell)), CellOutputs.Comparable(cell, CellOutputs.OfKernel(kernel[(string)cell.Json["id"]!]))));
        Assert.Contains(kernel.Values.SelectMany(outputs => outputs), output => ((string?)output["data"]?["text/html"])?.Contains("<svg", StringComparison.Ordinal) == true);
    }

    private static bool KeepsResults(string name) => name[..2] is "05" or "06" or "07";

    private static string[] Known(Notebook notebook)
    {
        string[] names = [.. ParameterScan.NamesOf(notebook)];
        return [.. TinySettings.Where(setting => names.Contains(setting.Split('=')[0]))];
    }

    /// <summary>One run of the runner over all notebooks, and the host that the tests run them in again.</summary>
    public sealed class Runs : IDisposable
    {
        public Runs()
        {
            IReadOnlyList<Notebook> notebooks = NotebookFolder.Load(Path.Combine(RepositoryRoot.Folder, "notebooks"));
            foreach (Notebook notebook in notebooks)
                File.WriteAllText(Path.Combine(Kernel.NotebookFolder, notebook.Name + ".ipynb"), NotebookCopy.Of(notebook).ToJsonString());
            // First the jobs, so that both hosts read the same records: a cell says which jobs it ran itself.
            Run([.. notebooks.Select(notebook => notebook.Name).Where(KeepsResults)]);
            Run([]);

            void Run(string[] names)
            {
                RunnerOutcome outcome = RunnerProcess.Run(
                    RepositoryRoot.Folder, [.. names, "--folder", Kernel.NotebookFolder, "--output", Reports, "--keep-going", .. SettingsOf(names), "--set", Results]);
                Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
            }

            string[] SettingsOf(string[] names) => [.. notebooks.Where(notebook => names.Length == 0 || names.Contains(notebook.Name))
                .SelectMany(Known).Distinct().SelectMany(setting => new[] { "--set", setting })];
        }

        /// <summary>The setting of the folder of results.</summary>
        public string Results => $"Results={Path.Combine(Kernel.NotebookFolder, "results")}";

        public KernelHostFixture Kernel { get; } = new();

        /// <summary>The notebooks that the runner executed.</summary>
        public string Reports => Path.Combine(Kernel.NotebookFolder, "reports");

        public void Dispose() => Kernel.Dispose();
    }
}
