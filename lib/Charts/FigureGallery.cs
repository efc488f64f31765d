using System.Text;

namespace FerLib.Charts;

/// <summary>Several figures shown as one value: beside each other where the page is wide, below each other where it is not.</summary>
/// <param name="Figures">The figures in reading order.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record FigureGallery(IReadOnlyList<Figure> Figures)
{
    /// <summary>Whether each figure has a row of its own, for figures that are not readable at half the width. Default: no.</summary>
    public bool IsStacked { get; init; }

    /// <summary>The figures for a notebook host.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div class=\"fer-gallery\" style=\"display:flex;flex-wrap:wrap;align-items:flex-start;gap:1.5rem\">");
        foreach (Figure figure in Figures)
            html.Append($"<div style=\"flex:1 1 {(IsStacked ? "100%" : "20rem")};min-width:0;max-width:{(IsStacked ? "100%" : "34rem")}\">")
                .Append(figure.ToHtml()).Append("</div>");
        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", Figures);
}
