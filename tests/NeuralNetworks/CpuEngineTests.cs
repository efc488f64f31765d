using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Kernels;
using FerLib.Randomness;
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
    }

    [Fact]
    public void Train_ReadingTwo_OverfitsOneBatch() => Assert.True(Overfit(PaperArchitectures.NoLogitRelu(Classes)) < 1e-3);

    [Fact]
    public void Train_ReadingThree_OverfitsOneBatch() => Assert.True(Overfit(PaperArchitectures.GlobalAverageReading(Classes)) < 1e-3);

    [Fact]
    public void Train_ReadingOneWithScoresAtOrBelowZero_IsStuckAtChance()
    {
        // The state that reading 1 runs into: every class score behind its ReLU is 0, here from a bias of -100.
        using INetwork network = new CpuEngine().Compile(PaperArchitectures.FullyConnectedReading(Classes), Shape, 1);
        NamedState state = network.GetState();
        Array.Fill(state["fullyConnected.bias"].Values, -100f);
        network.SetState(state);
        (float[] pictures, int[] labels) = Batch(14);
        for (int step = 0; step < 3; step++)
        {
            IStepResult result = network.Train(pictures, labels, new StepOptions { LearningRate = 1e-3f });
            Assert.Equal(MathF.Log(Classes), result.Loss, 1e-6f);
            Assert.Equal(labels.Count(label => label == 0), result.Correct); // all scores equal: always the first class
            Assert.All(network.GetGradients(), gradient => Assert.All(gradient.Values, value => Assert.Equal(0, value)));
        }

        foreach (NamedTensor weight in network.GetGradients())
            Assert.Equal(state[weight.Name].Values, network.GetState()[weight.Name].Values);

        // The same scores without that ReLU hand back a gradient.
        using INetwork second = new CpuEngine().Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        second.SetState(state);
        second.Train(pictures, labels, new StepOptions { LearningRate = 1e-3f });
        Assert.Contains(second.GetGradients()["convolution1.weight"].Values, value => value != 0);
    }

    [Fact]
    public void Predict_InAnyChunks_GivesTheSameScores()
    {
        using INetwork network = new CpuEngine().Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 3);
        (float[] pictures, _) = Batch(70);
        var all = new float[70 * Classes];
        network.Predict(pictures, 70, all);
        for (int n = 0; n < 70; n += 23)
        {
            var one = new float[Classes];
            network.Predict(pictures.AsSpan(n * Shape.Length, Shape.Length), 1, one);
            Assert.Equal(all[(n * Classes)..((n + 1) * Classes)], one);
        }
    }

    [Fact]
    public void Predict_AfterTraining_DoesNotDependOnTheBatch()
    {
        using INetwork network = new CpuEngine().Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 3);
        (float[] pictures, int[] labels) = Batch(8);
        network.Train(pictures, labels, new StepOptions { LearningRate = 1e-3f });
        network.Train(pictures.AsSpan(0, 5 * Shape.Length), labels.AsSpan(0, 5), new StepOptions { LearningRate = 1e-3f });
        float[] together = new float[8 * Classes], alone = new float[8 * Classes];
        network.Predict(pictures, 8, together);
        for (int n = 0; n < 8; n++)
            network.Predict(pictures.AsSpan(n * Shape.Length, Shape.Length), 1, alone.AsSpan(n * Classes, Classes));
        Assert.Equal(together, alone);
    }

    [Fact]
    public void SetState_OfAnotherNetwork_GoesOnWithTheSameBits()
    {
        using INetwork first = new CpuEngine().Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
        using INetwork second = new CpuEngine().Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 2);
        (float[] pictures, int[] labels) = Batch(6);
        foreach (OptimizerOptions rule in new OptimizerOptions[] { new AdamOptions { WeightDecay = 1e-3f }, new SgdOptions() })
        {
            var options = new StepOptions { LearningRate = 1e-3f, Optimizer = rule };
            first.Train(pictures, labels, options);
            first.Train(pictures, labels, options);
            second.SetState(first.GetState());
            first.Train(pictures, labels, options);
            second.Train(pictures, labels, options);
            foreach (NamedTensor tensor in first.GetState())
                Assert.Equal(tensor.Values, second.GetState()[tensor.Name].Values);
        }
    }

    [Fact]
    public void Train_Sgd_TakesTheDocumentedSteps()
    {
        using INetwork network = new CpuEngine(1).Compile(PyTorchTests.SmallNetwork(), new InputShape(2, 13, 15), 1);
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
        using INetwork network = new CpuEngine(1).Compile(PaperArchitectures.NoLogitRelu(Classes), Shape, 1);
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
    public void Train_FullyConnectedBehindAConvolution_AgreesWithAReluBetweenThem()
    {
        // A bias of 50 keeps all that the ReLU sees above 0, so that it changes nothing.
        var shape = new InputShape(1, 9, 9);
        Layer[] trunk = [new Convolution("c1", null, 3), new ReLU("r1", null), new Convolution("c2", null, 4)];
        using INetwork plain = new CpuEngine().Compile(new Architecture("plain", [.. trunk, new FullyConnected("f", null, 2)]), shape, 1);
        using INetwork rectified = new CpuEngine().Compile(
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
            Assert.Equal(gradient.Values, plain.GetGradients()[gradient.Name].Values);
    }

    [Fact]
    public void Activations_EveryLayer_HasItsShapeAndTheScoresAreThePredictions()
    {
        Architecture architecture = PaperArchitectures.GlobalAverageReading(Classes);
        using INetwork network = new CpuEngine().Compile(architecture, Shape, 1);
        (float[] pictures, _) = Batch(3);
        foreach (LayerTableRow row in LayerTable.Of(architecture, Shape).Rows)
        {
            NamedTensor activation = network.Activations(row.Name, pictures, 3);
            Assert.Equal([3, row.Output.Channels, row.Output.Height, row.Output.Width], activation.Shape);
        }

        NamedTensor normalized = network.Activations("normalization2", pictures, 3), rectified = network.Activations("relu2", pictures, 3);
        Assert.Contains(normalized.Values, value => value < 0);
        Assert.Equal(normalized.Values.Select(value => Math.Max(value, 0)), rectified.Values);
        var scores = new float[3 * Classes];
        network.Predict(pictures, 3, scores);
        Assert.Equal(scores, network.Activations("fullyConnected", pictures, 3).Values);
        Assert.Equal(1, network.Activations("softmax", pictures, 3).Values.Take(Classes).Sum(), 1e-6f);
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

    [Fact]
    public void InstructionSet_ThisProcess_IsTheWidestThereIs()
    {
        var engine = new CpuEngine(2);
        Assert.Equal(KernelPath.Best.Name, engine.InstructionSet);
        Assert.Equal($"FerLib CPU engine, {KernelPath.Best.Name}, 2 threads", engine.Name);
        Assert.Equal("cpu", engine.Device);
        Assert.Equal(Environment.ProcessorCount, new CpuEngine().Threads);
    }

    private static float[] StateAfter(int threads, string path)
    {
        // All operators, and sums that split the batch: 31 x 33 pixels of 5 pictures are more than one block of every kind.
        var shape = new InputShape(2, 61, 65);
        using INetwork network = new CpuEngine(threads, KernelPaths.Of(path)).Compile(PyTorchTests.SmallNetwork(), shape, 9);
        int features = PyTorchTests.SmallNetwork().DropoutFeatures(shape);
        var options = new StepOptions { LearningRate = 1e-2f, DropoutMask = Enumerable.Repeat(1f, 5 * features).ToArray() };
        for (int step = 0; step < 3; step++)
            network.Train(Wave.Of(5 * shape.Length, step, 1), [0, 1, 2, 0, 1], options);
        return [.. network.GetState().SelectMany(tensor => tensor.Values)];
    }

    private static float Overfit(Architecture architecture)
    {
        using INetwork network = new CpuEngine().Compile(architecture, Shape, 1);
        (float[] pictures, int[] labels) = Batch(14);
        float loss = float.MaxValue;
        for (int step = 0; step < 300 && loss >= 1e-3f; step++)
            loss = network.Train(pictures, labels, new StepOptions { LearningRate = 1e-2f }).Loss;
        return loss;
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
