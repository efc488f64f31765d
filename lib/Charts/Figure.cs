namespace FerLib.Charts;

/// <summary>A chart as data that draws itself as SVG. Never prints, never opens a file.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract class Figure
{
    /// <summary>The title above the drawing; says "practice data" when the numbers come from it.</summary>
    public required string Title { get; init; }

    /// <summary>The figure in words, for readers who cannot see it and hosts that show text only.</summary>
    public abstract string TextAlternative { get; }

    /// <summary>The drawing: one svg element with a title and a text alternative, no outside reference, readable on light and dark.</summary>
    public abstract string ToSvg();

    /// <summary>The drawing for a notebook host.</summary>
    public virtual string ToHtml() => $"<figure class=\"fer-figure\">{ToSvg()}</figure>";

    /// <inheritdoc/>
    public override string ToString() => TextAlternative;
}
