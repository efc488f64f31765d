namespace FerLib.Charts;

/// <summary>A figure with one drawing for wide places and one for narrow ones, of which a page shows the one that fits.</summary>
/// <remarks>
/// A container query decides, because an output in a notebook is often much narrower than the window. A host that takes style elements
/// away, or is older than container queries (2023), shows the wide drawing, which then scrolls sideways.
/// </remarks>
internal static class TwoDrawings
{
    /// <summary>Places narrower than this, in CSS pixels, get the narrow drawing.</summary>
    public const int NarrowBelow = 560;

    private static readonly string Rules = FormattableString.Invariant(
        $"<style>@container (max-width:{NarrowBelow - 1}px){{.fer-narrow{{display:block!important}}.fer-wide{{display:none}}}}</style>");

    /// <summary>The figure for a notebook host.</summary>
    /// <param name="wide">The drawing for wide places, an svg element.</param>
    /// <param name="narrow">The drawing for narrow places, an svg element.</param>
    /// <param name="numbers">What follows the drawings.</param>
    public static string Html(string wide, string narrow, string numbers) =>
        "<figure class=\"fer-figure\" style=\"margin:0;max-width:100%\"><div style=\"container-type:inline-size\">" + Rules +
        $"<div class=\"fer-drawing fer-wide\" style=\"overflow-x:auto\">{wide}</div>" +
        $"<div class=\"fer-narrow\" style=\"display:none;overflow-x:auto\">{narrow}</div></div>{numbers}</figure>";
}
