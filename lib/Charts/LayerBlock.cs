namespace FerLib.Charts;

/// <summary>One layer of an <see cref="ArchitectureDrawing"/> at one input size.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">What it is, with kernel and stride after it: "Convolution 5 x 5, stride 2".</param>
/// <param name="Channels">Channels of its output.</param>
/// <param name="Height">Rows of its output.</param>
/// <param name="Width">Columns of its output.</param>
/// <param name="PaperRow">Row in the paper's table of layers, or null.</param>
/// <param name="Parameters">Numbers that training changes.</param>
/// <param name="MultiplyAdds">Multiply-adds of one forward pass over one picture.</param>
public sealed record LayerBlock(string Name, string Kind, int Channels, int Height, int Width, int? PaperRow, long Parameters,
    long MultiplyAdds);
