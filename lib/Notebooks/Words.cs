using System.Net;

namespace FerLib.Notebooks;

/// <summary>Sentences that a run computed from its own results, shown as prose.</summary>
/// <param name="Paragraphs">Plain text, a paragraph each.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record Words(IReadOnlyList<string> Paragraphs)
{
    /// <summary>The paragraphs for a notebook host.</summary>
    public string ToHtml() => string.Concat(Paragraphs.Select(p => $"<p class=\"fer-words\">{WebUtility.HtmlEncode(p)}</p>"));

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", Paragraphs);
}
