namespace FerLib.Charts;

/// <summary>The rectangle in which curves, bins or points are drawn, with its two scales.</summary>
internal sealed record PlotArea(double Left, double Top, double Right, double Bottom, AxisScale XScale, AxisScale YScale)
{
    /// <summary>The horizontal position of a value.</summary>
    public double X(double value) => Left + (XScale.Share(value) * (Right - Left));

    /// <summary>The vertical position of a value; greater values are higher.</summary>
    public double Y(double value) => Bottom - (YScale.Share(value) * (Bottom - Top));

    /// <summary>Draws the axes: grid lines and labels of the values, ticks and labels below.</summary>
    /// <param name="canvas">The drawing.</param>
    /// <param name="style">The style of the labels.</param>
    /// <param name="width">The width of the drawing, which no label leaves.</param>
    /// <param name="crossed">Whether the horizontal axis has grid lines too.</param>
    public void DrawAxes(SvgCanvas canvas, TextStyle style, double width, bool crossed = false)
    {
        foreach (double tick in YScale.Ticks)
        {
            double y = Y(tick);
            canvas.Line(Left, y, Right, y, canvas.Stroke(Palette.Grid));
            canvas.Text(Left - 8, y + (0.35 * style.Size), YScale.Label(tick), style with { Anchor = TextAnchor.End });
        }

        if (crossed)
        {
            foreach (double tick in XScale.Ticks)
                canvas.Line(X(tick), Top, X(tick), Bottom, canvas.Stroke(Palette.Grid));
        }

        canvas.Line(Left, Bottom, Right, Bottom, canvas.Stroke(Palette.Axis), 1.25);
        XScale.DrawLabels(canvas, Bottom, X, style, width);
    }
}
