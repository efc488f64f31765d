using FerLib.NeuralNetworks;
using FerLib.Tests.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Interop;

public sealed class TorchSharpContractTests : EngineContractTests
{
    protected override IEngine Engine { get; } = StartedTorchSharp.Engine();

    // Its convolutions choose another order of sums for another batch size: some 1e-6 of the largest number.
    protected override float Repeatability => 1e-5f;

    // The stored values are of PyTorch 1.13, this is a later one: the gradient of a bias before a normalization, which is 0, differs by 1.2e-6.
    private const float OtherVersion = 2e-5f;

    [Fact]
    public void Train_OneStep_GivesPyTorchsScoresLossGradientsAndWeights() => PyTorchTests.AssertOneStep(Engine, OtherVersion);
}
