using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>The file with the answers: a section a notebook, with the numbers answered and the code of whole cells.</summary>
internal sealed partial class Solutions
{
    private readonly Dictionary<string, string> _sections;
    private readonly Dictionary<(string Notebook, string Exercise), string> _cells = [];

    private Solutions(string text)
    {
        _sections = SectionPattern().Matches(text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        foreach (FencedCodeBlock block in Markdown.Parse(text).Descendants<FencedCodeBlock>())
        {
            string code = block.Lines.ToString();
            if (MarkPattern().Match(code) is { Success: true } mark)
                _cells.Add((mark.Groups[1].Value, mark.Groups[2].Value), code);
        }
    }

    /// <summary>The notebooks' numbers and the exercises' ids that have code.</summary>
    public IReadOnlyCollection<(string Notebook, string Exercise)> Cells => _cells.Keys;

    /// <summary>Reads the repository's file.</summary>
    public static Solutions Load() =>
        new(File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "notebooks", "solutions.md")).ReplaceLineEndings("\n"));

    /// <summary>The solved cell of an exercise.</summary>
    public string CellOf(string notebook, string exercise)
    {
        string number = notebook[..2];
        Assert.True(
            _cells.TryGetValue((number, exercise), out string? code),
            $"notebooks/solutions.md: no code block whose first line is `// {number} {exercise}`, the solved cell of {notebook}.");
        return code!;
    }

    /// <summary>The numbers that are answered under a heading of a notebook's section: Questions or Exercises.</summary>
    public IReadOnlyList<int> Answered(string notebook, string heading)
    {
        string number = notebook[..2];
        Assert.True(_sections.TryGetValue(number, out string? section), $"notebooks/solutions.md: no section for {notebook}.");
        string[] parts = PartPattern().Split(section!);
        int place = Array.IndexOf(parts, heading);
        Assert.True(place >= 0, $"notebooks/solutions.md: no `**{heading}**` in the section of {notebook}.");
        return NumberedItems.In(parts[place + 1]);
    }

    [GeneratedRegex(@"^## (\d\d)\b[^\n]*\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^\*\*(Questions|Exercises)\*\*$", RegexOptions.Multiline)]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"\A// (\d\d) (exercise-\d+)\s*\n")]
    private static partial Regex MarkPattern();
}
