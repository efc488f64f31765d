using System.Globalization;

namespace FerLib.Charts;

internal sealed partial class SvgCanvas
{
    /// <summary>Whether the pointer feels what lies below a text: a number in a cell then does not hide the cell's hover text.</summary>
    public bool HoversThroughText { get; init; }

    /// <summary>A closed shape with straight sides and an outline.</summary>
    public void Polygon(IReadOnlyList<ChartPoint> points, string css, double strokeWidth, string? hover)
    {
        Open("polygon", css, $" points=\"{string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))}\"");
        _body.Append(CultureInfo.InvariantCulture, $" stroke-width=\"{Number(strokeWidth)}\" stroke-linejoin=\"round\"");
        Close("polygon", hover);
    }

    /// <summary>Many straight lines as one shape; nothing where there are none.</summary>
    public void Segments(IEnumerable<(ChartPoint From, ChartPoint To)> lines, string css, double width)
    {
        string path = string.Concat(lines.Select(line =>
            $"M{Number(line.From.X)} {Number(line.From.Y)}L{Number(line.To.X)} {Number(line.To.Y)}"));
        if (path.Length == 0)
            return;
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
}
