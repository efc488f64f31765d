namespace FerLib.NeuralNetworks;

/// <summary>The mean of each window, every channel for itself; the padding's zeros count: paper row 7.</summary>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
/// <param name="Kernel">K, side of the square window. Default 5.</param>
/// <param name="Stride">S, distance between windows. Default 2.</param>
/// <param name="Padding">P, zeros on every side, below K. Default 2.</param>
public sealed record AveragePooling(string Name, int? PaperRow, int Kernel = 5, int Stride = 2, int Padding = 2) : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => $"Average pooling {Kernel} x {Kernel}, stride {Stride}";

    /// <inheritdoc/>
    public override InputShape OutputShape(InputShape input) => new(
        input.Channels,
        WindowsAlong(input.Height, Kernel, Stride, Padding, input),
        WindowsAlong(input.Width, Kernel, Stride, Padding, input));
}
