using System.Net;
using System.Text;

namespace FerLib.Notebooks;

/// <summary>The parameters of a notebook as a value to show.</summary>
/// <remarks>Each row of the HTML carries <c>data-fer-parameter</c> and <c>data-fer-value</c>, which the runner puts into the report's run record.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class ParametersInForce
{
    internal ParametersInForce(string profile, IReadOnlyList<ParameterInForce> values, IReadOnlyList<string> notes)
    {
        Profile = profile;
        Values = values;
        Notes = notes;
    }

    /// <summary>quick or paper.</summary>
    public string Profile { get; }

    /// <summary>The parameters in the order in which the notebook reads them.</summary>
    public IReadOnlyList<ParameterInForce> Values { get; }

    /// <summary>Environment variables that look like a parameter but are none, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>A table: name, value, where it comes from, what is allowed.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table class=\"fer-parameters\"><thead><tr><th>parameter</th><th>value</th><th>from</th><th>allowed</th></tr></thead><tbody>");
        foreach (ParameterInForce p in Values)
        {
            html.Append($"<tr data-fer-parameter=\"{Encode(p.Name)}\" data-fer-value=\"{Encode(p.Value)}\"><td>{Encode(p.Name)}</td>")
                .Append($"<td>{Encode(p.Value)}</td><td>{Encode(SourceOf(p))}</td><td>{Encode(p.Allowed)}</td></tr>");
        }

        html.Append("</tbody></table>");
        foreach (string note in Notes)
            html.Append($"<p>{Encode(note)}</p>");
        return html.ToString();
    }

    /// <summary>One line a parameter.</summary>
    public override string ToString()
    {
        int width = Values.Count == 0 ? 0 : Values.Max(p => p.Name.Length);
        IEnumerable<string> lines = Values.Select(p => $"{p.Name.PadRight(width)}  {p.Value}  ({SourceOf(p)})");
        return string.Join("\n", lines.Concat(Notes));
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private string SourceOf(ParameterInForce parameter) => parameter.IsSet ? "set" : $"{Profile} profile";
}
