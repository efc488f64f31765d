namespace FerLib.Charts;

/// <summary>The rectangle in which curves are drawn, with its two scales.</summary>
internal sealed record PlotArea(double Left, double Top, double Right, double Bottom, AxisScale XScale, AxisScale YScale)
{
    /// <summary>The horizontal position of a value.</summary>
    public double X(double value) => Left + (XScale.Share(value) * (Right - Left));

    /// <summary>The vertical position of a value; greater values are higher.</summary>
    public double Y(double value) => Bottom - (YScale.Share(value) * (Bottom - Top));
}
