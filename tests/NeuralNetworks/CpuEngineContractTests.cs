using FerLib.NeuralNetworks;

namespace FerLib.Tests.NeuralNetworks;

public sealed class CpuEngineContractTests : EngineContractTests
{
    protected override IEngine Engine { get; } = new CpuEngine();

    protected override float Repeatability => 0;
}
