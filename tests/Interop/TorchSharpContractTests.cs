using FerLib.NeuralNetworks;
using FerLib.Tests.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Interop;

public sealed class TorchSharpContractTests(ITestOutputHelper output) : EngineContractTests
{
    protected override IEngine Engine { get; } = StartedTorchSharp.Engine();

    // Its convolutions choose another order of sums for another batch size, and a GPU another one each time: some 1e-6 of the largest number.
    protected override float Repeatability => 1e-5f;

    public static TheoryData<string> StoredCases => [.. PyTorchCase.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(StoredCases))]
    public void Train_StoredCase_GivesPyTorchsNumbers(string name) => PyTorchRun.Check(Engine, PyTorchCase.Of(name), output);
}
