namespace FerLib.NeuralNetworks;

/// <summary>An engine that this build has.</summary>
/// <param name="Name">As a user types it, lower case: "ferlib".</param>
/// <param name="Create">Starts it. Throws <see cref="EngineException"/>.</param>
internal sealed record EngineSource(string Name, Func<EngineOptions, IEngine> Create);
