namespace FerLib.NeuralNetworks;

/// <summary>A row of the paper's table of layers as it is printed.</summary>
/// <param name="Row">Its number, 1..17.</param>
/// <param name="Kind">Type of layer.</param>
/// <param name="Filter">Filter size; empty where nothing is printed.</param>
/// <param name="Stride">Stride; empty where nothing is printed.</param>
/// <param name="Filters">Number of filters; empty where nothing is printed.</param>
/// <remarks>Source: second "Table 1" of Gilanie et al., 2025, doi 10.5281/zenodo.15267426 (its text calls it Table 2).</remarks>
public sealed record PrintedLayer(int Row, string Kind, string Filter = "", string Stride = "", string Filters = "")
{
    /// <summary>The table, row by row. Row 4's filter size is printed over a watermark and reads "105x5"; here it is 5x5.</summary>
    public static IReadOnlyList<PrintedLayer> Table { get; } =
    [
        new(1, "Convolution", "5x5", "2x2", "64"), new(2, "Normalization"), new(3, "ReLU"),
        new(4, "Convolution", "5x5", "2x2", "128"), new(5, "Normalization"), new(6, "ReLU"),
        new(7, "Average pooling", "5x5", "2x2", "128"),
        new(8, "Convolution", "5x5", "2x2", "128"), new(9, "Normalization"), new(10, "ReLU"),
        new(11, "Convolution", "5x5", "2x2", "64"), new(12, "Normalization", "1", "1", "-"), new(13, "ReLU", "1", "1", "-"),
        new(14, "Normalization", "1", "1", "-"), new(15, "ReLU"), new(16, "Softmax"), new(17, "Normalization"),
    ];

    /// <summary>The printed texts in the order of the columns: "Convolution, 5x5, 2x2, 64".</summary>
    public override string ToString() => string.Join(", ", new[] { Kind, Filter, Stride, Filters }.Where(text => text.Length > 0));
}
