using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>The rules of nbformat 4.5 that concern what the runner writes (nbformat.v4.5.schema.json).</summary>
internal static partial class NbformatRules
{
    /// <summary>Fails the test where the notebook breaks a rule.</summary>
    public static void Check(JsonObject notebook)
    {
        Assert.Equal(4, (int)notebook["nbformat"]!);
        Assert.Equal(5, (int)notebook["nbformat_minor"]!);
        Assert.IsType<JsonObject>(notebook["metadata"]);
        var ids = new HashSet<string>();
        foreach (JsonNode? cell in notebook["cells"]!.AsArray())
        {
            string id = (string)cell!["id"]!;
            Assert.Matches(IdPattern(), id);
            Assert.True(ids.Add(id), $"id {id} twice");
            Assert.IsType<JsonObject>(cell["metadata"]);
            CheckText(cell["source"]);
            string kind = (string)cell["cell_type"]!;
            Assert.True(kind is "code" or "markdown" or "raw", kind);
            Assert.Equal(kind == "code", cell.AsObject().ContainsKey("outputs"));
            Assert.Equal(kind == "code", cell.AsObject().ContainsKey("execution_count"));
            foreach (JsonNode? output in cell["outputs"]?.AsArray() ?? [])
                CheckOutput(output!.AsObject());
        }
    }

    private static void CheckOutput(JsonObject output)
    {
        string kind = (string)output["output_type"]!;
        string[] keys = kind switch
        {
            "stream" => ["output_type", "name", "text"],
            "error" => ["output_type", "ename", "evalue", "traceback"],
            "execute_result" => ["output_type", "execution_count", "data", "metadata"],
            "display_data" => ["output_type", "data", "metadata"],
            _ => [],
        };
        Assert.Equal(keys.Order(), output.Select(pair => pair.Key).Order());
        if (kind == "stream")
            CheckText(output["text"]);
        foreach ((_, JsonNode? text) in output["data"]?.AsObject() ?? [])
            CheckText(text);
    }

    private static void CheckText(JsonNode? text)
    {
        if (text is JsonArray lines)
            Assert.All(lines, line => Assert.Equal(System.Text.Json.JsonValueKind.String, line!.GetValueKind()));
        else
            Assert.Equal(System.Text.Json.JsonValueKind.String, text!.GetValueKind());
    }

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex IdPattern();
}
