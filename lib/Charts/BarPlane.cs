namespace FerLib.Charts;

/// <summary>Where bars are drawn: along the axis of the values, and across it, where categories follow each other.</summary>
/// <param name="Lies">Whether bars lie, from left to right; otherwise they stand.</param>
/// <param name="Scale">The scale of the values.</param>
/// <param name="Start">The position of the scale's minimum: left, or bottom.</param>
/// <param name="End">The position of the scale's maximum: right, or top.</param>
internal sealed record BarPlane(bool Lies, AxisScale Scale, double Start, double End)
{
    /// <summary>Where the bars begin: at zero, or at the end of the scale that is nearest to it.</summary>
    public double Zero => Along(Math.Clamp(0, Scale.Minimum, Scale.Maximum));

    /// <summary>The position of a value along the axis.</summary>
    public double Along(double value) => Start + (Scale.Share(value) * (End - Start));

    /// <summary>The rectangle between two positions along the axis.</summary>
    public (double X, double Y, double Width, double Height) Box(double from, double to, double across, double thickness)
    {
        (double low, double length) = (Math.Min(from, to), Math.Abs(to - from));
        return Lies ? (low, across, length, thickness) : (across, low, thickness, length);
    }

    /// <summary>A line between two points, each given along and across.</summary>
    public void Line(SvgCanvas canvas, double along1, double across1, double along2, double across2, string css, double width,
        string? dash = null)
    {
        if (Lies)
            canvas.Line(along1, across1, along2, across2, css, width, dash);
        else
            canvas.Line(across1, along1, across2, along2, css, width, dash);
    }

    /// <summary>A text behind the end of a bar, in the middle of its thickness.</summary>
    public void Label(SvgCanvas canvas, double along, double across, bool backwards, string text, TextStyle style)
    {
        if (Lies)
            canvas.Text(along + (backwards ? -6 : 6), across + (0.35 * style.Size), text,
                style with { Anchor = backwards ? TextAnchor.End : TextAnchor.Start });
        else
            canvas.Text(across, along + (backwards ? 5 + (0.8 * style.Size) : -6), text, style with { Anchor = TextAnchor.Middle });
    }
}
