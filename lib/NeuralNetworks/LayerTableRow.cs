namespace FerLib.NeuralNetworks;

/// <summary>One layer at one input size.</summary>
/// <param name="PaperRow">Row in the paper's table of layers, or null.</param>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">What it is: "Convolution 5 x 5, stride 2".</param>
/// <param name="Output">Shape of its output for one picture (C, H, W).</param>
/// <param name="Parameters">Numbers that training changes.</param>
/// <param name="MultiplyAdds">Multiply-adds of one forward pass over one picture; 0 for layers without weights to multiply with.</param>
/// <param name="BackwardMultiplyAdds">
/// Multiply-adds of one backward pass over one picture: the gradient of the weights and, in all layers but the first, that of the input.
/// </param>
public sealed record LayerTableRow(
    int? PaperRow, string Name, string Kind, InputShape Output, long Parameters, long MultiplyAdds, long BackwardMultiplyAdds);
