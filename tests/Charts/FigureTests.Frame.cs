using System.Globalization;
using System.Xml.Linq;
using FerLib.Charts;
using Xunit;

namespace FerLib.Tests.Charts;

/// <summary>Whether a drawing stays within its frame, and its texts apart.</summary>
public sealed partial class FigureTests
{
    /// <summary>Fails if a part of a figure's drawing leaves its frame, two texts overlap, or a coordinate is not a number.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="what">Which one it is, for the message.</param>
    internal static void AssertWithinFrame(Figure figure, string what)
    {
        string svg = figure.ToSvg();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        XElement root = XDocument.Parse(svg).Root!;
        double[] box = [.. root.Attribute("viewBox")!.Value.Split(' ').Select(Parse)];
        foreach (XElement element in root.Elements().Where(element => element.Name != Svg + "title" && element.Name != Svg + "desc"))
        {
            (double left, double top, double right, double bottom) = element.Name == Svg + "text" ? Bounds(element) : Extent(element);
            Assert.True(left >= 0 && right <= box[2] && top >= 0 && bottom <= box[3],
                $"{what}: {element} spans {left:0}..{right:0} x {top:0}..{bottom:0} of {box[2]} x {box[3]}.");
        }

        AssertTextsApart(root, what);
    }

    private static void AssertTextsApart(XElement root, string what)
    {
        // Turned labels lie side by side; their upright bounding boxes overlap although they do not.
        (XElement Text, (double Left, double Top, double Right, double Bottom) Box)[] upright = [.. root.Elements(Svg + "text")
            .Where(text => text.Attribute("transform") is null && text.Value.Length > 0).Select(text => (text, Bounds(text)))];
        for (int i = 0; i < upright.Length; i++)
        {
            for (int j = i + 1; j < upright.Length; j++)
            {
                (var a, var b) = (upright[i].Box, upright[j].Box);
                bool apart = a.Right <= b.Left || b.Right <= a.Left || a.Bottom <= b.Top || b.Bottom <= a.Top;
                Assert.True(apart, $"{what}: '{upright[i].Text.Value}' and '{upright[j].Text.Value}' overlap.");
            }
        }
    }

    private static (double Left, double Top, double Right, double Bottom) Extent(XElement shape)
    {
        switch (shape.Name.LocalName)
        {
            case "rect" or "image":
                (double x, double y) = (Value(shape, "x"), Value(shape, "y"));
                return (x, y, x + Value(shape, "width"), y + Value(shape, "height"));
            case "circle" when shape.Attribute("class")!.Value != "hover":
                (double cx, double cy, double r) = (Value(shape, "cx"), Value(shape, "cy"), Value(shape, "r"));
                return (cx - r, cy - r, cx + r, cy + r);
            case "line":
                (double x1, double x2) = (Value(shape, "x1"), Value(shape, "x2"));
                (double y1, double y2) = (Value(shape, "y1"), Value(shape, "y2"));
                return (Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));
            case "polyline" or "polygon":
                double[][] points =
                    [.. shape.Attribute("points")!.Value.Split(' ').Select(point => point.Split(',').Select(Parse).ToArray())];
                return (points.Min(p => p[0]), points.Min(p => p[1]), points.Max(p => p[0]), points.Max(p => p[1]));
            case "path":
                double[][] ends = [.. shape.Attribute("d")!.Value.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)
                    .Select(point => point.Split(' ').Select(Parse).ToArray())];
                return (ends.Min(p => p[0]), ends.Min(p => p[1]), ends.Max(p => p[0]), ends.Max(p => p[1]));
            default:
                return default;
        }
    }

    // The estimate of the library itself, which TextMetricsTests holds to measured widths.
    private static (double Left, double Top, double Right, double Bottom) Bounds(XElement text)
    {
        double size = Value(text, "font-size");
        double width = TextMetrics.Width(text.Value, size, text.Attribute("font-weight") is not null);
        (double x, double y) = (Value(text, "x"), Value(text, "y"));
        double left = text.Attribute("text-anchor")?.Value switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
        if (text.Attribute("transform") is null)
            return (left, y - (0.76 * size), left + width, y + (0.22 * size));

        const double Slope = 0.70710678118654757;
        return (x - (0.76 * size * Slope), y - ((width + (0.76 * size)) * Slope), x + ((width + (0.22 * size)) * Slope),
            y + (0.22 * size * Slope));
    }

    private static double Value(XElement element, string attribute) => Parse(element.Attribute(attribute)?.Value ?? "0");

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
