namespace FerLib.Charts;

/// <summary>A point of a curve, in the units of its axes.</summary>
/// <param name="X">Position on the horizontal axis.</param>
/// <param name="Y">Value; NaN or infinite leaves a gap in the curve.</param>
public readonly record struct ChartPoint(double X, double Y);
