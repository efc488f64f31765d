using FerLib.NeuralNetworks;
using FerLib.Tests.NeuralNetworks;

namespace FerLib.Tests.Interop;

public sealed class TorchSharpErrorContractTests : EngineErrorContractTests
{
    protected override IEngine Engine { get; } = StartedTorchSharp.Engine("cpu");
}
