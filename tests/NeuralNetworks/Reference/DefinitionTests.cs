using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Reference;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Reference;

/// <summary>The gradient of every naive definition against central differences of its forward pass.</summary>
public sealed class DefinitionTests
{
    [Theory]
    [InlineData(5, 2, 2, 6, 7)]
    [InlineData(3, 1, 1, 4, 3)]
    [InlineData(2, 3, 0, 7, 5)]
    [InlineData(1, 2, 0, 5, 4)]
    public void Convolution_Gradients_AgreeWithCentralDifferences(int kernel, int stride, int padding, int height, int width)
    {
        var layer = new Convolution("c", null, 3, kernel, stride, padding);
        var definition = new ConvolutionDefinition(2, layer);
        Fill(definition.Weight, 1);
        Fill(definition.Bias, 2);
        Tensor x = Make(2, new InputShape(2, height, width), 3);
        Tensor g = Make(2, layer.OutputShape(x.Shape), 4);
        double[] gradient = definition.Backward(x, g).Values;
        double Value() => CentralDifferences.Weigh(definition.Forward(x), g);
        CentralDifferences.Check(x.Values, gradient, Value);
        CentralDifferences.Check(definition.Weight, definition.WeightGradient, Value);
        CentralDifferences.Check(definition.Bias, definition.BiasGradient, Value);
    }

    [Fact]
    public void Convolution_TypedOutCase_CrossCorrelates()
    {
        // One 3 x 3 picture, one 2 x 2 kernel, stride 1, no padding: the kernel is not flipped.
        var definition = new ConvolutionDefinition(1, new Convolution("c", null, 1, 2, 1, 0));
        new double[] { 1, 2, 3, 4 }.CopyTo(definition.Weight, 0);
        definition.Bias[0] = 10;
        var x = new Tensor(1, new InputShape(1, 3, 3));
        new double[] { 1, 0, 0, 0, 1, 0, 0, 0, 2 }.CopyTo(x.Values, 0);
        Assert.Equal([15, 13, 12, 19], definition.Forward(x).Values);
    }

    [Fact]
    public void Convolution_OtherChannels_SaysWhatItExpected()
    {
        var definition = new ConvolutionDefinition(64, new Convolution("c", null, 128));
        var error = Assert.Throws<ArgumentException>(() => definition.Forward(new Tensor(8, new InputShape(3, 64, 64))));
        Assert.StartsWith("Convolution (64 -> 128, 5 x 5): input is (8, 3, 64, 64), expected 64 channels.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BatchNormalization_Gradients_AgreeWithCentralDifferences()
    {
        double[] weight = Fill(new double[3], 1), bias = Fill(new double[3], 2);
        var definition = new BatchNormalizationDefinition(weight, bias);
        Tensor x = Make(3, new InputShape(3, 2, 3), 3), g = Make(3, x.Shape, 4);
        definition.Forward(x);
        double[] gradient = definition.Backward(x, g).Values;
        double Value() => CentralDifferences.Weigh(definition.Forward(x), g);
        CentralDifferences.Check(x.Values, gradient, Value);
        CentralDifferences.Check(weight, definition.WeightGradient, Value);
        CentralDifferences.Check(bias, definition.BiasGradient, Value);
    }

    [Fact]
    public void Relu_Gradient_AgreesWithCentralDifferences()
    {
        Tensor x = Make(2, new InputShape(3, 2, 3), 3), g = Make(2, x.Shape, 4);
        CentralDifferences.Check(x.Values, ReluDefinition.Backward(x, g).Values, () => CentralDifferences.Weigh(ReluDefinition.Forward(x), g));
    }

    [Theory]
    [InlineData(5, 2, 2, 6, 7)]
    [InlineData(3, 2, 1, 5, 4)]
    [InlineData(2, 3, 0, 7, 5)]
    public void AveragePooling_Gradient_AgreesWithCentralDifferences(int kernel, int stride, int padding, int height, int width)
    {
        var layer = new AveragePooling("p", null, kernel, stride, padding);
        var definition = new AveragePoolingDefinition(layer);
        Tensor x = Make(2, new InputShape(2, height, width), 3), g = Make(2, layer.OutputShape(x.Shape), 4);
        CentralDifferences.Check(x.Values, definition.Backward(x, g).Values, () => CentralDifferences.Weigh(definition.Forward(x), g));
    }

    [Fact]
    public void AveragePooling_AtTheBorder_CountsThePaddingsZeros()
    {
        var definition = new AveragePoolingDefinition(new AveragePooling("p", null));
        var x = new Tensor(1, new InputShape(1, 1, 1));
        x.Values[0] = 25;
        Assert.Equal(1, definition.Forward(x).Values[0], 1e-12);
    }

    [Fact]
    public void GlobalAveragePooling_Gradient_AgreesWithCentralDifferences()
    {
        Tensor x = Make(2, new InputShape(3, 4, 3), 3), g = Make(2, new InputShape(3, 1, 1), 4);
        CentralDifferences.Check(
            x.Values, GlobalAveragePoolingDefinition.Backward(x, g).Values,
            () => CentralDifferences.Weigh(GlobalAveragePoolingDefinition.Forward(x), g));
    }

    [Fact]
    public void Dropout_Gradient_AgreesWithCentralDifferences()
    {
        Tensor x = Make(2, new InputShape(2, 2, 2), 3), g = Make(2, x.Shape, 4);
        var definition = new DropoutDefinition([.. Enumerable.Range(0, 16).Select(i => i % 2 * 2.0)]);
        CentralDifferences.Check(x.Values, definition.Backward(g).Values, () => CentralDifferences.Weigh(definition.Forward(x), g));
    }

    [Fact]
    public void FullyConnected_Gradients_AgreeWithCentralDifferences()
    {
        var definition = new FullyConnectedDefinition(12, 3);
        Fill(definition.Weight, 1);
        Fill(definition.Bias, 2);
        Tensor x = Make(2, new InputShape(3, 2, 2), 3), g = Make(2, new InputShape(3, 1, 1), 4);
        double[] gradient = definition.Backward(x, g).Values;
        double Value() => CentralDifferences.Weigh(definition.Forward(x), g);
        CentralDifferences.Check(x.Values, gradient, Value);
        CentralDifferences.Check(definition.Weight, definition.WeightGradient, Value);
        CentralDifferences.Check(definition.Bias, definition.BiasGradient, Value);
    }

    [Fact]
    public void CrossEntropy_Gradient_AgreesWithCentralDifferences()
    {
        var definition = new CrossEntropyDefinition([2, 0, 1], 0.1, [1, 2, 0.5]);
        Tensor x = Make(3, new InputShape(3, 1, 1), 3);
        CentralDifferences.Check(x.Values, definition.Backward(x).Values, () => definition.Forward(x));
    }

    internal static Tensor Make(int count, InputShape shape, int number)
    {
        var tensor = new Tensor(count, shape);
        Fill(tensor.Values, number);
        return tensor;
    }

    internal static double[] Fill(double[] values, int number)
    {
        float[] wave = Wave.Of(values.Length, number, 1);
        for (int i = 0; i < values.Length; i++)
            values[i] = wave[i];
        return values;
    }
}
