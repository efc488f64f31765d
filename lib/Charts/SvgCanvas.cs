using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FerLib.Charts;

/// <summary>Collects shapes and texts, and writes them as one svg element that depends on nothing outside itself.</summary>
/// <remarks>
/// Colors are classes of a style sheet that is scoped to the element by a class of its own. The drawing paints its own surface, because a
/// host's theme and the reader's color scheme need not agree. Ids are a hash of the content: the same figure gives the same text.
/// </remarks>
internal sealed partial class SvgCanvas
{
    private const string FontStack = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private readonly StringBuilder _body = new();
    private readonly Dictionary<(ThemedColor Color, bool Stroke), string> _classes = [];
    private readonly List<(string Selector, string Light, string Dark)> _rules = [];

    /// <summary>The class that fills a shape or text with a color.</summary>
    public string Fill(ThemedColor color) => ClassOf(color, stroke: false);

    /// <summary>The class that strokes a shape with a color and leaves it unfilled unless a fill class is there too.</summary>
    public string Stroke(ThemedColor color) => ClassOf(color, stroke: true);

    /// <summary>A rectangle; the hover text is shown by the browser when the pointer rests on it.</summary>
    public void Rectangle(double x, double y, double width, double height, string css, double radius = 0, double strokeWidth = 0,
        string? hover = null)
    {
        Open("rect", css, $" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"");
        if (radius > 0)
            _body.Append(CultureInfo.InvariantCulture, $" rx=\"{Number(radius)}\"");
        if (strokeWidth > 0)
            _body.Append(CultureInfo.InvariantCulture, $" stroke-width=\"{Number(strokeWidth)}\"");
        Close("rect", hover);
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string css, double width = 1, string? dash = null)
    {
        Open("line", css, $" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"" +
            $" stroke-width=\"{Number(width)}\"");
        if (dash is not null)
            _body.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{dash}\"");
        Close("line", null);
    }

