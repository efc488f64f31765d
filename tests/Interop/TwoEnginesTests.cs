using FerLib.Interop;
using FerLib.NeuralNetworks;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>The two engines against each other: same weights, same scores; same batches, same course; states go both ways.</summary>
/// <remarks>
/// The pictures have something to learn in them. On pure noise ten steps of Adam are no fair comparison: there the CPU engine's own losses moved
/// by 1e-2 when its first weights were changed in the seventh digit, as far as they are from the other engine's.
/// </remarks>
public sealed class TwoEnginesTests(ITestOutputHelper output)
{
    // The contract of the engine seam: what rounding may do to a score through four convolutions.
    private const float ScoresTolerance = 1e-4f;

    // The contract of the engine seam for the loss of each of ten steps; a step feeds its rounding to the next.
    private const float LossTolerance = 1e-3f;

    // Share of the way that a tensor went in three steps: where a gradient is rounding noise, Adam makes a whole step of it.
    private const double StateTolerance = 0.05;
    private const double RoundingOfAWeight = 1e-7;
    private const int Steps = 10;

    private readonly CpuEngine _own = new();
    private readonly TorchSharpEngine _torch = StartedTorchSharp.Engine();

    public static TheoryData<int, int, int, int, int> Cases => new()
    {
        // reading, channels, classes, height, width
        { 1, 1, 7, 64, 64 },
        { 2, 1, 7, 64, 64 },
        { 3, 1, 7, 64, 64 },
        { 2, 3, 6, 48, 48 },
        { 2, 4, 2, 33, 41 },
        { 3, 4, 6, 57, 32 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_SameWeights_SameScores(int reading, int channels, int classes, int height, int width)
    {
        (Architecture architecture, InputShape shape) = Network(reading, channels, classes, height, width);
        using INetwork own = _own.Compile(architecture, shape, 5), torch = _torch.Compile(architecture, shape, 5);
        float[] input = Pictures(9, shape, 0);
        float[] expected = Scores(own, input, 9), actual = Scores(torch, input, 9);
        AssertClose(expected, actual, ScoresTolerance);
        output.WriteLine(FormattableString.Invariant($"scores differ by {expected.Zip(actual, (x, y) => MathF.Abs(x - y)).Max():e1} at most, of {expected.Max(MathF.Abs):0.0}"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_TenSteps_SameLosses(int reading, int channels, int classes, int height, int width)
    {
        (Architecture architecture, InputShape shape) = Network(reading, channels, classes, height, width);
        foreach (OptimizerOptions rule in new OptimizerOptions[] { new AdamOptions { WeightDecay = 1e-4f }, new SgdOptions { WeightDecay = 1e-4f } })
        {
            using INetwork own = _own.Compile(architecture, shape, 5), torch = _torch.Compile(architecture, shape, 5);
            float most = 0;
            for (int step = 0; step < Steps; step++)
            {
                (float[] input, int[] labels, StepOptions options) = Batch(architecture, shape, classes, step, rule);
                StepResult expected = own.Train(input, labels, options), actual = torch.Train(input, labels, options);
                Assert.Equal(expected.Loss, actual.Loss, LossTolerance);
                Assert.Equal(expected.Correct, actual.Correct);
                most = Math.Max(most, MathF.Abs(expected.Loss - actual.Loss));
            }

            output.WriteLine(FormattableString.Invariant($"{rule.GetType().Name}: losses of {Steps} steps differ by {most:e1} at most"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SetState_OfTheOtherEngine_GoesOnTheSameWay(bool fromOwn)
    {
        (Architecture architecture, InputShape shape) = Network(2, 1, 7, 48, 48);
        foreach (OptimizerOptions rule in new OptimizerOptions[] { new AdamOptions(), new SgdOptions() })
        {
            using INetwork first = (fromOwn ? (IEngine)_own : _torch).Compile(architecture, shape, 1);
            using INetwork second = (fromOwn ? (IEngine)_torch : _own).Compile(architecture, shape, 2);
            for (int step = 0; step < 5; step++)
                Train(first, architecture, shape, step, rule);
            NamedState state = first.GetState();
            second.SetState(state);

            // What came over goes back unchanged: weights, running statistics, moments, step count, in the same order.
            NamedState back = second.GetState();
            Assert.Equal(state.Select(tensor => tensor.Name), back.Select(tensor => tensor.Name));
            Assert.All(state, tensor => Assert.Equal(tensor.Values, back[tensor.Name].Values));
            Assert.All(state, tensor => Assert.Equal(tensor.Shape, back[tensor.Name].Shape));

            for (int step = 5; step < 8; step++)
                Assert.Equal(Train(first, architecture, shape, step, rule).Loss, Train(second, architecture, shape, step, rule).Loss, LossTolerance);
            foreach (NamedTensor tensor in first.GetState().Where(tensor => !IsBiasBeforeNormalization(tensor.Name)))
            {
                double apart = MeanDifference(tensor, second.GetState()[tensor.Name]), way = MeanDifference(tensor, state[tensor.Name]);
                Assert.True(apart <= StateTolerance * way + RoundingOfAWeight, $"{tensor.Name}: {apart} apart after a way of {way}.");
            }
        }
    }

    [Fact]
    public void GetGradients_SameBatch_SameGradients()
    {
        (Architecture architecture, InputShape shape) = Network(2, 3, 7, 64, 64);
        using INetwork own = _own.Compile(architecture, shape, 3), torch = _torch.Compile(architecture, shape, 3);
        (float[] input, int[] labels, StepOptions options) = Batch(architecture, shape, 7, 0, new AdamOptions());
        own.Train(input, labels, options);
        torch.Train(input, labels, options);
        float largest = own.GetGradients().Max(tensor => tensor.Values.Max(MathF.Abs));
        Assert.Equal(own.GetGradients().Select(tensor => tensor.Name), torch.GetGradients().Select(tensor => tensor.Name));
        foreach (NamedTensor gradient in own.GetGradients())
        {
            float size = Math.Max(gradient.Values.Max(MathF.Abs), largest / 10);
            AssertClose(gradient.Values, torch.GetGradients()[gradient.Name].Values, ScoresTolerance * size);
        }
    }

    [Fact]
    public void Activations_EveryLayer_AreTheSame()
    {
        Architecture architecture = PaperArchitectures.GlobalAverageReading(6);
        var shape = new InputShape(1, 40, 40);
        using INetwork own = _own.Compile(architecture, shape, 3), torch = _torch.Compile(architecture, shape, 3);
        float[] input = Pictures(3, shape, 1);
        foreach (Layer layer in architecture.Layers)
        {
            NamedTensor expected = own.Activations(layer.Name, input, 3), actual = torch.Activations(layer.Name, input, 3);
            Assert.Equal(expected.Shape, actual.Shape);
            AssertClose(expected.Values, actual.Values, ScoresTolerance * Math.Max(1, expected.Values.Max(MathF.Abs)));
        }
    }

    private static StepResult Train(INetwork network, Architecture architecture, InputShape shape, int step, OptimizerOptions rule)
    {
        (float[] input, int[] labels, StepOptions options) = Batch(architecture, shape, network.Classes, step, rule);
        return network.Train(input, labels, options);
    }

    private static (Architecture Architecture, InputShape Shape) Network(int reading, int channels, int classes, int height, int width) => (
        reading switch
        {
            1 => PaperArchitectures.FullyConnectedReading(classes),
            2 => PaperArchitectures.NoLogitRelu(classes, 0.25),
            _ => PaperArchitectures.GlobalAverageReading(classes),
        },
        new InputShape(channels, height, width));

    /// <summary>A batch with every option of a step: smoothing, class weights and, where the network has dropout, a mask.</summary>
    private static (float[] Input, int[] Labels, StepOptions Options) Batch(
        Architecture architecture, InputShape shape, int classes, int step, OptimizerOptions rule)
    {
        const int count = 8;
        int features = architecture.DropoutFeatures(shape);
        var random = new CounterRandom(7, (ulong)step);
        float[] mask = [.. Enumerable.Range(0, count * features).Select(_ => random.NextSingle() < 0.25f ? 0 : 1 / 0.75f)];
        return (Pictures(count, shape, step, classes), [.. Enumerable.Range(0, count).Select(i => (i + step) % classes)], new StepOptions
        {
            LearningRate = 1e-3f,
            Optimizer = rule,
            LabelSmoothing = step % 2 == 0 ? 0 : 0.1f,
            ClassWeights = step % 3 == 0 ? [.. Enumerable.Range(0, classes).Select(k => 0.5f + k / (float)classes)] : [],
            DropoutMask = mask,
        });
    }

    /// <summary>Waves whose direction and length tell the class, under noise of a third of their height; picture i of a batch is of class i + seed.</summary>
    private static float[] Pictures(int count, InputShape shape, int seed, int classes = 7)
    {
        var random = new CounterRandom(11, (ulong)seed);
        var pictures = new float[count * shape.Length];
        for (int i = 0; i < pictures.Length; i++)
        {
            int label = (i / shape.Length + seed) % classes, x = i % shape.Width, y = i / shape.Width % shape.Height;
            pictures[i] = MathF.Sin(0.2f * (label + 1) * x + 0.3f * (classes - label) * y) + 0.3f * (float)random.NextNormal();
        }

        return pictures;
    }

    private static float[] Scores(INetwork network, float[] input, int count)
    {
        var scores = new float[count * network.Classes];
        network.Predict(input, count, scores);
        return scores;
    }

    private static void AssertClose(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= tolerance, $"[{i}]: {actual[i]}, expected {expected[i]} within {tolerance}.");
    }

    // Its gradient is 0, so that all it has is rounding, which Adam makes whole steps of; the normalization takes it away again.
    private static bool IsBiasBeforeNormalization(string name) =>
        name.Contains("convolution", StringComparison.Ordinal) && name.EndsWith(".bias", StringComparison.Ordinal);

    private static double MeanDifference(NamedTensor a, NamedTensor b) => a.Values.Zip(b.Values, (x, y) => (double)MathF.Abs(x - y)).Average();
}
