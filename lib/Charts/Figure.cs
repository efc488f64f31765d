namespace FerLib.Charts;

/// <summary>A chart as data that draws itself as SVG. Never prints, never opens a file.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract class Figure
{
    /// <summary>The title above the drawing; says "practice data" when the numbers come from it.</summary>
    public required string Title { get; init; }

    /// <summary>A remark below the drawing, such as where the numbers come from. Default: none.</summary>
    public string? Note { get; init; }

    /// <summary>The figure in words, for readers who cannot see it and hosts that show text only.</summary>
    public abstract string TextAlternative { get; }

    /// <summary>The numbers behind the drawing, or null where it has none.</summary>
    public virtual FigureTable? Table => null;

    /// <summary>
    /// The drawing: one svg element with a title and a text alternative, no outside reference, readable on light and dark.
    /// </summary>
    public abstract string ToSvg();

    /// <summary>
    /// The drawing for a notebook host. A drawing with a least width scrolls sideways on a narrow screen instead of the page.
    /// </summary>
    public virtual string ToHtml() => $"<figure class=\"fer-figure\" style=\"margin:0;max-width:100%;overflow-x:auto\">{ToSvg()}</figure>";

    /// <inheritdoc/>
    public override string ToString() => TextAlternative;
}
