using System.Text.Json.Serialization;

namespace FerLib.NeuralNetworks;

/// <summary>An update rule as data; every engine computes the same formula.</summary>
[JsonDerivedType(typeof(AdamOptions), "adam")]
[JsonDerivedType(typeof(SgdOptions), "sgd")]
public abstract record OptimizerOptions;
