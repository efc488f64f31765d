namespace FerLib.Charts;

/// <summary>A point of a <see cref="ScatterChart"/>.</summary>
/// <param name="X">Position on the horizontal axis; a point without a finite position is left out, and counted below the drawing.</param>
/// <param name="Y">Position on the vertical axis.</param>
/// <param name="Hover">What is shown when the pointer rests on the point, or null for series and position.</param>
/// <param name="Count">How many coincide here, at least 1; the area grows with it.</param>
public sealed record ScatterPoint(double X, double Y, string? Hover = null, int Count = 1);
