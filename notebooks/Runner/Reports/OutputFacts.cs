using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FerNotebooks.Runner.Reports;

/// <summary>
/// What the outputs of a notebook tell the report, by attributes in their HTML, so that no type is shared:
/// <c>data-fer-practice="true"</c> on any element marks results on practice data, "beside" such that only stand beside others;
/// <c>data-fer-fact="Engine" data-fer-value="..."</c> on one element is a fact for the run record;
/// <c>data-fer-parameter="Epochs" data-fer-value="3"</c> is a parameter in force.
/// </summary>
internal sealed partial class OutputFacts
{
    private OutputFacts(bool practice, bool beside, IReadOnlyList<(string, string)> facts, IReadOnlyList<(string, string)> parameters)
    {
        IsPractice = practice;
        IsPracticeBeside = beside && !practice;
        Facts = facts;
        Parameters = parameters;
    }

    /// <summary>True when an output says that it rests on practice data.</summary>
    public bool IsPractice { get; }

    /// <summary>True when practice results only stand beside others, and are marked where they stand.</summary>
    public bool IsPracticeBeside { get; }

    /// <summary>Name and value, in the order of their first appearance; a fact told again replaces the earlier one.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; }

    /// <summary>The parameters in force.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; }

    /// <summary>Reads the outputs of an executed notebook.</summary>
    public static OutputFacts Of(JsonObject executed)
    {
        bool practice = false, beside = false;
        var facts = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var parameters = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var html in HtmlOutputs(executed))
        {
            foreach (Match tag in TagPattern().Matches(html))
            {
                var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (Match attribute in AttributePattern().Matches(tag.Value))
                    attributes[attribute.Groups[1].Value] = WebUtility.HtmlDecode(attribute.Groups[2].Value);
                practice |= attributes.GetValueOrDefault("practice") == "true";
                beside |= attributes.GetValueOrDefault("practice") == "beside";
                if (attributes.TryGetValue("fact", out var fact))
                    facts[fact] = attributes.GetValueOrDefault("value", "");
                if (attributes.TryGetValue("parameter", out var parameter))
                    parameters[parameter] = attributes.GetValueOrDefault("value", "");
            }
        }

        return new OutputFacts(practice, beside, [.. facts.Select(f => (f.Key, f.Value))], [.. parameters.Select(p => (p.Key, p.Value))]);
    }

    private static IEnumerable<string> HtmlOutputs(JsonObject executed) =>
        from cell in executed["cells"]!.AsArray()
        where cell!["outputs"] is JsonArray
        from output in cell!["outputs"]!.AsArray()
        let html = output!["data"]?["text/html"]
        where html is not null
        select NotebookCell.TextOf(html);

    [GeneratedRegex("<[a-zA-Z][^<>]*\\sdata-fer-[^<>]*>")]
    private static partial Regex TagPattern();

    [GeneratedRegex("\\sdata-fer-([a-z]+)=\"([^\"]*)\"")]
    private static partial Regex AttributePattern();
}
