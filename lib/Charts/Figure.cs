namespace FerLib.Charts;

/// <summary>A chart as data that draws itself as SVG. Never prints, never opens a file.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract partial class Figure
{
    /// <summary>The title above the drawing; says "practice data" when the numbers come from it.</summary>
    public required string Title { get; init; }

    /// <summary>A remark below the drawing, such as where the numbers come from. Default: none.</summary>
    public string? Note { get; init; }

    /// <summary>The figure in words, for readers who cannot see it and hosts that show text only.</summary>
    public abstract string TextAlternative { get; }

    /// <summary>The numbers behind the drawing, or null where it has none.</summary>
    public abstract FigureTable? Table { get; }

    /// <summary>
    /// The drawing: one svg element with a title and a text alternative, no outside reference, readable on light and dark.
    /// </summary>
    public abstract string ToSvg();

    /// <summary>
    /// The drawing for a notebook host, and closed below it the table of its numbers. On a narrow screen a drawing with a least width, and
    /// the table, scroll sideways instead of the page. Needs no script; where charts are interactive (see environment.md) a script puts
    /// an interactive chart in the drawing's place.
    /// </summary>
    /// <exception cref="InvalidOperationException">The environment variable FER_Charts has a value that cannot be followed.</exception>
    public string ToHtml()
    {
        ChartDisplay.Check();
        string html = DrawnHtml();
        ShowInteractive(ref html);
        return html;
    }

    /// <summary>The drawing for a notebook host, without a script.</summary>
    protected virtual string DrawnHtml() =>
        "<figure class=\"fer-figure\" style=\"margin:0;max-width:100%\">" +
        $"<div class=\"fer-drawing\" style=\"overflow-x:auto\">{ToSvg()}</div>{NumbersHtml()}</figure>";

    /// <inheritdoc/>
    public override string ToString() => TextAlternative;

    // Adds the interactive chart where that is wanted; without the optional packages there is none.
    partial void ShowInteractive(ref string html);

    /// <summary>
    /// The table in an element that opens without a script, takes its colors from the page, and scrolls inside itself; nothing where
    /// there are no numbers.
    /// </summary>
    protected string NumbersHtml()
    {
        if (Table is not { Rows.Count: > 0 } table)
            return "";

        string name = SvgCanvas.Escape(string.IsNullOrWhiteSpace(Title) ? "The numbers" : $"The numbers: {Title}");
        return "<details class=\"fer-data\" style=\"font-size:0.875rem;margin:0.3rem 0 0\">" +
            "<summary style=\"cursor:pointer;width:max-content;padding:0.2rem 0\">The numbers</summary>" +
            $"<div class=\"scroll\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\" " +
            $"style=\"max-width:100%;max-height:24rem;overflow:auto\">{table.ToHtml()}</div></details>";
    }
}
