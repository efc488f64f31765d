using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>The CPU engine against the values that PyTorch computed in double precision; each run prints its path, threads and deviations.</summary>
public sealed class PyTorchTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Thin => [.. KernelPaths.Supported.SelectMany(
        path => PyTorchCase.All.Where(each => !each.Sampled), (path, each) => (path.Data, each.Name))];

    public static TheoryData<string> Paper => [.. PyTorchCase.All.Where(each => each.Sampled).Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Thin))]
    public void Train_ThinNetwork_GivesPyTorchsNumbers(string path, string name)
    {
        foreach (int threads in new[] { 1, 2, 4 })
        {
            var engine = new CpuEngine(threads, KernelPaths.Of(path));
            Assert.Equal(path, engine.InstructionSet);
            PyTorchRun.Check(engine, PyTorchCase.Of(name), output);
        }
    }

    [Theory]
    [MemberData(nameof(Paper))]
    public void Train_PaperNetwork_GivesPyTorchsNumbers(string name)
    {
        PyTorchCase each = PyTorchCase.Of(name);
        Assert.StartsWith("17 layers, reading ", each.Architecture().Name, StringComparison.Ordinal);
        PyTorchRun.Check(new CpuEngine(), each, output);
    }

    [Fact]
    public void StoredCases_Together_CoverWhatIsPromised()
    {
        PyTorchCase[] readings = [.. PyTorchCase.All.Where(each => each.Steps == 10)];
        Assert.Equal([1, 3, 4], readings.Select(each => each.Channels).Distinct().Order());
        Assert.Equal([2, 6, 7], readings.Select(each => each.Classes).Distinct().Order());
        Assert.Equal(["adam", "sgd"], readings.Select(each => each.Rule).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, PyTorchCase.All.Where(each => each.Sampled).Select(each => each.Architecture().Name).Distinct().Count());
        foreach (PyTorchCase each in PyTorchCase.All.Where(each => each.MaximumNorm is not null))
            Assert.Equal(each.MaximumNorm < 100, each.Expected()["norm"].All(norm => norm > each.MaximumNorm));
        Assert.True(PyTorchCase.Of("extreme scores of a thousand").Expected()["predicted.start"].Max(Math.Abs) > 1000);
    }

    [Fact]
    public void Activations_SoftmaxOfScoresOfAThousand_AreProbabilities()
    {
        PyTorchCase each = PyTorchCase.Of("extreme scores of a thousand");
        using INetwork network = new CpuEngine().Compile(each.Architecture(), each.Shape, 0);
        network.SetState(each.Weights(network.GetState()));
        float[] probabilities = network.Activations("softmax", each.Batch(0), each.Count).Values;
        Assert.All(probabilities, value => Assert.InRange(value, 0, 1));
        Assert.All(probabilities.Chunk(each.Classes), row => Assert.Equal(1, row.Sum(), 1e-6f));
    }

    internal static Architecture SmallNetwork() => new("small", [
        new Convolution("convolution1", null, 5), new BatchNormalization("normalization1", null), new ReLU("relu1", null),
        new AveragePooling("pooling", null),
        new Convolution("convolution2", null, 7), new BatchNormalization("normalization2", null), new ReLU("relu2", null),
        new Dropout("dropout", null, 1 / 3.0), new FullyConnected("fullyConnected", null, 3),
        new Softmax("softmax", null), new ClassificationOutput("classification", null)]);
}
