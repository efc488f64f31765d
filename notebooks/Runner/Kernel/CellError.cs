using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Scripting;

namespace FerNotebooks.Runner.Kernel;

/// <summary>Turns what a cell threw into an error output that counts lines as the cell does and names no path of this machine.</summary>
internal static class CellError
{
    /// <summary>The error event for an exception.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="name">The file name the cell was compiled under, for example <c>cell 5</c>.</param>
    /// <param name="source">The cell's text, for quoting the line.</param>
    public static JsonObject Describe(Exception error, string name, string source)
    {
        error = Unwrap(error);
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        return error is CompilationErrorException compilation
            ? DescribeCompilation(compilation, name, lines)
            : DescribeException(error, name, lines);
    }

    /// <summary>An error event from its parts.</summary>
    public static JsonObject Event(string ename, string evalue, string place, IEnumerable<string> traceback) => new()
    {
        ["type"] = "error",
        ["ename"] = ename,
        ["evalue"] = evalue,
        ["place"] = place,
        ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
    };

    private static JsonObject DescribeCompilation(CompilationErrorException error, string name, string[] lines)
    {
        var traceback = new List<string>();
        var place = name;
        foreach (var diagnostic in error.Diagnostics)
        {
            var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
            if (traceback.Count == 0)
                place = $"{name}, line {line}";
            traceback.Add($"{name}, line {line}: {Quote(lines, line)}");
            traceback.Add($"    {diagnostic.Id}: {diagnostic.GetMessage(null)}");
        }

        var first = error.Diagnostics[0];
        return Event("CompilationError", $"{first.Id}: {first.GetMessage(null)}", place, traceback);
    }

    private static JsonObject DescribeException(Exception error, string name, string[] lines)
    {
        var traceback = new List<string> { $"{error.GetType().Name}: {error.Message}" };
        var place = name;
        // An exception type of a library's own is a message its author planned: its inner frames would only distract.
        var planned = error.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == false;
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            var file = Path.GetFileName(frame.GetFileName());
            if (file?.StartsWith("cell ", StringComparison.Ordinal) == true)
            {
                var line = frame.GetFileLineNumber();
                if (file == name && place == name)
                    place = $"{name}, line {line}";
                traceback.Add($"    {file}, line {line}" + (file == name ? $": {Quote(lines, line)}" : ""));
            }
            else if (!planned && frame.GetMethod() is { } method && !IsPlumbing(method))
            {
                traceback.Add($"    in {method.DeclaringType?.FullName}.{method.Name}" + (file is null ? "" : $" ({file}, line {frame.GetFileLineNumber()})"));
            }
        }

        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
            traceback.Add($"caused by {inner.GetType().Name}: {inner.Message}");
        return Event(error.GetType().Name, error.Message, place, traceback);
    }

    private static bool IsPlumbing(MethodBase method)
    {
        var type = method.DeclaringType?.FullName ?? "";
        return type.StartsWith("Submission#", StringComparison.Ordinal)
            || type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
            || type.StartsWith("FerNotebooks.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.", StringComparison.Ordinal)
            || type.StartsWith("System.Threading.", StringComparison.Ordinal);
    }

    private static Exception Unwrap(Exception error)
    {
        while (error is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 } && error.InnerException is { } inner)
            error = inner;
        return error;
    }

    private static string Quote(string[] lines, int line) => line >= 1 && line <= lines.Length ? lines[line - 1].Trim() : "";
}
