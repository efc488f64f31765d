using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Reference;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>One layer of the CPU engine on typed-out numbers, held to the naive definitions and to numbers worked out by hand.</summary>
public sealed class SingleLayerTests
{
    // Single precision on numbers up to about ten.
    private const double Tolerance = 1e-5;

    private static readonly CpuEngine Engine = new(threads: 1);

    private static readonly double[,] Picture =
    {
        { 1, 1, 5, 5, 5 }, { 1, 1, 5, 5, 5 }, { 1, 1, 1, 5, 5 }, { 1, 1, 1, 5, 5 }, { 1, 1, 1, 1, 5 },
    };

    private static readonly double[,] Kernel = { { -1, 0, 1 }, { -1, 0, 1 }, { -1, 0, 1 } };

    [Fact]
    public void Forward_ConvolutionOfOneChannel_IsTheSumWorkedOutByHand()
    {
        var layer = new Convolution("edges", null, Filters: 1, Kernel: 3, Stride: 1, Padding: 0);
        Assert.Equal(new double[,] { { 8, 12, 4 }, { 4, 12, 8 }, { 0, 8, 12 } }, SingleLayer.Forward(Engine, layer, Picture, Kernel));
        Assert.Equal(new double[,] { { 9, 13, 5 }, { 5, 13, 9 }, { 1, 9, 13 } }, SingleLayer.Forward(Engine, layer, Picture, Kernel, bias: 1));
    }

    [Fact]
    public void Forward_StrideAndPadding_AreThoseOfTheLayer()
    {
        var layer = new Convolution("strided", null, Filters: 1, Kernel: 3, Stride: 2, Padding: 2);
        double[,] expected = { { 1, 4, 0, -5 }, { 3, 8, 4, -15 }, { 3, 0, 12, -15 }, { 1, 0, 4, -5 } };
        Assert.Equal(expected, SingleLayer.Forward(Engine, layer, Picture, Kernel));
    }

    [Fact]
    public void Forward_AveragePooling_CountsThePadding()
    {
        double[,] pooled = SingleLayer.Forward(Engine, new AveragePooling("pooling", 7, Kernel: 3, Stride: 2, Padding: 1), Picture);
        AssertClose([4 / 9.0, 22 / 9.0, 20 / 9.0, 6 / 9.0, 25 / 9.0, 30 / 9.0, 4 / 9.0, 10 / 9.0, 16 / 9.0], pooled.Cast<double>());
    }

    [Fact]
    public void Forward_PlainNumbers_GoThroughReluSoftmaxAndFullyConnected()
    {
        Assert.Equal([0, 0, 0, 0.5, 3], SingleLayer.Forward(Engine, new ReLU("relu", 3), [-2, -0.5, 0, 0.5, 3]));
        double sum = Math.Exp(3) + 1 + Math.E;
        AssertClose([Math.Exp(3) / sum, 1 / sum, Math.E / sum], SingleLayer.Forward(Engine, new Softmax("softmax", 16), [3, 0, 1]));
        double[] scores = SingleLayer.Forward(
            Engine, new FullyConnected("scores", 14, 2), [1, 2, 3],
            new NamedTensor("scores.weight", [2, 3], [1, 0, -1, 2, 1, 0]), new NamedTensor("scores.bias", [2], [10, 0]));
        Assert.Equal([8, 4], scores);
    }

    [Fact]
    public void Forward_ConvolutionOfManyChannels_EqualsTheDefinition()
    {
        var layer = new Convolution("convolution", 1, Filters: 4);
        var shape = new InputShape(3, 7, 6);
        var definition = new ConvolutionDefinition(3, layer);
        Fill(definition.Weight, 1);
        Fill(definition.Bias, 2);
        var input = new Tensor(2, shape);
        Fill(input.Values, 3);
        NamedTensor output = SingleLayer.Forward(
            Engine, layer, Named("input", [2, 3, 7, 6], input.Values),
            Named("convolution.weight", [4, 3, 5, 5], definition.Weight), Named("convolution.bias", [4], definition.Bias));
        Assert.Equal([2, 4, 4, 3], output.Shape);
        AssertClose(definition.Forward(input).Values, output.Values.Select(value => (double)value));
    }

    [Fact]
    public void ForwardInTraining_BatchNormalization_TakesMeanAndVarianceOfTheBatch()
    {
        float[] numbers = [1, 2, 3, 4, 5, 6, 7, 12];
        var layer = new BatchNormalization("normalization", 2);
        var batch = new NamedTensor("batch", [2, 1, 2, 2], numbers);
        double deviation = Math.Sqrt(10.5 + 1e-5); // mean 5, squares 16 + 9 + 4 + 1 + 0 + 1 + 4 + 49 = 84 over 8
        AssertClose(numbers.Select(x => (x - 5) / deviation), SingleLayer.ForwardInTraining(Engine, layer, batch).Values);
        NamedTensor[] weights = [new("normalization.weight", [1], [2]), new("normalization.bias", [1], [-1])];
        AssertClose(numbers.Select(x => 2 * (x - 5) / deviation - 1), SingleLayer.ForwardInTraining(Engine, layer, batch, weights).Values);
    }

