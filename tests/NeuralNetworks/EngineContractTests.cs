using FerLib.NeuralNetworks;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>What every engine must do; run for each engine of the build.</summary>
public abstract class EngineContractTests
{
    private const int Classes = 7;
    private static readonly InputShape Shape = new(1, 32, 32);

    // Of a number that the test computes from others: some units in the last place.
    private const float Rounding = 1e-6f;

    /// <summary>The engine under test.</summary>
    protected abstract IEngine Engine { get; }

    /// <summary>How far two computations of the same number may differ, relative to the largest of them; 0 for the same bits.</summary>
    protected abstract float Repeatability { get; }

    [Fact]
    public void Train_ReadingTwo_OverfitsOneBatch() => Assert.True(Overfit(PaperArchitectures.NoLogitRelu(Classes)) < 1e-3);

    [Fact]
    public void Train_ReadingThree_OverfitsOneBatch() => Assert.True(Overfit(PaperArchitectures.GlobalAverageReading(Classes)) < 1e-3);

    [Fact]
    public void Train_ReadingOneWithScoresAtOrBelowZero_IsStuckAtChance()
    {
        // The state that reading 1 runs into: every class score behind its ReLU is 0, here from a bias of -100.
        using INetwork network = Engine.Compile(PaperArchitectures.FullyConnectedReading(Classes), Shape, 1);
        NamedState state = network.GetState();
        Array.Fill(state["fullyConnected.bias"].Values, -100f);
        network.SetState(state);
        (float[] pictures, int[] labels) = Batch(14);
        for (int step = 0; step < 3; step++)
        {
            StepResult result = network.Train(pictures, labels, new StepOptions { LearningRate = 1e-3f });
            Assert.Equal(MathF.Log(Classes), result.Loss, 1e-6f);
            Assert.Equal(labels.Count(label => label == 0), result.Correct); // all scores equal: always the first class
            Assert.All(network.GetGradients(), gradient => Assert.All(gradient.Values, value => Assert.Equal(0, value)));
        }

        foreach (NamedTensor weight in network.GetGradients())
            Assert.Equal(state[weight.Name].Values, network.GetState()[weight.Name].Values);

        // The same scores without that ReLU hand back a gradient.
        using INetwork second = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        second.SetState(state);
        second.Train(pictures, labels, new StepOptions { LearningRate = 1e-3f });
        Assert.Contains(second.GetGradients()["convolution1.weight"].Values, value => value != 0);
    }

