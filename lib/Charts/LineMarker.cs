namespace FerLib.Charts;

/// <summary>A vertical line at a position of the horizontal axis, such as the best epoch.</summary>
/// <param name="X">The position; a position outside the curves is not drawn.</param>
/// <param name="Label">The text above the line.</param>
public sealed record LineMarker(double X, string Label);
