using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FerNotebooks.Runner;

namespace FerLib.Tests.Interop;

/// <summary>
/// What a cell came to, in a form that is the same for the runner and for the real kernel where a reader sees the same. Normalised is
/// only what cannot be the same:
/// progress (the kernel updates a displayed value in place, the runner's console writes over a line: both come to the last state's text),
/// the training pictures a second in it (a time), and where an error was found (each host names its cells in its own way).
/// </summary>
internal static partial class CellOutputs
{
    /// <summary>What can be compared of a cell's outputs: all of it, but of a cell that shows measured times only which kinds of output it has.</summary>
    public static string[] Comparable(NotebookCell cell, string[] outputs) =>
        TimesPattern().IsMatch(cell.Source) ? [.. outputs.Select(output => output.Split(": ")[0])] : outputs;

    /// <summary>The outputs of a cell that the runner executed.</summary>
    public static string[] OfRunner(NotebookCell cell) =>
        [.. cell.Json["outputs"]!.AsArray().SelectMany(output => OfRunner(output!.AsObject()))];

    /// <summary>The outputs of a cell that the kernel executed.</summary>
    public static string[] OfKernel(IEnumerable<JsonObject> outputs) => [.. outputs.SelectMany(OfKernel)];

    private static IEnumerable<string> OfRunner(JsonObject output) => (string)output["output_type"]! switch
    {
        "stream" => Lines(NotebookCell.TextOf(output["text"])).Select(line => $"{output["name"]}: {line}"),
        "error" when (string?)output["ename"] == "CompilationError" => output["traceback"]!.AsArray()
            .Select(line => ((string)line!).Trim()).Where(line => DiagnosticPattern().IsMatch(line)).Select(line => $"error: {line}"),
        "error" => [$"error: {output["ename"]}: {output["evalue"]}"],
        _ => Value(output["data"]!.AsObject()),
    };

    private static IEnumerable<string> OfKernel(JsonObject output) => (string)output["type"]! switch
    {
        "stream" => Lines((string)output["text"]!).Select(line => $"{output["name"]}: {line}"),
        "display" => Lines((string)output["data"]!["text/plain"]!).Select(line => $"stdout: {line}"),
        "diagnostics" => output["lines"]!.AsArray().Select(line => PlacePattern().Replace((string)line!, "$1: ")),
        "error" when (string?)output["exception"] == "CodeSubmissionCompilationErrorException" => [],
        "error" => [$"error: {output["exception"]}: {output["message"]}"],
        "value" => Value(output["data"]!.AsObject()),
        _ => [output.ToJsonString()],
    };

    private static IEnumerable<string> Value(JsonObject data) => data
        .OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}: {NotebookCell.TextOf(part.Value)}");

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => RatePattern().Replace(line.TrimEnd(), "N pictures/s"));

    [GeneratedRegex(@"Show\.(Cost|Latency|Claims)\(")]
    private static partial Regex TimesPattern();

    [GeneratedRegex(@"\b[0-9]+ pictures/s")]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"^CS[0-9]{4}: ")]
    private static partial Regex DiagnosticPattern();

    [GeneratedRegex(@"^(?:.*)?\([0-9]+,[0-9]+\): (error|warning) ")]
    private static partial Regex PlacePattern();
}
