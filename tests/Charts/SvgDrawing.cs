using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FerLib.Charts;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Charts;

/// <summary>A drawing read back: its shapes with their hover texts, and the colors of its style sheet.</summary>
internal sealed partial class SvgDrawing
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public SvgDrawing(string svg)
    {
        Root = XDocument.Parse(svg).Root!;
        string[] styles = Root.Element(Svg + "style")!.Value.Split("@media", 2);
        Light = Rules(styles[0]);
        Dark = Rules(styles[1]);
    }

    public XElement Root { get; }

    /// <summary>Fill colors by class, for the light scheme.</summary>
    public Dictionary<string, Color> Light { get; }

    /// <summary>Fill colors by class, for the dark scheme.</summary>
    public Dictionary<string, Color> Dark { get; }

    public XElement[] Texts => [.. Root.Elements(Svg + "text")];

    public XElement[] Images => [.. Root.Elements(Svg + "image")];

    /// <summary>The shapes of one kind, such as rect, whose hover text holds a text.</summary>
    public XElement[] Hovering(string kind, string text = "") =>
        [.. Root.Elements(Svg + kind).Where(shape => shape.Element(Svg + "title")?.Value.Contains(text, StringComparison.Ordinal) == true)];

    public static string Hover(XElement shape) => shape.Element(Svg + "title")!.Value;

    public static double Value(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The pixels of an embedded picture.</summary>
    public static Image Pixels(XElement image) =>
        ImageFile.Decode(Convert.FromBase64String(image.Attribute("href")!.Value.Split(',')[1]), "drawing.png");

    /// <summary>Fails unless each centered text in a cell has a contrast of 4.5 : 1 to it on light and dark, and fits in.</summary>
    /// <param name="cells">The cells.</param>
    /// <returns>How many texts lie in cells.</returns>
    public int AssertTextsReadableIn(IReadOnlyList<XElement> cells)
    {
        int texts = 0;
        foreach (XElement text in Texts.Where(text => text.Attribute("text-anchor")?.Value == "middle"))
        {
            (double x, double y) = (Value(text, "x"), Value(text, "y"));
            XElement? cell = cells.FirstOrDefault(cell => x > Value(cell, "x") && x < Value(cell, "x") + Value(cell, "width")
                && y > Value(cell, "y") && y < Value(cell, "y") + Value(cell, "height"));
            if (cell is null)
                continue;

            texts++;
            string ink = text.Attribute("class")!.Value;
            string fill = cell.Attribute("class")!.Value.Split(' ')[0];
            Assert.True(Color.Contrast(Light[ink], Light[fill]) >= 4.5, $"{text.Value} on light");
            Assert.True(Color.Contrast(Dark[ink], Dark[fill]) >= 4.5, $"{text.Value} on dark");
            double half = TextMetrics.Width(text.Value, Value(text, "font-size"), text.Attribute("font-weight") is not null) / 2;
            Assert.True(x - half >= Value(cell, "x") && x + half <= Value(cell, "x") + Value(cell, "width"),
                $"{text.Value} is wider than its cell");
        }

        return texts;
    }

    private static Dictionary<string, Color> Rules(string style) =>
        FillRule().Matches(style).ToDictionary(match => match.Groups[1].Value, match => Color.Parse(match.Groups[2].Value));

    [GeneratedRegex(@"\.(\w+)\{fill:(#[0-9a-f]{6})\}")]
    private static partial Regex FillRule();
}
