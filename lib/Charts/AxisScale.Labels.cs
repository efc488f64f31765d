namespace FerLib.Charts;

/// <summary>The ticks of an axis that lies below a drawing.</summary>
internal sealed partial class AxisScale
{
    /// <summary>Draws ticks and labels below a line; a label that would touch the one before it is left out.</summary>
    /// <param name="canvas">The drawing.</param>
    /// <param name="y">The vertical position of the line.</param>
    /// <param name="position">The horizontal position of a value.</param>
    /// <param name="style">The style of the labels.</param>
    /// <param name="width">The width of the drawing, which no label leaves.</param>
    public void DrawLabels(SvgCanvas canvas, double y, Func<double, double> position, TextStyle style, double width)
    {
        double free = double.NegativeInfinity;
        foreach (double tick in Ticks)
        {
            double x = position(tick);
            canvas.Line(x, y, x, y + 5, canvas.Stroke(Palette.Axis), 1.25);
            string label = Label(tick);
            double half = TextMetrics.Width(label, style.Size) / 2;
            double center = Math.Max(FigureText.Margin + half, Math.Min(x, width - FigureText.Margin - half));
            if (center - half < free)
                continue;

            canvas.Text(center, y + 6 + style.Size, label, style with { Anchor = TextAnchor.Middle });
            free = center + half + 8;
        }
    }
}
