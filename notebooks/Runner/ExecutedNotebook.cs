using System.Text.Json;
using System.Text.Json.Nodes;

namespace FerNotebooks.Runner;

/// <summary>A copy of a notebook that takes in the outputs of its cells as they come.</summary>
internal sealed class ExecutedNotebook
{
    /// <summary>The key under which notebook and cell metadata carry what the runner knows: state, seconds, provenance.</summary>
    public const string MetadataKey = "fer";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1 };

    private readonly JsonArray _cells;
    private TerminalText? _stream;
    private JsonObject? _streamOutput;

    public ExecutedNotebook(Notebook notebook)
    {
        Json = notebook.Json.DeepClone().AsObject();
        Json["nbformat_minor"] = 5;
        _cells = Json["cells"]!.AsArray();
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _cells.Count; i++)
        {
            var cell = _cells[i]!.AsObject();
            // nbformat 4.5 wants an id on every cell.
            if (cell["id"]?.GetValue<string>() is not { Length: > 0 } id || !used.Add(id))
                cell["id"] = $"cell-{i + 1}";
            cell["metadata"] ??= new JsonObject();
            if (cell["cell_type"]?.GetValue<string>() != "code")
                continue;
            cell["outputs"] = new JsonArray();
            cell["execution_count"] = null;
        }

        Json["metadata"] ??= new JsonObject();
    }

    /// <summary>The notebook's JSON (nbformat 4.5).</summary>
    public JsonObject Json { get; }

    /// <summary>The line that the running cell writes or wrote last.</summary>
    public string LastLine => _stream?.LastLine ?? "";

    /// <summary>Marks a cell as begun.</summary>
    public void Start(int cell, int number)
    {
        EndStream();
        _cells[cell]!["execution_count"] = number;
    }

    /// <summary>Keeps how long a cell took.</summary>
    public void End(int cell, double seconds)
    {
        EndStream();
        _cells[cell]!["metadata"]![MetadataKey] = new JsonObject { ["seconds"] = Math.Round(seconds, 3) };
    }

    /// <summary>Adds console text; neighbouring text of one stream becomes one output.</summary>
    public void AddStream(int cell, string name, string text)
    {
        if (_streamOutput is null || _streamOutput["name"]!.GetValue<string>() != name)
        {
            EndStream();
            _stream = new TerminalText();
            _streamOutput = new JsonObject { ["output_type"] = "stream", ["name"] = name };
            Add(cell, _streamOutput);
        }

        _stream!.Append(text);
    }

    /// <summary>Adds the value that a cell shows.</summary>
    public void AddValue(int cell, JsonObject data)
    {
        EndStream();
        Add(cell, new JsonObject
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = _cells[cell]!["execution_count"]?.DeepClone(),
            ["data"] = Lines(data),
            ["metadata"] = new JsonObject(),
        });
    }

    /// <summary>Adds text that a magic line marks as Markdown or HTML.</summary>
    public void AddDisplay(int cell, JsonObject data)
    {
        EndStream();
        Add(cell, new JsonObject { ["output_type"] = "display_data", ["data"] = Lines(data), ["metadata"] = new JsonObject() });
    }

    /// <summary>Adds an error.</summary>
    public void AddError(int cell, string ename, string evalue, IEnumerable<string> traceback)
    {
        EndStream();
        Add(cell, new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = ename,
            ["evalue"] = evalue,
            ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
        });
    }

    /// <summary>Keeps the facts of the run in the notebook's metadata.</summary>
    public void SetFacts(JsonObject facts)
    {
        EndStream();
        Json["metadata"]![MetadataKey] = facts;
    }

    /// <summary>The file's text.</summary>
    public static string Serialize(JsonObject json) => json.ToJsonString(Indented) + "\n";

    private static JsonObject Lines(JsonObject data)
    {
        var lines = new JsonObject();
        foreach (var (mimeType, text) in data)
            lines[mimeType] = NotebookCell.LinesOf(text!.GetValue<string>());
        return lines;
    }

    private void Add(int cell, JsonObject output) => _cells[cell]!["outputs"]!.AsArray().Add(output);

    private void EndStream()
    {
        if (_streamOutput is not null)
            _streamOutput["text"] = NotebookCell.LinesOf(_stream!.ToString());
        _stream = null;
        _streamOutput = null;
    }
}
