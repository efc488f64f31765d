using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;

namespace FerKernelHost;

/// <summary>
/// What the kernel said while a cell ran, in order: values (with how often and through which texts they were updated in place), console
/// text, the compiler's messages, the error.
/// </summary>
internal sealed class CellRecord(string id)
{
    private readonly Lock _gate = new();
    private readonly JsonArray _outputs = [];
    private readonly Dictionary<string, JsonObject> _values = [];

    /// <summary>Whether the cell ended in an error.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Takes an event in.</summary>
    public void Add(KernelEvent kernelEvent)
    {
        lock (_gate)
        {
            switch (kernelEvent)
            {
                case DisplayedValueUpdated updated when _values.TryGetValue(updated.ValueId, out JsonObject? shown):
                    shown["data"] = Data(updated);
                    shown["history"]!.AsArray().Add(Data(updated));
                    break;
                case DisplayedValueUpdated updated:
                    _outputs.Add(new JsonObject { ["type"] = "lost update", ["data"] = Data(updated) });
                    break;
                case ReturnValueProduced or DisplayedValueProduced:
                    AddValue((DisplayEvent)kernelEvent);
                    break;
                case StandardOutputValueProduced output:
                    AddText("stdout", output);
                    break;
                case StandardErrorValueProduced output:
                    AddText("stderr", output);
                    break;
                case DiagnosticsProduced { FormattedDiagnostics.Count: > 0 } diagnostics:
                    _outputs.Add(new JsonObject
                    {
                        ["type"] = "diagnostics",
                        ["lines"] = new JsonArray([.. diagnostics.FormattedDiagnostics.Select(d => (JsonNode)d.Value)]),
                    });
                    break;
                case CommandFailed failed:
                    HasFailed = true;
                    _outputs.Add(new JsonObject
                    {
                        ["type"] = "error",
                        ["exception"] = failed.Exception?.GetType().Name,
                        ["message"] = failed.Exception?.Message ?? failed.Message,
                        ["stack"] = failed.Exception?.StackTrace,
                    });
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The cell as JSON: its id and its outputs.</summary>
    public JsonObject ToJson()
    {
        lock (_gate)
        {
            return new JsonObject { ["id"] = id, ["outputs"] = _outputs.DeepClone() };
        }
    }

    private void AddValue(DisplayEvent shown)
    {
        var output = new JsonObject
        {
            ["type"] = shown is ReturnValueProduced ? "value" : "display",
            ["data"] = Data(shown),
            ["history"] = new JsonArray(Data(shown)),
        };
        _outputs.Add(output);
        if (shown.ValueId is { } valueId)
            _values[valueId] = output;
    }

    private void AddText(string name, DisplayEvent written)
    {
        string text = string.Concat(written.FormattedValues.Select(value => value.Value));
        if (_outputs.Count > 0 && _outputs[^1] is JsonObject last && (string?)last["name"] == name)
            last["text"] = (string?)last["text"] + text;
        else
            _outputs.Add(new JsonObject { ["type"] = "stream", ["name"] = name, ["text"] = text });
    }

    private static JsonObject Data(DisplayEvent shown) =>
        new(shown.FormattedValues.Select(value => KeyValuePair.Create(value.MimeType, (JsonNode?)value.Value)));
}
