namespace FerLib.NeuralNetworks;

/// <summary>A network as data: a name and its layers in order. An engine compiles it.</summary>
/// <param name="Name">For reports, for instance "17 layers, reading 2 (no ReLU on the class scores)".</param>
/// <param name="Layers">In forward order; every layer's name is unique.</param>
public sealed partial record Architecture(string Name, IReadOnlyList<Layer> Layers);
