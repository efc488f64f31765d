using System.Text.RegularExpressions;
using FerLib.Experiments.Claims;
using Xunit;

namespace FerLib.Tests.Experiments.Claims;

/// <summary>The paper's text, taken out of its file: it is not in this repository, but may lie beside it.</summary>
internal sealed partial class PaperText
{
    // Each part begins behind this line; the order is that of the file.
    private static readonly (PaperSection Section, string Beginning)[] Beginnings =
    [
        (PaperSection.Title, "# A ROBUST"), (PaperSection.Abstract, "### Abstract"), (PaperSection.Introduction, "### INTRODUCTION"),
        (PaperSection.RelatedWork, "#### 1. Related work"), (PaperSection.DataSets, "### 3.1 Dataset"),
        (PaperSection.Preprocessing, "### 3.2. Preprocessing"), (PaperSection.Architecture, "2.3. The proposed CNN"),
        (PaperSection.Results, "### 3. Results"), (PaperSection.Table2, "Table 2: Results obtained"), (PaperSection.Table3, "### Table 3:"),
        (PaperSection.Conclusions, "### 4. Conclusions"), (PaperSection.Ethics, "### **Compliance"), (PaperSection.References, "### REFERENCES"),
    ];

    private readonly Dictionary<PaperSection, string> _sections = [];

    private PaperText(string[] lines)
    {
        int[] starts = [.. Beginnings.Select(beginning =>
            Array.FindIndex(lines, line => line.StartsWith(beginning.Beginning, StringComparison.Ordinal)))];
        Assert.DoesNotContain(-1, starts);
        for (int i = 0; i < Beginnings.Length; i++)
        {
            int end = i + 1 < starts.Length ? starts[i + 1] : lines.Length;
            _sections[Beginnings[i].Section] = Plain(string.Join(' ', lines[starts[i]..end].Where(line => !PageHead().IsMatch(line))));
        }
    }

    /// <summary>Reads the text, or skips the test where it is not there.</summary>
    public static PaperText Load()
    {
        string? file = RepositoryRoot.Shared is { } shared ? Path.Combine(shared, "paper.txt") : null;
        Assert.SkipWhen(!File.Exists(file), "There is no shared/paper.txt beside the repository: the paper's text is not part of it.");
        return new PaperText(File.ReadAllLines(file!));
    }

    public string this[PaperSection section] => _sections[section];

    /// <summary>White space and marks of emphasis as one space, as in the quotes.</summary>
    public static string Plain(string text) => WhiteSpace().Replace(text.Replace("*", "", StringComparison.Ordinal), " ");

    [GeneratedRegex(@"^(ISSN \(e\)|#* ?Volume 3, Issue)")]
    private static partial Regex PageHead();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
