namespace FerLib.NeuralNetworks;

/// <summary>A linear layer over the flattened input: paper row 14 as the text describes it ("fully connected").</summary>
/// <remarks>y[n, o] = bias[o] + sum over i of x[n, i] w[o, i], with i running over (C, H, W) row-major.</remarks>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
/// <param name="Outputs">Numbers out, at least 1: the classes.</param>
public sealed record FullyConnected(string Name, int? PaperRow, int Outputs) : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => "Fully connected";

    /// <inheritdoc/>
    public override InputShape OutputShape(InputShape input) => Outputs >= 1
        ? new InputShape(Outputs, 1, 1)
        : throw new ArgumentException($"{Kind} ({Name}): {Outputs} outputs, expected at least 1.");

    /// <inheritdoc/>
    public override long Parameters(InputShape input) => (long)Outputs * input.Length + Outputs;

    /// <inheritdoc/>
    public override long MultiplyAdds(InputShape input) => (long)Outputs * input.Length;
}
