namespace FerLib.NeuralNetworks;

/// <summary>One layer as data.</summary>
/// <param name="Name">Unique within the architecture; the first part of its tensors' names.</param>
/// <param name="PaperRow">Its row number in the paper's table of layers; null for a layer the paper does not print.</param>
public abstract record Layer(string Name, int? PaperRow);
