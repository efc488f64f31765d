using System.Net;
using System.Text;

namespace FerLib.Reports;

/// <summary>What a data set is, who is on it, what may be done with it and how to get it, on one card.</summary>
/// <remarks>
/// Follows the questions of T. Gebru and others, "Datasheets for Datasets", Communications of the ACM 64 (12), 2021, as far as a folder of
/// pictures and its owners' pages answer them.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class DataSetCard
{
    /// <summary>The data set's name.</summary>
    public required string Title { get; init; }

    /// <summary>What state it is in, in a few words: "practice data", "not on this disk".</summary>
    public required string State { get; init; }

    /// <summary>What its pictures are, in a sentence.</summary>
    public required string Kind { get; init; }

    /// <summary>What it says about the data set, in reading order.</summary>
    public required IReadOnlyList<DataSetFact> Facts { get; init; }

    /// <summary>Whether the pictures are rendered stand-ins; the card's state says so too. Default: no.</summary>
    public bool IsPractice { get; init; }

    /// <summary>The card as one HTML element that looks right without a style sheet, on light and dark.</summary>
    public string ToHtml()
    {
        const string frame =
            "border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:6px;padding:0.9rem 1.1rem";
        const string row = "display:flex;gap:0.8em;padding:0.28em 0;border-top:1px solid color-mix(in srgb,currentColor 14%,transparent)";
        const string state =
            "font-size:0.8em;padding:0.1em 0.55em;border:1px solid currentColor;border-radius:1em;white-space:nowrap;opacity:0.8";
        string practice = IsPractice ? " data-fer-practice=\"true\"" : "";
        var html = new StringBuilder($"<section class=\"fer-card\"{practice} style=\"{frame}\">\n");
        html.Append("<div style=\"display:flex;flex-wrap:wrap;align-items:baseline;gap:0.2em 0.8em\">");
        html.Append($"<strong style=\"font-size:1.15em\">{Encode(Title)}</strong><span style=\"{state}\">{Encode(State)}</span></div>\n");
        html.Append($"<p style=\"margin:0.3em 0 0.7em\">{Encode(Kind)}</p>\n<dl style=\"margin:0;font-size:0.93em;line-height:1.45\">\n");
        foreach (DataSetFact fact in Facts)
        {
            html.Append($"<div style=\"{row}\">");
            html.Append($"<dt style=\"flex:0 0 6.2em;opacity:0.75\">{Encode(fact.Name)}</dt>");
            html.Append($"<dd style=\"margin:0;min-width:0;overflow-wrap:anywhere\">{Encode(fact.Text)}{LinkTo(fact.Link)}</dd></div>\n");
        }

        return html.Append("</dl>\n</section>").ToString();
    }

    /// <summary>The card as text: the name, and a line for each fact.</summary>
    public override string ToString()
    {
        int width = Facts.Select(fact => fact.Name.Length).DefaultIfEmpty(0).Max() + 2;
        var text = new StringBuilder($"{Title} ({State})\n{Kind}\n");
        foreach (DataSetFact fact in Facts)
            text.Append("  ").Append(fact.Name.PadRight(width)).Append(fact.Text)
                .Append(fact.Link is null ? "" : $" {fact.Link}").Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    private static string LinkTo(string? address)
    {
        if (address is null)
            return "";
        // An address is read without its scheme, and may break at its slashes only.
        string shown = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return $" <a href=\"{Encode(address)}\">{Encode(shown).Replace("/", "/<wbr>", StringComparison.Ordinal)}</a>";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
