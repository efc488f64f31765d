using System.Text;

namespace FerLib.Charts;

/// <summary>Several figures shown as one value: beside each other where the page is wide, below each other where it is not.</summary>
/// <param name="Figures">The figures in reading order.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record FigureGallery(IReadOnlyList<Figure> Figures)
{
    /// <summary>The figures for a notebook host.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div class=\"fer-gallery\" style=\"display:flex;flex-wrap:wrap;align-items:flex-start;gap:1.5rem\">");
        foreach (Figure figure in Figures)
            html.Append("<div style=\"flex:1 1 20rem;min-width:0;max-width:34rem\">").Append(figure.ToHtml()).Append("</div>");
        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", Figures);
}
