using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FerNotebooks.Runner;

/// <summary>A notebook file (nbformat 4): its JSON, kept whole, and its cells.</summary>
internal sealed partial class Notebook
{
    private Notebook(string path, JsonObject json)
    {
        Path = path;
        Json = json;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        Cells = [.. json["cells"]!.AsArray().Select((cell, index) => new NotebookCell(index, cell!.AsObject()))];
    }

    public string Path { get; }

    /// <summary>The file name without <c>.ipynb</c>.</summary>
    public string Name { get; }

    public JsonObject Json { get; }

    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The first heading, or the file name.</summary>
    public string Title => HeadingPattern().Match(FirstText) is { Success: true } heading ? heading.Groups[1].Value.Trim() : Name;

    /// <summary>The first paragraph under the title: the question the notebook answers; empty when there is none.</summary>
    public string Question
    {
        get
        {
            var lines = FirstText.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => !line.StartsWith("# ", StringComparison.Ordinal)).Skip(1);
            var paragraph = lines.SkipWhile(string.IsNullOrWhiteSpace).TakeWhile(line => !string.IsNullOrWhiteSpace(line));
            return string.Join(' ', paragraph.Select(line => line.Trim()));
        }
    }

    private string FirstText => Cells.FirstOrDefault(cell => cell.IsMarkdown)?.Source ?? "";

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="UserMistakeException">The file cannot be read or is no notebook.</exception>
    public static Notebook Load(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path))?.AsObject();
            if (json?["cells"] is JsonArray && json["nbformat"]?.GetValue<int>() == 4)
                return new Notebook(path, json);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new UserMistakeException($"{System.IO.Path.GetFileName(path)} cannot be read as a notebook ({error.Message.TrimEnd('.')}). Restore it, for example with git checkout {path}", error);
        }

        throw new UserMistakeException($"{System.IO.Path.GetFileName(path)} is not a notebook of nbformat 4. Restore it, for example with git checkout {path}");
    }

    [GeneratedRegex(@"^#\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();
}
