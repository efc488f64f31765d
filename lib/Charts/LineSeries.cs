namespace FerLib.Charts;

/// <summary>A named curve of a <see cref="LineChart"/>.</summary>
/// <param name="Name">The name that stands beside the curve.</param>
/// <param name="Points">The points in the order in which they are joined; a value that is not finite leaves a gap.</param>
public sealed record LineSeries(string Name, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>The curve's color; by default the color of its place in the chart, <see cref="Palette.Series"/>.</summary>
    public ThemedColor? Color { get; init; }

    /// <summary>Whether the curve is dashed, to tell it from a neighbour by more than color. Default: no.</summary>
    public bool Dashed { get; init; }

    /// <summary>A curve over epochs, or any other count: the values stand at first, first + 1, ...</summary>
    /// <param name="name">The name that stands beside the curve.</param>
    /// <param name="values">The values in order.</param>
    /// <param name="first">The position of the first value. Default: 1.</param>
    public static LineSeries OfEpochs(string name, IEnumerable<double> values, int first = 1) =>
        new(name, [.. values.Select((value, i) => new ChartPoint(first + i, value))]);
}
