namespace FerLib.NeuralNetworks;

/// <summary>An update rule as data; every engine computes the same formula.</summary>
public abstract record OptimizerOptions;
