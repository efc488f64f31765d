using System.Globalization;
using System.Text;
using FerLib.Charts;

namespace FerLib.Notebooks;

/// <summary>A <see cref="ProgressState"/> as a notebook host shows it: the line, a bar while the work goes on, and the curves.</summary>
/// <param name="state">What is shown.</param>
/// <param name="isDone">Whether the work is over; then there is no bar.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
internal sealed class ProgressView(ProgressState state, bool isDone)
{
    /// <summary>HTML without an outside reference, readable on light and dark.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div class=\"fer-progress\" style=\"max-width:33rem\">");
        html.Append("<div style=\"font-variant-numeric:tabular-nums\">").Append(SvgCanvas.Escape(state.Line)).Append("</div>");
        if (!isDone && state.Share is { } share)
        {
            string percent = (100 * Math.Clamp(share, 0, 1)).ToString("0", CultureInfo.InvariantCulture);
            html.Append("<div role=\"progressbar\" aria-label=\"progress\" aria-valuemin=\"0\" aria-valuemax=\"100\" aria-valuenow=\"").Append(percent)
                .Append("\" style=\"height:0.5rem;margin:0.35rem 0;border-radius:0.25rem;overflow:hidden;background:rgba(128,128,128,0.25)\">")
                .Append("<div style=\"height:100%;width:").Append(percent).Append("%;background:").Append(Palette.Series(0).Light.Hex).Append("\"></div></div>");
        }

        if (state.Curves is { } curves)
            html.Append("<div style=\"max-width:26rem\">").Append(curves.ToSvg()).Append("</div>");
        return html.Append("</div>").ToString();
    }

    /// <summary>The line.</summary>
    public override string ToString() => state.Line;
}
