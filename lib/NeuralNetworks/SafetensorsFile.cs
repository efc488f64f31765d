namespace FerLib.NeuralNetworks;

/// <summary>What a safetensors file holds.</summary>
/// <param name="State">The tensors, in the order of their data.</param>
/// <param name="Metadata">The file's own notes, text by name; empty when it has none.</param>
public sealed record SafetensorsFile(NamedState State, IReadOnlyDictionary<string, string> Metadata);
