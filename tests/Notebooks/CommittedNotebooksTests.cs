using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FerNotebooks.Runner;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Anatomy and metadata of the repository's own notebooks, and one run of all of them.</summary>
public sealed partial class CommittedNotebooksTests
{
    private const int MaximumCellLines = 15;

    /// <summary>Settings that make the run of all notebooks short; a notebook takes those of its own parameters.</summary>
    private static readonly string[] TinySettings = ["Epochs=1", "Size=32"];

    private static readonly string Folder = Path.Combine(RepositoryRoot.Folder, "notebooks");

    private static readonly string[] Forbidden = ["display(", "HTML(", "#!share", "#!set", "#r \"nuget:"];

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Metadata_IsThatOfADotNetNotebook(string name)
    {
        Assert.Matches("^[0-9]{2}(-[a-z0-9]+)+$", name);
        Notebook notebook = Load(name);
        NbformatRules.Check(notebook.Json);
        JsonNode metadata = notebook.Json["metadata"]!;
        Assert.Equal((".net-csharp", ".NET (C#)", "C#"), (Text(metadata, "kernelspec", "name"), Text(metadata, "kernelspec", "display_name"), Text(metadata, "kernelspec", "language")));
        Assert.Equal((".cs", "text/x-csharp", "csharp"), (Text(metadata, "language_info", "file_extension"), Text(metadata, "language_info", "mimetype"), Text(metadata, "language_info", "pygments_lexer")));
        Assert.False(string.IsNullOrEmpty(Text(metadata, "language_info", "version")));
        Assert.NotNull(metadata["polyglot_notebook"]?["kernelInfo"]);
        foreach (NotebookCell cell in notebook.Cells)
        {
            JsonNode own = cell.Json["metadata"]!;
            if (cell.IsCode)
                Assert.Equal(("csharp", "csharp"), (Text(own, "dotnet_interactive", "language"), Text(own, "polyglot_notebook", "kernelName")));
            else
                Assert.Empty(own.AsObject());
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Cells_ArePortableShortAndWithoutOutputs(string name)
    {
        NotebookCell[] code = [.. Load(name).Cells.Where(cell => cell.IsCode)];
        Assert.StartsWith("#r \"../.artifacts/ferlib/FerLib.dll\"\n", code[0].Source, StringComparison.Ordinal);
        Assert.Single(code, cell => cell.HasTag("parameters"));
        foreach (NotebookCell cell in code)
        {
            string place = $"{name}, the cell that starts with \"{cell.Source.Split('\n')[0]}\"";
            Assert.Empty(cell.Json["outputs"]!.AsArray());
            Assert.Null(cell.Json["execution_count"]);
            Assert.True(cell.Source.TrimEnd().Split('\n').Length <= MaximumCellLines, $"{place}: over {MaximumCellLines} lines");
            Assert.False(ClassPattern().IsMatch(cell.Source), $"{place}: a class definition belongs in lib/");
            Assert.False(FileLoopPattern().IsMatch(cell.Source), $"{place}: a loop over files belongs in lib/");
            Assert.False(UsingVariablePattern().IsMatch(cell.Source), $"{place}: `using var` never ends in a notebook");
            Assert.All(Forbidden, text => Assert.False(cell.Source.Contains(text, StringComparison.Ordinal), $"{place}: {text}"));
            Assert.False(LateUsingPattern().IsMatch(cell.Source), $"{place}: `using` comes first in its cell");
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Anatomy_IsTheFixedOne(string name)
    {
        Notebook notebook = Load(name);
        NotebookCell[] prose = [.. notebook.Cells.Where(cell => cell.IsMarkdown)];
        Assert.StartsWith("# ", prose[0].Source, StringComparison.Ordinal);
        Assert.EndsWith("?", notebook.Question, StringComparison.Ordinal);
        string[] headings = [.. prose.SelectMany(cell => HeadingPattern().Matches(cell.Source)).Select(match => match.Groups[1].Value.Trim())];
        string[] expected = ["Summary", "Questions", "Exercises"];
        Assert.Equal(expected, headings.Where(expected.Contains));
        Assert.Contains(".ipynb)", prose[^1].Source, StringComparison.Ordinal);
    }

    /// <summary>The runner's process loads FerLib by the notebooks' own first line only.</summary>
    [Fact]
    public void Notebooks_RunInAProcessThatDoesNotReferenceFerLib()
    {
        Assert.SkipWhen(Names.Count == 0, "The repository has no notebooks.");
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(RunnerProcess.Program)!, "FerLib.dll")));
        using var scratch = new ScratchFolder();
        string[] known = [.. NotebookFolder.Load(Folder).SelectMany(ParameterScan.NamesOf)];
        string[] settings = [.. TinySettings.Where(setting => known.Contains(setting.Split('=')[0])).SelectMany(setting => new[] { "--set", setting })];
        RunnerOutcome outcome = RunnerProcess.Run(RepositoryRoot.Folder, ["--output", scratch.Path, "--keep-going", .. settings]);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
    }

    private static Notebook Load(string name) => Notebook.Load(Path.Combine(Folder, name + ".ipynb"));

    private static string? Text(JsonNode node, string outer, string inner) => (string?)node[outer]?[inner];

    [GeneratedRegex(@"^\s*(?:(?:public|internal|sealed|static|abstract|partial|readonly)\s+)*(?:class|struct|interface|enum|record)\s+\w", RegexOptions.Multiline)]
    private static partial Regex ClassPattern();

    [GeneratedRegex(@"\bforeach\b[^\n]*(?:Directory\.|File\.|EnumerateFiles|GetFiles)")]
    private static partial Regex FileLoopPattern();

    [GeneratedRegex(@"^using\s+var\b", RegexOptions.Multiline)]
    private static partial Regex UsingVariablePattern();

    [GeneratedRegex(@"^(?!using |#r |//|\s*$).*\n(?:.*\n)*using [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex LateUsingPattern();

    [GeneratedRegex(@"^##\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();
}
