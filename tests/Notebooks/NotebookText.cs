using System.Text.Json.Nodes;

namespace FerLib.Tests.Notebooks;

/// <summary>Writes small notebooks for tests, with the metadata that the repository's notebooks have.</summary>
internal sealed class NotebookText
{
    private readonly JsonArray _cells = [];

    public NotebookText(string title, string question = "Does it run?") => Markdown($"# {title}\n\n{question}\n");

    public NotebookText Markdown(string source)
    {
        _cells.Add(new JsonObject { ["cell_type"] = "markdown", ["id"] = NextId, ["metadata"] = new JsonObject(), ["source"] = source });
        return this;
    }

    public NotebookText Code(string source, params string[] tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
        };
        if (tags.Length > 0)
            metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        _cells.Add(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = NextId,
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        });
        return this;
    }

    public string Write(string folder, string name)
    {
        string path = Path.Combine(folder, name + ".ipynb");
        File.WriteAllText(path, ToJson().ToJsonString());
        return path;
    }

    private string NextId => $"c{_cells.Count + 1:00}";

    private JsonObject ToJson() => new()
    {
        ["cells"] = _cells.DeepClone(),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "C#" },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };
}
