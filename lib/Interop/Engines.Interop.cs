using FerLib.Interop;

// The hook belongs to the room that asks for it; the package is named here only.
#pragma warning disable IDE0130
namespace FerLib.NeuralNetworks;
#pragma warning restore IDE0130

public static partial class Engines
{
    static partial void AddOptional(List<EngineSource> sources) =>
        sources.Add(new EngineSource("torchsharp", options => new TorchSharpEngine(options)));
}
