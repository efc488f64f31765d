namespace FerNotebooks.Runner.Kernel;

/// <summary>A stretch of one cell in one language: a whole cell, or what stands between two magic lines.</summary>
/// <param name="Language">csharp, markdown, html, or the unknown word after <c>#!</c>.</param>
/// <param name="Text">C# is padded with empty lines in front, so that its line numbers are the cell's own.</param>
/// <param name="Line">The line of the cell, from 1, on which the stretch starts.</param>
internal sealed record CellPart(string Language, string Text, int Line)
{
    /// <summary>Cuts a cell at its magic lines (<c>#!markdown</c>, <c>#!html</c>, <c>#!csharp</c>).</summary>
    public static IReadOnlyList<CellPart> Split(string source, string language)
    {
        var parts = new List<CellPart>();
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            if (i < lines.Length && !lines[i].StartsWith("#!", StringComparison.Ordinal))
                continue;
            Add(parts, language, lines, start, i);
            if (i == lines.Length)
                break;
            language = Normalize(lines[i][2..].Trim());
            if (!IsKnown(language))
                parts.Add(new CellPart(language, "", i + 1));
            start = i + 1;
        }

        return parts;
    }

    /// <summary>The languages the runner executes.</summary>
    public static bool IsKnown(string language) => language is "csharp" or "markdown" or "html";

    private static string Normalize(string word) => word.ToLowerInvariant() switch
    {
        "c#" or "csharp" or "" => "csharp",
        "md" or "markdown" => "markdown",
        "html" => "html",
        _ => word,
    };

    private static void Add(List<CellPart> parts, string language, string[] lines, int start, int end)
    {
        var text = string.Join('\n', lines[start..end]);
        if (string.IsNullOrWhiteSpace(text) || !IsKnown(language))
            return;
        if (language == "csharp")
            text = new string('\n', start) + text;
        parts.Add(new CellPart(language, text, start + 1));
    }
}
