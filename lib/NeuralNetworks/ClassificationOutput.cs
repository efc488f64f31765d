namespace FerLib.NeuralNetworks;

/// <summary>The class with the highest probability, and in training the cross-entropy: how paper row 17 is read.</summary>
/// <remarks>
/// loss = -log p[label]. The paper prints row 17 as "Normalization", which after a softmax would be no classifier, and its equation 3
/// is the entropy of one distribution; the text says categorical cross-entropy, which is what this computes.
/// </remarks>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
public sealed record ClassificationOutput(string Name, int? PaperRow) : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => "Classification output (cross-entropy)";
}