    /// <summary>A polyline through the points.</summary>
    public void Polyline(IReadOnlyList<ChartPoint> points, string css, double width, string? dash = null)
    {
        string path = string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));
        Open("polyline", css, $" points=\"{path}\" stroke-width=\"{Number(width)}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
        if (dash is not null)
            _body.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{dash}\"");
        Close("polyline", null);
    }

    /// <summary>A closed shape through the points.</summary>
    public void Polygon(IReadOnlyList<ChartPoint> points, string css)
    {
        Open("polygon", css, $" points=\"{string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))}\"");
        Close("polygon", null);
    }

    /// <summary>A disc.</summary>
    public void Circle(double x, double y, double radius, string css, string? hover = null)
    {
        Open("circle", css, $" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"");
        Close("circle", hover);
    }

    /// <summary>An invisible disc that shows a text when the pointer rests on it.</summary>
    public void HoverArea(double x, double y, double radius, string hover)
    {
        Open("circle", "hover", $" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"");
        Close("circle", hover);
    }

    /// <summary>An invisible rectangle that shows a text when the pointer rests on it.</summary>
    public void HoverArea(double x, double y, double width, double height, string hover) =>
        Rectangle(x, y, width, height, "hover", hover: hover);

    /// <summary>One line of text; y is the baseline. A rotation in degrees turns it about (x, y), clockwise.</summary>
    public void Text(double x, double y, string text, TextStyle style, double rotation = 0)
    {
        Open("text", style.Halo ? style.Css + " halo" : style.Css,
            $" x=\"{Number(x)}\" y=\"{Number(y)}\" font-size=\"{Number(style.Size)}\"");
        if (style.Anchor != TextAnchor.Start)
            _body.Append(style.Anchor == TextAnchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        if (style.Bold)
            _body.Append(" font-weight=\"600\"");
        if (rotation != 0)
            _body.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({Number(rotation)} {Number(x)} {Number(y)})\"");
        _body.Append('>').Append(Escape(text)).Append("</text>\n");
    }

    /// <summary>Lines of text below each other; y is the first baseline. Returns the baseline that would follow.</summary>
    public double Lines(double x, double y, IReadOnlyList<string> lines, TextStyle style)
    {
        foreach (string line in lines)
        {
            Text(x, y, line, style);
            y += style.Size * TextMetrics.LineHeight;
        }

        return y;
    }

    /// <summary>
    /// A picture, embedded as PNG, fitted into the rectangle at its left bottom, where its caption starts, with its proportions kept.
    /// </summary>
    public void Picture(double x, double y, double width, double height, byte[] png, bool pixelated, string hover)
    {
        _body.Append(CultureInfo.InvariantCulture,
            $"<image x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"" +
            $" preserveAspectRatio=\"xMinYMax meet\"");
        if (pixelated)
            _body.Append(" style=\"image-rendering:pixelated\"");
        _body.Append(" href=\"data:image/png;base64,").Append(Convert.ToBase64String(png)).Append('"');
        Close("image", hover);
    }

    /// <summary>The whole element.</summary>
    /// <param name="width">Width of the view box.</param>
    /// <param name="height">Height of the view box.</param>
    /// <param name="title">Its name for assistive technology.</param>
    /// <param name="description">The text alternative.</param>
    /// <param name="widest">CSS pixels that it grows to at most.</param>
    /// <param name="narrowest">CSS pixels that it shrinks to at least; below that its container scrolls. 0: no limit.</param>
    public string Finish(double width, double height, string title, string description, double widest, double narrowest = 0)
    {
        string content = $"{title}\n{description}\n{Number(width)} {Number(height)}\n{_body}";
        string id = "fer-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 5));
        string least = narrowest > 0 ? $"min-width:{Number(Math.Min(narrowest, widest))}px;" : "";

        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{id}\" ");
        svg.Append($"viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" ");
        svg.Append($"aria-labelledby=\"{id}-t {id}-d\" ");
        svg.Append($"style=\"display:block;width:100%;{least}max-width:{Number(widest)}px;height:auto\">\n");
        svg.Append($"<title id=\"{id}-t\">{Escape(title)}</title>\n<desc id=\"{id}-d\">{Escape(description)}</desc>\n");
        AppendStyle(svg, "." + id);
        svg.Append($"<rect class=\"surface\" width=\"{Number(width)}\" height=\"{Number(height)}\" rx=\"4\"/>\n");
        return svg.Append(_body).Append("</svg>").ToString();
    }

    /// <summary>A coordinate with at most two digits after the point.</summary>
    public static string Number(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>
    /// A text as XML character data that is also safe inside double quotes; characters that XML cannot hold become U+FFFD.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        // EnumerateRunes gives U+FFFD for a surrogate that stands alone.
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                (< 0x20 and not ('\t' or '\n')) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private string ClassOf(ThemedColor color, bool stroke)
    {
        if (_classes.TryGetValue((color, stroke), out string? known))
            return known;

        string name = $"{(stroke ? 's' : 'f')}{_classes.Count.ToString(CultureInfo.InvariantCulture)}";
        _classes.Add((color, stroke), name);
        string property = stroke ? "stroke" : "fill";
        _rules.Add((name, $"{property}:{color.Light.Hex}", $"{property}:{color.Dark.Hex}"));
        return name;
    }

    private void AppendStyle(StringBuilder svg, string scope)
    {
        // A page set right to left would mirror the anchors of the texts, and a page's own text rules would reach into an inlined drawing.
        svg.Append($"<style>\n{scope}{{font-family:{FontStack};font-weight:400;letter-spacing:0;direction:ltr;fill:none}}\n");
        svg.Append($"{scope} text{{font-variant-numeric:tabular-nums}}\n");
        if (HoversThroughText)
            svg.Append($"{scope} text{{pointer-events:none}}\n");
        svg.Append($"{scope} .halo{{stroke:{Palette.Surface.Light.Hex};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}}\n");
        svg.Append($"{scope} .hover{{pointer-events:all}}\n");
        svg.Append($"{scope} .surface{{fill:{Palette.Surface.Light.Hex}}}\n");
        foreach ((string selector, string light, _) in _rules)
            svg.Append($"{scope} .{selector}{{{light}}}\n");
        svg.Append($"@media screen and (prefers-color-scheme:dark){{\n{scope} .surface{{fill:{Palette.Surface.Dark.Hex}}}\n");
        svg.Append($"{scope} .halo{{stroke:{Palette.Surface.Dark.Hex}}}\n");
        foreach ((string selector, _, string dark) in _rules)
            svg.Append($"{scope} .{selector}{{{dark}}}\n");
        svg.Append("}\n</style>\n");
    }

    private void Open(string element, string css, string attributes) => _body.Append($"<{element} class=\"{css}\"{attributes}");

    private void Close(string element, string? hover)
    {
        if (hover is null)
            _body.Append("/>\n");
        else
            _body.Append($"><title>{Escape(hover)}</title></{element}>\n");
    }
}
