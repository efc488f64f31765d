using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class CpuEngineTests
{
    private const int Classes = 7;
    private static readonly InputShape Shape = new(1, 32, 32);

    public static TheoryData<string> Paths => KernelPaths.Supported;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Train_OtherThreadCounts_SameBits(string path)
    {
        float[] reference = StateAfter(1, path);
        Assert.Equal(reference, StateAfter(2, path));
        Assert.Equal(reference, StateAfter(3, path));
        Assert.Equal(reference, StateAfter(4, path));
    }

    [Fact]
    public void Compile_HeInitialization_HasItsDeviationAndIsTheSamePerSeed()
    {
        Architecture architecture = PaperArchitectures.NoLogitRelu(Classes);
        NamedState one = InitialWeights.Draw(architecture, Shape, 5);
        float[] weights = one["convolution2.weight"].Values; // 64 * 25 inputs
        Assert.Equal(Math.Sqrt(2 / 1600.0), Math.Sqrt(weights.Average(w => (double)w * w)), 2e-4);
        using INetwork network = new CpuEngine().Compile(architecture, Shape, 5);
        Assert.Equal(weights, network.GetState()["convolution2.weight"].Values);
        Assert.NotEqual(weights, InitialWeights.Draw(architecture, Shape, 6)["convolution2.weight"].Values);
        Assert.Equal(LayerTable.Of(architecture, Shape).Parameters, network.GetState()
            .Where(t => !t.Name.Contains("running", StringComparison.Ordinal) && t.Shape.Count > 0).Sum(t => t.Values.Length));
    }

    private static float[] StateAfter(int threads, string path)
    {
        // All operators, and sums that split the batch: 31 x 33 pixels of 5 pictures are more than one block of every kind.
        var shape = new InputShape(2, 61, 65);
        using INetwork network = new CpuEngine(threads, KernelPaths.Of(path)).Compile(PyTorchTests.SmallNetwork(), shape, 9);
        int features = PyTorchTests.SmallNetwork().DropoutFeatures(shape);
        var options = new StepOptions { LearningRate = 1e-2f, MaximumGradientNorm = 1, DropoutMask = Enumerable.Repeat(1f, 5 * features).ToArray() };
        for (int step = 0; step < 3; step++)
            network.Train(Wave.Of(5 * shape.Length, step, 1), [0, 1, 2, 0, 1], options);
        return [.. network.GetState().SelectMany(tensor => tensor.Values)];
    }
}
