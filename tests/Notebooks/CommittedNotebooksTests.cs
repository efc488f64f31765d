using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FerNotebooks.Runner;
using FerNotebooks.Runner.Reports;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>Anatomy and metadata of the repository's own notebooks, and that every exercise has its solution.</summary>
public sealed partial class CommittedNotebooksTests
{
    private const int MaximumCellLines = 15;

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
            Assert.False(NullableReferencePattern().IsMatch(cell.Source), $"{place}: other hosts warn of `?` on a type that can be null anyway");
            Assert.False(LateUsingPattern().IsMatch(cell.Source), $"{place}: `using` comes first in its cell");
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Anatomy_IsTheFixedOne(string name)
    {
        Notebook notebook = Load(name);
        string[] title = notebook.Cells[0].Source.Split('\n');
        Assert.Equal($"# {name[..2]} ", title[0][..5]);
        Assert.Matches(@"^\*\*The question:\*\* .*\?$", notebook.Question);
        string[] goals = ["What you learn", "What it needs", "How long"];
        Assert.Equal(goals, title.Where(line => GoalPattern().IsMatch(line)).Select(line => line.Split('|')[1].Trim()));
        Assert.Contains("2 cores", title.Single(line => line.StartsWith("| How long", StringComparison.Ordinal)), StringComparison.Ordinal);
        IEnumerable<string> headings = Prose(notebook).SelectMany(cell => HeadingPattern().Matches(cell.Source))
            .Select(match => match.Groups[1].Value.Trim());
        Assert.Equal(["Summary", "Words", "Questions", "Exercises"], headings.TakeLast(4));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Formulas_ShowAlikeInReportsAndNotebookHosts(string name) => Assert.Empty(
        Prose(Load(name)).SelectMany(cell => MarkdownText.FormulaMistakes(cell.Source)
            .Select(mistake => $"{name}, the cell {(string?)cell.Json["id"]}, {mistake}")));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void LastText_LeadsToTheAnswersAndTheNeighbors(string name)
    {
        string text = Prose(Load(name))[^1].Source;
        Assert.Contains("`notebooks/solutions.md`", text, StringComparison.Ordinal);
        string[] order = [.. NotebookFolder.Load(Folder).Select(notebook => notebook.Name)];
        int place = Array.IndexOf(order, name);
        Assert.Equal(LinkTo(order, place - 1), LinkIn(text, "Previous: "));
        Assert.Equal(LinkTo(order, place + 1), LinkIn(text, "Next: "));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Exercises_AreNumberedCellsOfTheirKind(string name)
    {
        NotebookCell[] exercises = [.. Exercises(Load(name))];
        Assert.True(exercises.Length >= 2, $"{name}: {exercises.Length} cells are tagged exercise, expected two or more");
        IEnumerable<string> ids = Enumerable.Range(1, exercises.Length).Select(n => $"exercise-{n}");
        Assert.Equal(ids, exercises.Select(cell => (string?)cell.Json["id"]));
        Assert.All(exercises, cell => Assert.Matches(@"\bExercise\.(Number|Numbers|Choice)\((?s:.*)\)\s*\z", cell.Source));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Solutions_AnswerEveryQuestionAndExercise(string name)
    {
        Notebook notebook = Load(name);
        string text = string.Join("\n\n", Prose(notebook).Select(cell => cell.Source));
        int exercises = text.IndexOf("## Exercises", StringComparison.Ordinal);
        IReadOnlyList<int> asked = NumberedItems.In(text[text.IndexOf("## Questions", StringComparison.Ordinal)..exercises]);
        Assert.InRange(asked.Count, 3, 5);
        Assert.Equal(asked, Solutions.Load().Answered(name, "Questions"));
        IReadOnlyList<int> tasks = NumberedItems.In(text[exercises..]);
        Assert.True(tasks.Count >= Exercises(notebook).Count(), $"{name}: an exercise cell without a numbered text");
        Assert.Equal(tasks, Solutions.Load().Answered(name, "Exercises"));
    }

    /// <summary>A solved cell stands alone: it declares what the cell it replaces declares, under the same names.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Solutions_ReplaceTheWholeCell(string name) => Assert.All(Exercises(Load(name)), cell =>
    {
        string solved = Solutions.Load().CellOf(name, (string)cell.Json["id"]!);
        Assert.Subset(VariablesOf(solved).ToHashSet(), VariablesOf(cell.Source).ToHashSet());
        Assert.False(NullableReferencePattern().IsMatch(solved), $"{name}: other hosts warn of `?` on a type that can be null anyway:\n{solved}");
        Assert.True(solved.TrimEnd().Split('\n').Length <= MaximumCellLines, $"{name}: over {MaximumCellLines} lines:\n{solved}");
    });

    /// <summary>A setting that every notebook takes cannot mean something else in one of them.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Parameters_AreNoneOfTheCommonSettings(string name) =>
        Assert.Empty(ParameterScan.NamesOf(Load(name)).Intersect(ParameterScan.Common, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Solutions_AreThoseOfTheNotebooks()
    {
        Assert.SkipWhen(Names.Count == 0, "The repository has no notebooks.");
        IEnumerable<(string, string)> exercises = NotebookFolder.Load(Folder)
            .SelectMany(notebook => Exercises(notebook).Select(cell => (notebook.Name[..2], (string)cell.Json["id"]!)));
        Assert.Equal(exercises.Order(), Solutions.Load().Cells.Order());
    }

    private static Notebook Load(string name) => Notebook.Load(Path.Combine(Folder, name + ".ipynb"));

    private static NotebookCell[] Prose(Notebook notebook) => [.. notebook.Cells.Where(cell => cell.IsMarkdown)];

    private static IEnumerable<NotebookCell> Exercises(Notebook notebook) => notebook.Cells.Where(cell => cell.HasTag("exercise"));

    private static string LinkTo(string[] order, int place) =>
        place < 0 || place >= order.Length ? "none" : $"[{Load(order[place]).Title}]({order[place]}.ipynb)";

    private static string LinkIn(string text, string word) =>
        Regex.Match(text, word + @"(\[[^\]]+\]\([^)]+\))") is { Success: true } link ? link.Groups[1].Value : "none";

    private static IEnumerable<string> VariablesOf(string cell) =>
        CSharpSyntaxTree.ParseText(cell, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot().ChildNodes()
            .SelectMany(member => member.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            .Select(variable => variable.Identifier.Text);

    private static string? Text(JsonNode node, string outer, string inner) => (string?)node[outer]?[inner];

    [GeneratedRegex(@"^\s*(?:(?:public|internal|sealed|static|abstract|partial|readonly)\s+)*(?:class|struct|interface|enum|record)\s+\w", RegexOptions.Multiline)]
    private static partial Regex ClassPattern();

    [GeneratedRegex(@"\bforeach\b[^\n]*(?:Directory\.|File\.|EnumerateFiles|GetFiles)")]
    private static partial Regex FileLoopPattern();

    [GeneratedRegex(@"(?:\bstring|\bobject|\])\?\s+\w+\s*[=;]")]
    private static partial Regex NullableReferencePattern();

    [GeneratedRegex(@"^using\s+var\b", RegexOptions.Multiline)]
    private static partial Regex UsingVariablePattern();

    [GeneratedRegex(@"^(?!using |#r |//|\s*$).*\n(?:.*\n)*using [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex LateUsingPattern();

    [GeneratedRegex(@"^\| (What|How)")]
    private static partial Regex GoalPattern();

    [GeneratedRegex(@"^##\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();
}