    [Fact]
    public void Predict_InAnyChunks_GivesTheSameScores()
    {
        using INetwork network = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 3);
        (float[] pictures, _) = Batch(70);
        var all = new float[70 * Classes];
        network.Predict(pictures, 70, all);
        for (int n = 0; n < 70; n += 23)
        {
            var one = new float[Classes];
            network.Predict(pictures.AsSpan(n * Shape.Length, Shape.Length), 1, one);
            AssertSame(all[(n * Classes)..((n + 1) * Classes)], one);
        }
    }

    [Fact]
    public void Predict_AfterTraining_DoesNotDependOnTheBatch()
    {
        using INetwork network = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 3);
        (float[] pictures, int[] labels) = Batch(8);
        network.Train(pictures, labels, new StepOptions { LearningRate = 1e-3f });
        network.Train(pictures.AsSpan(0, 5 * Shape.Length), labels.AsSpan(0, 5), new StepOptions { LearningRate = 1e-3f });
        float[] together = new float[8 * Classes], alone = new float[8 * Classes];
        network.Predict(pictures, 8, together);
        for (int n = 0; n < 8; n++)
            network.Predict(pictures.AsSpan(n * Shape.Length, Shape.Length), 1, alone.AsSpan(n * Classes, Classes));
        AssertSame(together, alone);
    }

    [Fact]
    public void SetState_OfAnotherNetwork_GoesOnTheSameWay()
    {
        using INetwork first = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        using INetwork second = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 2);
        (float[] pictures, int[] labels) = Batch(6);
        foreach (OptimizerOptions rule in new OptimizerOptions[] { new AdamOptions { WeightDecay = 1e-3f }, new SgdOptions() })
        {
            var options = new StepOptions { LearningRate = 1e-3f, Optimizer = rule };
            first.Train(pictures, labels, options);
            first.Train(pictures, labels, options);
            second.SetState(first.GetState());
            first.Train(pictures, labels, options);
            second.Train(pictures, labels, options);
            foreach (NamedTensor tensor in first.GetState().Where(tensor => !IsRounding(tensor.Name)))
                AssertSame(tensor.Values, second.GetState()[tensor.Name].Values);
        }
    }

    [Fact]
    public void Train_Sgd_TakesTheDocumentedSteps()
    {
        using INetwork network = Engine.Compile(PyTorchTests.SmallNetwork(), new InputShape(2, 13, 15), 1);
        var options = new StepOptions
        {
            LearningRate = 0.1f,
            Optimizer = new SgdOptions { Momentum = 0.5f, WeightDecay = 0.01f },
            DropoutMask = Enumerable.Repeat(1f, 4 * 28).ToArray(),
        };
        float[] input = Wave.Of(4 * 2 * 13 * 15, 20, 1);
        double weight = network.GetState()["fullyConnected.weight"].Values[5], velocity = 0;
        for (int step = 0; step < 3; step++)
        {
            network.Train(input, [0, 1, 2, 0], options);
            velocity = 0.5 * velocity + network.GetGradients()["fullyConnected.weight"].Values[5] + 0.01 * weight;
            weight -= 0.1 * velocity;
            Assert.Equal(weight, network.GetState()["fullyConnected.weight"].Values[5], 1e-6);
        }
    }

    [Fact]
    public void Train_Adam_TakesTheDocumentedSteps()
    {
        using INetwork network = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        var options = new StepOptions
        {
            LearningRate = 0.01f,
            Optimizer = new AdamOptions { Beta1 = 0.8f, Beta2 = 0.9f, Epsilon = 1e-4f, WeightDecay = 0.02f },
        };
        (float[] pictures, int[] labels) = Batch(7);
        double weight = network.GetState()["fullyConnected.weight"].Values[5], first = 0, second = 0;
        for (int step = 1; step <= 4; step++)
        {
            network.Train(pictures, labels, options);
            double gradient = network.GetGradients()["fullyConnected.weight"].Values[5] + 0.02 * weight;
            first = 0.8 * first + 0.2 * gradient;
            second = 0.9 * second + 0.1 * gradient * gradient;
            weight -= 0.01 * (first / (1 - Math.Pow(0.8, step))) / (Math.Sqrt(second / (1 - Math.Pow(0.9, step))) + 1e-4);
            Assert.Equal(weight, network.GetState()["fullyConnected.weight"].Values[5], 1e-6);
        }
    }

    [Fact]
    public void Train_DecoupledWeightDecay_TakesItsShareOfTheWeights()
    {
        // With a rate of 0.1 and a decay of 0.3 a weight loses 3 % besides what Adam does; the moments do not see it.
        var plain = new StepOptions { LearningRate = 0.1f };
        (NamedState start, NamedState withoutDecay) = StateAfter(plain);
        (_, NamedState withDecay) = StateAfter(plain with { Optimizer = new AdamOptions { DecoupledWeightDecay = 0.3f } });
        foreach (NamedTensor tensor in withoutDecay.Where(tensor => !IsRounding(tensor.Name)))
        {
            float[] first = start.Find(tensor.Name)?.Values ?? [];
            float share = !IsWeight(tensor.Name) ? 0 : 0.03f;
            AssertSame([.. tensor.Values.Select((value, i) => share == 0 ? value : value - share * first[i])], withDecay[tensor.Name].Values, Rounding);
        }
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(1000f)]
    public void Train_MaximumGradientNorm_ShortensWhatTheRuleSeesOnly(float share)
    {
        using INetwork network = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        (float[] pictures, int[] labels) = Batch(6);
        NamedState start = network.GetState();
        var options = new StepOptions { LearningRate = 1, Optimizer = new SgdOptions { Momentum = 0 } };
        network.Train(pictures, labels, options);
        NamedState whole = network.GetGradients();
        double norm = Math.Sqrt(whole.Sum(tensor => tensor.Values.Sum(value => (double)value * value)));

        network.SetState(start);
        network.Train(pictures, labels, options with { MaximumGradientNorm = (float)(share * norm) });
        double factor = Math.Min(1, (float)(share * norm) / (norm + 1e-6));
        foreach (NamedTensor gradient in network.GetGradients())
        {
            AssertSame(whole[gradient.Name].Values, gradient.Values);
            AssertSame(
                [.. start[gradient.Name].Values.Zip(gradient.Values, (w, g) => (float)(w - factor * g))], network.GetState()[gradient.Name].Values, Rounding);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1f)]
    public void SetState_AfterAStepWithNaN_LeavesNoTrace(float? maximumNorm)
    {
        using INetwork network = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        (float[] pictures, int[] labels) = Batch(6);
        var options = new StepOptions { LearningRate = 1e-3f, MaximumGradientNorm = maximumNorm };
        NamedState start = network.GetState();
        network.Train(pictures, labels, options);
        NamedState expected = network.GetState();
        float[] broken = [.. pictures];
        broken[7] = float.NaN;
        network.SetState(start);
        Assert.True(float.IsNaN(network.Train(broken, labels, options).Loss));

        network.SetState(start);
        network.Train(pictures, labels, options);
        Assert.All(expected.Where(tensor => !IsRounding(tensor.Name)), tensor => AssertSame(tensor.Values, network.GetState()[tensor.Name].Values));
    }

    [Fact]
    public void Train_AnotherClassWithAScoreOfMinusInfinity_HasAFiniteLoss()
    {
        // Its probability is 0, and no picture is of that class: 0 log 0 is 0 here.
        using INetwork network = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        (float[] pictures, _) = Batch(6);
        NamedState state = network.GetState();
        state["fullyConnected.bias"].Values[6] = float.NegativeInfinity;
        network.SetState(state);
        Assert.True(float.IsFinite(network.Train(pictures, [0, 1, 2, 3, 4, 5], new StepOptions { LearningRate = 1e-3f }).Loss));
        Assert.All(network.GetGradients(), gradient => Assert.All(gradient.Values, value => Assert.True(float.IsFinite(value))));
    }

    [Fact]
    public void Train_FullyConnectedBehindAConvolution_AgreesWithAReluBetweenThem()
    {
        // A bias of 50 keeps all that the ReLU sees above 0, so that it changes nothing.
        var shape = new InputShape(1, 9, 9);
        Layer[] trunk = [new Convolution("c1", null, 3), new ReLU("r1", null), new Convolution("c2", null, 4)];
        using INetwork plain = Engine.Compile(new Architecture("plain", [.. trunk, new FullyConnected("f", null, 2)]), shape, 1);
        using INetwork rectified = Engine.Compile(
            new Architecture("rectified", [.. trunk, new ReLU("r2", null), new FullyConnected("f", null, 2)]), shape, 1);
        NamedState state = plain.GetState();
        Array.Fill(state["c2.bias"].Values, 50f);
        float[] input = Wave.Of(3 * shape.Length, 1, 1);
        foreach (INetwork network in new[] { plain, rectified })
        {
            network.SetState(state);
            network.Train(input, [0, 1, 0], new StepOptions { LearningRate = 1e-3f });
        }

        Assert.Contains(plain.GetGradients()["c1.weight"].Values, value => value != 0);
        foreach (NamedTensor gradient in rectified.GetGradients())
            AssertSame(gradient.Values, plain.GetGradients()[gradient.Name].Values);
    }

    [Fact]
    public void Activations_EveryLayer_HasItsShapeAndTheScoresAreThePredictions()
    {
        Architecture architecture = PaperArchitectures.GlobalAverageReading(Classes);
        using INetwork network = Engine.Compile(architecture, Shape, 1);
        (float[] pictures, _) = Batch(3);
        foreach (LayerTableRow row in LayerTable.Of(architecture, Shape).Rows)
        {
            NamedTensor activation = network.Activations(row.Name, pictures, 3);
            Assert.Equal([3, row.Output.Channels, row.Output.Height, row.Output.Width], activation.Shape);
        }

        NamedTensor normalized = network.Activations("normalization2", pictures, 3), rectified = network.Activations("relu2", pictures, 3);
        Assert.Contains(normalized.Values, value => value < 0);
        AssertSame([.. normalized.Values.Select(value => Math.Max(value, 0))], rectified.Values);
        var scores = new float[3 * Classes];
        network.Predict(pictures, 3, scores);
        AssertSame(scores, network.Activations("fullyConnected", pictures, 3).Values);
        Assert.Equal(1, network.Activations("softmax", pictures, 3).Values.Take(Classes).Sum(), 1e-6f);
    }

    private float Overfit(Architecture architecture)
    {
        using INetwork network = Engine.Compile(architecture, Shape, 1);
        (float[] pictures, int[] labels) = Batch(14);
        float loss = float.MaxValue;
        for (int step = 0; step < 300 && loss >= 1e-3f; step++)
            loss = network.Train(pictures, labels, new StepOptions { LearningRate = 1e-2f }).Loss;
        return loss;
    }

    private (NamedState Start, NamedState End) StateAfter(StepOptions options)
    {
        using INetwork network = Engine.Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        (float[] pictures, int[] labels) = Batch(6);
        NamedState start = network.GetState();
        network.Train(pictures, labels, options);
        return (start, network.GetState());
    }

    private static bool IsWeight(string name) =>
        !name.StartsWith("optimizer.", StringComparison.Ordinal) && !name.Contains(".running_", StringComparison.Ordinal);

    // The gradient of a bias before a normalization is 0: all it has is rounding, which Adam makes whole steps of. A GPU rounds anew each time.
    private bool IsRounding(string name) =>
        Repeatability > 0 && name.Contains("convolution", StringComparison.Ordinal) && name.EndsWith(".bias", StringComparison.Ordinal);

    private void AssertSame(float[] expected, float[] actual, float rounding = 0)
    {
        Assert.Equal(expected.Length, actual.Length);
        float allowed = Math.Max(rounding, Repeatability) * Math.Max(1, expected.Max(MathF.Abs));
        for (int i = 0; i < expected.Length; i++)
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= allowed, $"[{i}]: {actual[i]}, expected {expected[i]} within {allowed}.");
    }

    private static (float[] Pictures, int[] Labels) Batch(int count)
    {
        var random = new CounterRandom(4);
        var pictures = new float[count * Shape.Length];
        for (int i = 0; i < pictures.Length; i++)
            pictures[i] = (float)random.NextNormal();
        return (pictures, [.. Enumerable.Range(0, count).Select(i => i % Classes)]);
    }
}
