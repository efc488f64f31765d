using System.Text.Json.Nodes;

namespace FerNotebooks.Runner;

/// <summary>One cell of a notebook.</summary>
/// <param name="Index">Its position among all cells, from 0.</param>
/// <param name="Json">The cell's JSON.</param>
internal sealed record NotebookCell(int Index, JsonObject Json)
{
    public bool IsCode => Kind == "code";

    public bool IsMarkdown => Kind == "markdown";

    /// <summary>code, markdown or raw.</summary>
    public string Kind => Json["cell_type"]?.GetValue<string>() ?? "raw";

    /// <summary>The cell's text; stored as one string or as a list of lines.</summary>
    public string Source => TextOf(Json["source"]);

    /// <summary>The language the cell starts in.</summary>
    public string Language =>
        Json["metadata"]?["polyglot_notebook"]?["kernelName"]?.GetValue<string>()
        ?? Json["metadata"]?["dotnet_interactive"]?["language"]?.GetValue<string>()
        ?? "csharp";

    /// <summary>True for the cell that holds the notebook's parameters.</summary>
    public bool HasTag(string tag) =>
        Json["metadata"]?["tags"] is JsonArray tags && tags.Any(t => t?.GetValue<string>() == tag);

    /// <summary>A notebook's multi-line string: one string, or a list of lines that keep their line ends.</summary>
    public static string TextOf(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => line?.GetValue<string>())),
        _ => node.GetValue<string>(),
    };

    /// <summary>Text as a notebook stores it: a list of lines that keep their line ends.</summary>
    public static JsonArray LinesOf(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
