using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class PyTorchTests
{
    // Sums of a few hundred float32 products in another order: about 1e-6 of the largest value in a tensor.
    private const float Tolerance = 1e-5f;

    // Adam's first step is rate * sign(gradient): below this a gradient is rounding noise, and so is its sign.
    private const float Noise = 1e-5f;
    private const float Rate = 0.01f;
    private static readonly InputShape Input = new(2, 13, 15);

    public static TheoryData<string> Paths => KernelPaths.Supported;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Train_OneStep_GivesPyTorchsScoresLossGradientsAndWeights(string path) => AssertOneStep(new CpuEngine(2, KernelPaths.Of(path)));

    /// <summary>One step of an engine against the stored values.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="tolerance">Relative to the largest value of a tensor.</param>
    internal static void AssertOneStep(IEngine engine, float tolerance = Tolerance)
    {
        Dictionary<string, float[]> expected = PyTorchCase.Read();
        using INetwork network = engine.Compile(SmallNetwork(), Input, 0);
        network.SetState(WaveWeights(network.GetState()));
        float[] input = Wave.Of(4 * Input.Length, 20, 1);
        var scores = new float[4 * 3];
        network.Predict(input, 4, scores);
        AssertClose("predicted", expected["predicted"], scores, tolerance);

        float[] mask = [.. Enumerable.Range(0, 4 * 28).Select(i => i % 3 == 1 ? 0f : 1.5f)];
        var options = new StepOptions { LearningRate = Rate, LabelSmoothing = 0.1f, ClassWeights = [1, 2, 0.5f], DropoutMask = mask };
        IStepResult step = network.Train(input, [0, 2, 1, 2], options);

        AssertClose("loss", expected["loss"], [step.Loss], tolerance);
        foreach (NamedTensor gradient in network.GetGradients())
            AssertClose(gradient.Name, expected["gradient:" + gradient.Name], gradient.Values, tolerance);
        foreach (NamedTensor tensor in network.GetState().Where(t => !t.Name.StartsWith("optimizer.", StringComparison.Ordinal)))
            AssertUpdated(expected, tensor, tolerance);
    }

    internal static Architecture SmallNetwork() => new("small", [
        new Convolution("convolution1", null, 5), new BatchNormalization("normalization1", null), new ReLU("relu1", null),
        new AveragePooling("pooling", null),
        new Convolution("convolution2", null, 7), new BatchNormalization("normalization2", null), new ReLU("relu2", null),
        new Dropout("dropout", null, 1 / 3.0), new FullyConnected("fullyConnected", null, 3),
        new Softmax("softmax", null), new ClassificationOutput("classification", null)]);

    internal static NamedState WaveWeights(NamedState initial)
    {
        int number = 0;
        return new NamedState(initial
            .Where(t => !t.Name.StartsWith("optimizer.", StringComparison.Ordinal))
            .Select(t => t.Name.Contains("running", StringComparison.Ordinal) ? t : new NamedTensor(
                t.Name, t.Shape, Wave.Of(t.Values.Length, number++, 0.2, t.Name.StartsWith("normalization", StringComparison.Ordinal)
                    && t.Name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0))));
    }

    private static void AssertClose(string name, float[] expected, float[] actual, float tolerance)
    {
        float largest = Math.Max(expected.Max(MathF.Abs), 0.1f);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= tolerance * largest, $"{name}[{i}]: {actual[i]}, PyTorch has {expected[i]}.");
    }

    private static void AssertUpdated(Dictionary<string, float[]> all, NamedTensor tensor, float relative)
    {
        float[] expected = all["after:" + tensor.Name];
        float[]? gradient = all.GetValueOrDefault("gradient:" + tensor.Name);
        for (int i = 0; i < expected.Length; i++)
        {
            bool noise = gradient is not null && MathF.Abs(gradient[i]) < Noise;
            float tolerance = noise ? 2.1f * Rate : relative * Math.Max(1, MathF.Abs(expected[i]));
            Assert.True(MathF.Abs(expected[i] - tensor.Values[i]) <= tolerance, $"{tensor.Name}[{i}]: {tensor.Values[i]}, PyTorch has {expected[i]}.");
        }
    }
}
