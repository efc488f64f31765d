namespace FerLib.Charts;

/// <summary>A named series of a <see cref="HistogramChart"/>.</summary>
/// <param name="Name">The name that stands in the legend.</param>
/// <param name="Counts">How many values lie in each bin, or which share of them, 0..1.</param>
public sealed record HistogramSeries(string Name, IReadOnlyList<double> Counts)
{
    /// <summary>The color; by default that of an expression or channel of this name, or of the place in the chart.</summary>
    public ThemedColor? Color { get; init; }
}
