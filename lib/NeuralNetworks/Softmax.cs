namespace FerLib.NeuralNetworks;

/// <summary>Class scores to probabilities, p[k] = exp(x[k]) / sum over j of exp(x[j]): paper row 16.</summary>
/// <remarks>Predictions are the scores before this layer; training takes it and the cross-entropy in one stable formula.</remarks>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
public sealed record Softmax(string Name, int? PaperRow) : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => "Softmax";
}