    [Fact]
    public void Forward_BatchNormalization_TakesTheRunningFigures()
    {
        NamedTensor[] weights = [new("n.running_mean", [2], [1, 10]), new("n.running_var", [2], [4, 25])];
        NamedTensor output = SingleLayer.Forward(
            Engine, new BatchNormalization("n", 2), new NamedTensor("batch", [1, 2, 1, 2], [3, 5, 5, 20]), weights);
        AssertClose([1, 2, -1, 2], output.Values);
    }

    [Fact]
    public void ForwardInTraining_LayersWithoutStatistics_GiveWhatAPredictionGives()
    {
        float[] numbers = [.. Enumerable.Range(0, 3 * 2 * 6 * 6).Select(i => MathF.Sin(i))];
        var input = new NamedTensor("input", [3, 2, 6, 6], numbers);
        var weight = new NamedTensor("c.weight", [2, 2, 5, 5], [.. Enumerable.Range(0, 100).Select(i => MathF.Cos(i))]);
        foreach ((Layer layer, NamedTensor[] weights) in new (Layer, NamedTensor[])[]
        {
            (new Convolution("c", 1, Filters: 2), [weight]), (new AveragePooling("p", 7), []), (new ReLU("r", 3), []),
        })
        {
            NamedTensor predicted = SingleLayer.Forward(Engine, layer, input, weights);
            NamedTensor trained = SingleLayer.ForwardInTraining(Engine, layer, input, weights);
            Assert.Equal(predicted.Shape, trained.Shape);
            AssertClose(predicted.Values.Select(value => (double)value), trained.Values);
        }
    }

    [Fact]
    public void CrossEntropy_AndItsGradient_AreTheFormulas()
    {
        double[] scores = [-0.5, 0.8, 0.3];
        double[] p = Softmax(scores);
        Assert.Equal(-Math.Log(p[2]), SingleLayer.CrossEntropy(Engine, scores, label: 2), Tolerance);
        AssertClose([p[0] - 1, p[1], p[2]], SingleLayer.CrossEntropyGradient(Engine, scores, label: 0));
    }

    [Fact]
    public void CrossEntropyGradient_ThroughAReLU_IsZeroWhereTheScoreIsNotAboveZero()
    {
        double[] p = Softmax([0, 0.8, 0]);
        AssertClose([0, p[1], 0], SingleLayer.CrossEntropyGradient(Engine, [-0.5, 0.8, 0], label: 0, new ReLU("relu5", 15)));
        Assert.Equal(-Math.Log(p[0]), SingleLayer.CrossEntropy(Engine, [-0.5, 0.8, 0], label: 0, new ReLU("relu5", 15)), Tolerance);
        Assert.All(SingleLayer.CrossEntropyGradient(Engine, [-1, -2, 0], label: 1, new ReLU("relu5", 15)), g => Assert.Equal(0, g));
    }

    [Fact]
    public void Forward_WhatDoesNotFit_IsNamed()
    {
        var layer = new Convolution("edges", null, Filters: 1, Kernel: 3, Stride: 1, Padding: 0);
        Assert.Equal(
            "Convolution 3 x 3, stride 1 (edges): edges.weight is missing, expected shape (1, 1, 3, 3).",
            Assert.Throws<ArgumentException>(() => SingleLayer.Forward(Engine, layer, Picture)).Message);
        Assert.Contains("expected (1, 1, 3, 3)", Message(() => SingleLayer.Forward(Engine, layer, Picture, new double[2, 2])), StringComparison.Ordinal);
        Assert.Contains("smaller than the window", Message(() => SingleLayer.Forward(Engine, layer, new double[2, 2], Kernel)), StringComparison.Ordinal);
        Assert.Contains("x.weight: unknown", Message(() => SingleLayer.Forward(Engine, new ReLU("relu", 3), [1.0], new NamedTensor("x.weight", [1], [1]))), StringComparison.Ordinal);
        Assert.Contains(
            "input flat has shape (4), expected (N, C, H, W)",
            Message(() => SingleLayer.Forward(Engine, new ReLU("relu", 3), new NamedTensor("flat", [4], new float[4]))), StringComparison.Ordinal);
        Assert.Contains("label 3, expected 0..2", Message(() => SingleLayer.CrossEntropy(Engine, [1, 2, 3], 3)), StringComparison.Ordinal);
    }

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private static double[] Softmax(double[] scores) => [.. scores.Select(s => Math.Exp(s) / scores.Sum(Math.Exp))];

    private static void Fill(double[] values, int start)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)Math.Sin(start + i);
    }

    private static NamedTensor Named(string name, int[] shape, double[] values) => new(name, shape, [.. values.Select(value => (float)value)]);

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<float> actual) => AssertClose(expected, actual.Select(value => (double)value));

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        double[] left = [.. expected], right = [.. actual];
        Assert.Equal(left.Length, right.Length);
        for (int i = 0; i < left.Length; i++)
            Assert.Equal(left[i], right[i], Tolerance);
    }
}
