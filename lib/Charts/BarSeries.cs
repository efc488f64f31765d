namespace FerLib.Charts;

/// <summary>A named series of a <see cref="BarChart"/>: one bar for each category.</summary>
/// <param name="Name">The name that stands in the legend.</param>
/// <param name="Values">One value for each category of the chart; null where there is none.</param>
public sealed record BarSeries(string Name, IReadOnlyList<BarValue?> Values)
{
    /// <summary>The color; by default that of an expression or channel of this name, or of the place in the chart.</summary>
    public ThemedColor? Color { get; init; }

    /// <summary>A series of plain values.</summary>
    /// <param name="name">The name that stands in the legend.</param>
    /// <param name="values">One value for each category.</param>
    public static BarSeries Of(string name, IEnumerable<double> values) =>
        new(name, [.. values.Select(value => new BarValue(value))]);
}
