namespace FerLib.NeuralNetworks;

/// <summary>The rectifier y = max(0, x), with gradient 0 at x = 0: paper rows 3, 6, 10, 13 and 15.</summary>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
public sealed record ReLU(string Name, int? PaperRow) : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => "ReLU";
}
