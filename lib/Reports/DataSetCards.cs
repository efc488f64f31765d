using System.Text;

namespace FerLib.Reports;

/// <summary>Several cards shown as one value: beside each other where the page is wide, below each other where it is not.</summary>
/// <param name="Cards">The cards in reading order.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record DataSetCards(IReadOnlyList<DataSetCard> Cards)
{
    /// <summary>The cards for a notebook host.</summary>
    public string ToHtml()
    {
        const string grid = "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(21rem,100%),1fr));gap:1rem";
        var html = new StringBuilder($"<div class=\"fer-cards\" style=\"{grid}\">\n");
        foreach (DataSetCard card in Cards)
            html.Append(card.ToHtml()).Append('\n');
        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", Cards);
}
