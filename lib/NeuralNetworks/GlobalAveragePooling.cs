namespace FerLib.NeuralNetworks;

/// <summary>The mean of every channel over the whole map, (C, H, W) to (C, 1, 1). Not in the paper; part of reading 3.</summary>
/// <param name="Name">Unique within the architecture.</param>
/// <param name="PaperRow">Row in the paper's table, or null.</param>
public sealed record GlobalAveragePooling(string Name, int? PaperRow) : Layer(Name, PaperRow)
{
    /// <inheritdoc/>
    public override string Kind => "Global average pooling";

    /// <inheritdoc/>
    public override InputShape OutputShape(InputShape input) => new(input.Channels, 1, 1);
}
