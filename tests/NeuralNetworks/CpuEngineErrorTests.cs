using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class CpuEngineErrorTests : EngineErrorContractTests
{
    protected override IEngine Engine { get; } = new CpuEngine(1);

    [Fact]
    public void FeatureMap_BeyondWhatOffsetsAddress_SaysSo()
    {
        string message = Assert.Throws<ArgumentException>(() => _ = new FeatureMap(70_000, new InputShape(64, 128, 128), 0)).Message;
        Assert.Contains("needs 73400320000 numbers, at most 2147483519 fit; use a smaller batch", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_BadThreads_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new CpuEngine(-1));
}
