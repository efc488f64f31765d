using System.Text.Json.Nodes;
using FerNotebooks.Runner;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>
/// One run of all of the repository's notebooks, at settings that make it short. Before each exercise its solution runs, so that one run
/// shows both: as committed an exercise is not tried yet, and solved it is right. Each report on data says that they are practice data. That a
/// solution needs nothing of the cell that it replaces is shown by <see cref="CommittedNotebooksTests.Solutions_ReplaceTheWholeCell"/>.
/// </summary>
public sealed class CommittedNotebooksRunTests
{
    private const string Solved = "solved-";

    /// <summary>A notebook takes those of its own parameters.</summary>
    private static readonly string[] TinySettings = ["Epochs=1", "Size=32", "Steps=2", "Seeds=1", "CostSizes=32,64"];

    private static readonly string Folder = Path.Combine(RepositoryRoot.Folder, "notebooks");

    /// <summary>The runner's process loads FerLib by the notebooks' own first line only.</summary>
    [Fact]
    public void Notebooks_RunInAProcessThatDoesNotReferenceFerLibAndTheirSolutionsAreRight()
    {
        IReadOnlyList<Notebook> notebooks = NotebookFolder.Load(Folder);
        Assert.SkipWhen(notebooks.Count == 0, "The repository has no notebooks.");
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(RunnerProcess.Program)!, "FerLib.dll")));
        using var scratch = new ScratchFolder();
        string output = Path.Combine(scratch.Path, "reports");
        foreach (Notebook notebook in notebooks)
            File.WriteAllText(Path.Combine(scratch.Path, notebook.Name + ".ipynb"), WithSolutions(notebook).ToJsonString());
        string[] known = [.. notebooks.SelectMany(ParameterScan.NamesOf)];
        string[] settings = [.. TinySettings.Where(setting => known.Contains(setting.Split('=')[0])).Append($"Results={Path.Combine(scratch.Path, "results")}")
            .SelectMany(setting => new[] { "--set", setting })];
        RunnerOutcome outcome =
            RunnerProcess.Run(RepositoryRoot.Folder, ["--folder", scratch.Path, "--output", output, "--keep-going", .. settings]);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.All(notebooks.Where(TakesData), notebook => Assert.Contains(
            "class=\"banner practice\"", File.ReadAllText(Path.Combine(output, notebook.Name + ".html")), StringComparison.Ordinal));
        Assert.All(notebooks, notebook => CheckExercises(Notebook.Load(Path.Combine(output, notebook.Name + ".ipynb"))));
    }

    private static bool TakesData(Notebook notebook) => ParameterScan.NamesOf(notebook).Any(name => name is "DataSet" or "DataSets");

    private static JsonObject WithSolutions(Notebook notebook)
    {
        var solutions = Solutions.Load();
        JsonObject copy = NotebookCopy.Of(notebook);
        JsonArray cells = copy["cells"]!.AsArray();
        foreach (JsonNode exercise in notebook.Cells.Where(cell => cell.HasTag("exercise")).Select(cell => cells[cell.Index]!).ToArray())
        {
            string id = (string)exercise["id"]!;
            var solved = (JsonObject)exercise.DeepClone();
            solved["id"] = Solved + id;
            solved["source"] = solutions.CellOf(notebook.Name, id);
            cells.Insert(cells.IndexOf(exercise), solved);
        }

        return copy;
    }

    private static void CheckExercises(Notebook executed) => Assert.All(executed.Cells.Where(cell => cell.HasTag("exercise")), cell =>
    {
        string id = (string)cell.Json["id"]!;
        JsonArray outputs = cell.Json["outputs"]!.AsArray();
        string html = string.Concat(outputs.Select(output => NotebookCell.TextOf(output!["data"]?["text/html"])));
        string text = string.Concat(outputs.Select(output => NotebookCell.TextOf(output!["data"]?["text/plain"])));
        string verdict = id.StartsWith(Solved, StringComparison.Ordinal) ? "right" : "open";
        bool isSo = html.Contains($"data-fer-exercise=\"{verdict}\"", StringComparison.Ordinal);
        Assert.True(isSo, $"{executed.Name}, {id}: expected {verdict}, got: {text}");
    });
}
