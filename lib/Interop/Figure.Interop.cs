// The hooks belong to the room that declares them; only their implementation is optional.
#pragma warning disable IDE0130
using FerLib.Interop;

namespace FerLib.Charts;

/// <summary>The interactive chart of a figure.</summary>
public abstract partial class Figure
{
    // A figure that has no interactive chart, such as one of a reader's own, stays a drawing.
    partial void ShowInteractive(ref string html)
    {
        if (InteractiveHtml.IsWanted && PlotlyFigures.HasTranslation(this))
            html = InteractiveHtml.Of(this, html);
    }

    /// <summary>The drawing for a notebook host, and a script that puts the interactive chart in its place.</summary>
    internal string ToInteractiveHtml() => InteractiveHtml.Of(this, DrawnHtml());
}

/// <summary>Tells that interactive charts are compiled in.</summary>
internal static partial class ChartDisplay
{
    static partial void FindInteractive(ref bool isCompiled) => isCompiled = true;
}
