using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace FerKernelHost;

/// <summary>Runs the code cells of a notebook in a C# kernel that is set up as the tool <c>dotnet-interactive</c> does for Jupyter.</summary>
internal static class NotebookExecution
{
    private const string Language = "csharp";

    /// <summary>Runs the cells in order up to the first that fails.</summary>
    /// <param name="notebook">The .ipynb file.</param>
    /// <param name="record">The file for an array with one object a cell that ran; see <see cref="CellRecord"/>.</param>
    public static async Task RunAsync(string notebook, string record)
    {
        JsonArray cells = JsonNode.Parse(await File.ReadAllTextAsync(notebook))!["cells"]!.AsArray();
        using CompositeKernel kernel = CreateKernel();
        var records = new JsonArray();
        foreach (JsonNode cell in cells.Where(cell => (string?)cell!["cell_type"] == "code").OfType<JsonNode>())
        {
            var outputs = new CellRecord((string?)cell["id"] ?? "");
            using (kernel.KernelEvents.Subscribe(outputs.Add))
                await kernel.SendAsync(new SubmitCode(TextOf(cell["source"]!), Language));
            records.Add(outputs.ToJson());
            if (outputs.HasFailed)
                break;
        }

        await File.WriteAllTextAsync(record, records.ToJsonString());
    }

    /// <remarks>Source: dotnet/interactive, <c>KernelBuilder.CreateKernel</c> and <c>SetUpFormatters</c> for a browser.</remarks>
    private static CompositeKernel CreateKernel()
    {
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        var composite = new CompositeKernel { DefaultKernelName = Language };
        composite.Add(new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing(), ["c#", "C#"]);
        return composite;
    }

    private static string TextOf(JsonNode source) =>
        source is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)source!;
}
