using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FerLib.Charts;
using Plotly.NET;
using Figure = FerLib.Charts.Figure;

namespace FerLib.Interop;

/// <summary>Writes interactive charts into HTML: the drawing, and a script that puts the chart in its place where scripts run.</summary>
/// <remarks>
/// plotly.js is embedded once in a process, after the first chart, and never loaded from elsewhere. Charts wait in a queue for it, because a
/// host may show later outputs before earlier ones. Where it never comes, the drawing stays.
/// </remarks>
internal static partial class InteractiveHtml
{
    // Its presence tells that the host shows such charts.
    private const string HostAssembly = "Plotly.NET.Interactive";

    private static int _libraryWritten;

    /// <summary>Whether figures are to be interactive: asked for, or the host shows charts of Plotly.NET.</summary>
    /// <exception cref="InvalidOperationException">The environment variable FER_Charts has a value that cannot be followed.</exception>
    public static bool IsWanted => ChartDisplay.Asked
        ?? AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == HostAssembly);

    /// <summary>A figure as an interactive chart in the place of its drawing.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="drawing">Its drawing, one figure element.</param>
    public static string Of(Figure figure, string drawing)
    {
        JsonObject plot = PlotlyFigures.Draw(figure, isDark: false);
        string data = Escape(plot.ToJsonString());
        string dark = Escape(Changes(plot, PlotlyFigures.Draw(figure, isDark: true)).ToJsonString());
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..16];
        // The first element alone: the words of a figure are escaped and hold no other.
        const string element = "<figure ";
        return string.Concat($"{element}data-fer-plot=\"{key}\" ", drawing.AsSpan(drawing.IndexOf(element, StringComparison.Ordinal) + element.Length),
            Script($"(window.ferCharts=window.ferCharts||[]).push([\"{key}\",{data},{dark}]);window.ferDraw&&window.ferDraw();"),
            Library());
    }

    /// <summary>A chart of Plotly.NET, which has no drawing.</summary>
    public static string Of(GenericChart chart) => Of(PlotlyObjects.PlotOf(chart));

    /// <summary>Lets the next chart bring the library again; for tests.</summary>
    internal static void Forget() => _libraryWritten = 0;

    private static string Of(JsonObject plot)
    {
        string data = Escape(plot.ToJsonString());
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..16];
        return $"<figure data-fer-plot=\"{key}\" class=\"fer-figure\" style=\"margin:0;max-width:100%\">" +
            "<p>An interactive chart: it shows where scripts run.</p></figure>" +
            Script($"(window.ferCharts=window.ferCharts||[]).push([\"{key}\",{data},[]]);window.ferDraw&&window.ferDraw();") + Library();
    }

    private static string Library() => Interlocked.Exchange(ref _libraryWritten, 1) == 1 ? "" : Script(Wrapped(PlotlyJs())) + Script(Drawing);

    // The library looks for a module loader before it looks for the window; a host such as Jupyter has one, from which nobody would ask for it.
    private static string Wrapped(string library) =>
        "if(!window.Plotly)(function(){var define,module,exports,require;\n" + library + "\n}).call(window);";

    private static string PlotlyJs()
    {
        System.Reflection.Assembly assembly = typeof(GenericChart).Assembly;
        string name = assembly.GetManifestResourceNames().FirstOrDefault(resource =>
            resource.StartsWith("Plotly.NET.plotly-", StringComparison.Ordinal) && resource.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException(
                $"{assembly.GetName().Name} {assembly.GetName().Version} holds no plotly-*.min.js, expected one as in version 6.0.0. " +
                "Restore the version in Directory.Packages.props, or set FER_Charts=svg.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    // No text of a script may end it or open a comment of HTML; inside a string of a script the escaped sign is the same.
    private static string Script(string code) =>
        "<script>" + code.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal) +
        "</script>";

    private static string Escape(string json) => json.Replace("<", "\\u003C", StringComparison.Ordinal);

    // The leaves that differ, each with its path: [["data", 0, "line", "color"], "#5965ce"].
    private static JsonArray Changes(JsonNode light, JsonNode dark)
    {
        var changes = new JsonArray();
        void Compare(JsonNode? from, JsonNode? to, List<JsonNode> path)
        {
            if (from is JsonObject one && to is JsonObject other)
            {
                foreach ((string name, JsonNode? value) in one)
                    Compare(value, other[name], [.. path, name]);
            }
            else if (from is JsonArray many && to is JsonArray others)
            {
                for (int i = 0; i < many.Count; i++)
                    Compare(many[i], others[i], [.. path, i]);
            }
            else if (!JsonNode.DeepEquals(from, to))
            {
                changes.Add(new JsonArray(new JsonArray([.. path.Select(step => step.DeepClone())]), to?.DeepClone()));
            }
        }

        Compare(light, dark, []);
        return changes;
    }
}
