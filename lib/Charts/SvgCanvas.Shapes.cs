using System.Globalization;

namespace FerLib.Charts;

internal sealed partial class SvgCanvas
{
    /// <summary>A closed shape with straight sides.</summary>
    public void Polygon(IReadOnlyList<ChartPoint> points, string css, double strokeWidth = 0, string? hover = null)
    {
        Open("polygon", css, $" points=\"{string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))}\"");
        if (strokeWidth > 0)
            _body.Append(CultureInfo.InvariantCulture, $" stroke-width=\"{Number(strokeWidth)}\" stroke-linejoin=\"round\"");
        Close("polygon", hover);
    }

    /// <summary>Many straight lines as one shape.</summary>
    public void Segments(IEnumerable<(ChartPoint From, ChartPoint To)> lines, string css, double width)
    {
        string path = string.Concat(lines.Select(line =>
            $"M{Number(line.From.X)} {Number(line.From.Y)}L{Number(line.To.X)} {Number(line.To.Y)}"));
        Open("path", css, $" d=\"{path}\" stroke-width=\"{Number(width)}\" stroke-linejoin=\"round\"");
        Close("path", null);
    }

    /// <summary>A picture, embedded as PNG and stretched over the rectangle.</summary>
    public void StretchedPicture(double x, double y, double width, double height, byte[] png, bool pixelated, string? hover)
    {
        _body.Append(CultureInfo.InvariantCulture,
            $"<image x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"" +
            $" preserveAspectRatio=\"none\"");
        if (pixelated)
            _body.Append(" style=\"image-rendering:pixelated\"");
        _body.Append(" href=\"data:image/png;base64,").Append(Convert.ToBase64String(png)).Append('"');
        Close("image", hover);
    }

    /// <summary>An invisible rectangle that shows a text when the pointer rests on it.</summary>
    public void HoverRectangle(double x, double y, double width, double height, string hover) =>
        Rectangle(x, y, width, height, "hover", hover: hover);
}
