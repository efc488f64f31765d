using FerLib.Interop;
using FerLib.NeuralNetworks;
using FerLib.Tests.NeuralNetworks;

namespace FerLib.Tests.Interop;

public sealed class TorchSharpErrorContractTests : EngineErrorContractTests
{
    protected override IEngine Engine { get; } = new TorchSharpEngine(new EngineOptions { Device = "cpu" });
}
