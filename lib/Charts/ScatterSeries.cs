namespace FerLib.Charts;

/// <summary>A named series of a <see cref="ScatterChart"/>.</summary>
/// <param name="Name">The name that stands in the legend.</param>
/// <param name="Points">The points, in any order.</param>
public sealed record ScatterSeries(string Name, IReadOnlyList<ScatterPoint> Points)
{
    /// <summary>The color; by default that of an expression or channel of this name, or of the place in the chart.</summary>
    public ThemedColor? Color { get; init; }
}
