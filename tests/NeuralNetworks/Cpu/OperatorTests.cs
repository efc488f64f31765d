using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Kernels;
using FerLib.NeuralNetworks.Reference;
using Xunit;
using static FerLib.Tests.NeuralNetworks.Reference.DefinitionTests;

namespace FerLib.Tests.NeuralNetworks.Cpu;

/// <summary>Every fast operator against its naive definition, at odd sizes and strides.</summary>
public sealed class OperatorTests
{
    private static readonly Workers Two = Workers.Of(2);

    private static readonly (int Channels, int Filters, int Kernel, int Stride, int Padding, int Height, int Width)[] Convolutions =
    [
        (1, 64, 5, 2, 2, 11, 14), (3, 5, 5, 2, 2, 9, 7), (17, 33, 3, 1, 1, 5, 4), (2, 7, 5, 2, 2, 1, 1), (4, 40, 2, 3, 0, 8, 10),
        (5, 3, 3, 2, 0, 6, 7), (12, 31, 1, 2, 0, 5, 6), (33, 65, 5, 2, 2, 6, 5), (2, 2, 4, 4, 3, 9, 5), (1, 1, 7, 1, 3, 3, 4),
        (1, 3, 5, 2, 2, 40, 41),
    ];

    public static TheoryData<string, int> PathsAndConvolutions()
    {
        var data = new TheoryData<string, int>();
        foreach (KernelPath path in KernelPath.All.Where(p => p.IsSupported))
        {
            for (int i = 0; i < Convolutions.Length; i++)
                data.Add(path.Name, i);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PathsAndConvolutions))]
    public void Convolution_OddSizes_EqualsTheDefinition(string path, int index)
    {
        (int channels, int filters, int kernel, int stride, int padding, int height, int width) = Convolutions[index];
        var layer = new Convolution("c", null, filters, kernel, stride, padding);
        var definition = new ConvolutionDefinition(channels, layer);
        Fill(definition.Weight, 1);
        Fill(definition.Bias, 2);
        Tensor x = Make(3, new InputShape(channels, height, width), 3), g = Make(3, layer.OutputShape(x.Shape), 4);
        OperatorRun.AssertEqualsDefinition(ConvolutionOperator.Of(layer, x.Shape, KernelPaths.Of(path), Two), definition, x, g);
    }

    [Theory]
    [InlineData(3, 2, 2, 7)]
    [InlineData(65, 1, 3, 33)]
    public void FullyConnected_OddSizes_EqualsTheDefinition(int channels, int height, int width, int outputs)
    {
        var layer = new FullyConnected("f", null, outputs);
        Tensor x = Make(5, new InputShape(channels, height, width), 3), g = Make(5, layer.OutputShape(x.Shape), 4);
        var definition = new FullyConnectedDefinition(x.Shape.Length, outputs);
        Fill(definition.Weight, 1);
        Fill(definition.Bias, 2);
        foreach (KernelPath path in KernelPath.All.Where(p => p.IsSupported))
        {
            var run = new OperatorRun(ConvolutionOperator.Of(layer, x.Shape, path, Two), x, g);
            run.SetParameter(0, definition.Weight);
            run.SetParameter(1, definition.Bias);
            run.Run();
            OperatorRun.AssertClose("output", definition.Forward(x).Values, run.Output);
            OperatorRun.AssertClose("input gradient", definition.Backward(x, g).Values, run.InputGradient);
            OperatorRun.AssertClose("weight gradient", definition.WeightGradient, run.ParameterGradient(0));
            OperatorRun.AssertClose("bias gradient", definition.BiasGradient, run.ParameterGradient(1));
        }
    }

    [Theory]
    [InlineData(3, 5, 7, false)]
    [InlineData(19, 13, 9, true)]
    [InlineData(64, 2, 1, true)]
    public void BatchNormalization_OddSizes_EqualsTheDefinition(int channels, int height, int width, bool rectified)
    {
        double[] weight = Fill(new double[channels], 1), bias = Fill(new double[channels], 2);
        var definition = new BatchNormalizationDefinition(weight, bias);
        Tensor x = Make(3, new InputShape(channels, height, width), 3), g = Make(3, x.Shape, 4);
        var part = new NormalizationOperator(new BatchNormalization("n", null), rectified ? new ReLU("r", null) : null, x.Shape, KernelPath.Best, Two);
        var run = new OperatorRun(part, x, g);
        run.SetParameter(0, weight);
        run.SetParameter(1, bias);
        run.Run();
        Tensor y = definition.Forward(x);
        OperatorRun.AssertClose("output", rectified ? ReluDefinition.Forward(y).Values : y.Values, run.Output);
        Tensor inner = rectified ? ReluDefinition.Backward(y, g) : g;
        OperatorRun.AssertClose("input gradient", definition.Backward(x, inner).Values, run.InputGradient);
        OperatorRun.AssertClose("weight gradient", definition.WeightGradient, run.ParameterGradient(0));
        OperatorRun.AssertClose("bias gradient", definition.BiasGradient, run.ParameterGradient(1));
        double n = 3 * height * width;
        OperatorRun.AssertClose("running mean", [.. definition.Mean.Select(m => 0.1 * m)], part.Statistics[0].Values);
        OperatorRun.AssertClose("running variance", [.. definition.Variance.Select(v => 0.1 * v * n / (n - 1))], part.Statistics[1].Values);
    }

    [Theory]
    [InlineData(19, 5, 2, 2, 7, 6)]
    [InlineData(3, 3, 2, 1, 4, 5)]
    [InlineData(8, 2, 3, 0, 8, 7)]
    [InlineData(8, 5, 2, 2, 1, 1)]
    public void AveragePooling_OddSizes_EqualsTheDefinition(int channels, int kernel, int stride, int padding, int height, int width)
    {
        var layer = new AveragePooling("p", null, kernel, stride, padding);
        var definition = new AveragePoolingDefinition(layer);
        Tensor x = Make(2, new InputShape(channels, height, width), 3), g = Make(2, layer.OutputShape(x.Shape), 4);
        var run = new OperatorRun(new PoolingOperator("p", x.Shape, g.Shape, (kernel, kernel), stride, padding, Two), x, g);
        run.Run();
        OperatorRun.AssertClose("output", definition.Forward(x).Values, run.Output);
        OperatorRun.AssertClose("input gradient", definition.Backward(x, g).Values, run.InputGradient);
    }

    [Fact]
    public void GlobalAveragePooling_OddSize_EqualsTheDefinition()
    {
        Tensor x = Make(2, new InputShape(9, 3, 5), 3), g = Make(2, new InputShape(9, 1, 1), 4);
        var run = new OperatorRun(new PoolingOperator("p", x.Shape, g.Shape, (3, 5), 1, 0, Two), x, g);
        run.Run();
        OperatorRun.AssertClose("output", GlobalAveragePoolingDefinition.Forward(x).Values, run.Output);
        OperatorRun.AssertClose("input gradient", GlobalAveragePoolingDefinition.Backward(x, g).Values, run.InputGradient);
    }

    [Fact]
    public void Relu_OddSize_EqualsTheDefinition()
    {
        Tensor x = Make(2, new InputShape(9, 3, 5), 3), g = Make(2, x.Shape, 4);
        var run = new OperatorRun(new RectifierOperator(new ReLU("r", null), x.Shape, Two), x, g);
        run.Run();
        OperatorRun.AssertClose("output", ReluDefinition.Forward(x).Values, run.Output);
        OperatorRun.AssertClose("input gradient", ReluDefinition.Backward(x, g).Values, run.InputGradient);
    }

    [Fact]
    public void Dropout_OddSize_EqualsTheDefinition()
    {
        Tensor x = Make(2, new InputShape(3, 3, 5), 3), g = Make(2, x.Shape, 4);
        double[] mask = [.. Enumerable.Range(0, x.Values.Length).Select(i => i % 3 * 1.5)];
        var part = new DropoutOperator(new Dropout("d", null, 0.5), x.Shape, Two) { Mask = OperatorRun.Floats(mask) };
        var run = new OperatorRun(part, x, g);
        run.Run();
        var definition = new DropoutDefinition(mask);
        OperatorRun.AssertClose("output", definition.Forward(x).Values, run.Output);
        OperatorRun.AssertClose("input gradient", definition.Backward(g).Values, run.InputGradient);
    }

    [Fact]
    public void CrossEntropy_WeightsAndSmoothing_EqualsTheDefinition()
    {
        int[] labels = [2, 0, 1, 1];
        var definition = new CrossEntropyDefinition(labels, 0.1, [1, 2, 0.5]);
        Tensor x = Make(4, new InputShape(3, 1, 1), 3);
        var gradient = new float[12];
        (float loss, _) = CrossEntropy.Compute(OperatorRun.Floats(x.Values), labels, 0.1f, [1, 2, 0.5f], gradient);
        Assert.Equal(definition.Forward(x), loss, 1e-6);
        OperatorRun.AssertClose("gradient", definition.Backward(x).Values, gradient);
    }

    [Fact]
    public void CrossEntropy_ScoresNear1000_StaysFinite()
    {
        var gradient = new float[2];
        (float loss, int correct) = CrossEntropy.Compute([1000, -1000], [1], 0, [], gradient);
        Assert.Equal((2000f, 0), (loss, correct));
        Assert.Equal([1, -1], gradient);
    }
}
