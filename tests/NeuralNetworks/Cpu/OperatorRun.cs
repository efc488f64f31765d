using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Reference;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

/// <summary>One operator of the engine between maps of its own, to hold against a naive definition.</summary>
internal sealed class OperatorRun
{
    // Float32 against double: rounding of sums of up to a few thousand products, relative to the largest value.
    private const double Tolerance = 2e-5;

    private readonly Operator _operator;
    private readonly FeatureMap _output;
    private readonly FeatureMap _inputGradient;

    public OperatorRun(Operator part, Tensor input, Tensor outputGradient)
    {
        _operator = part;
        // Room for one picture more than there are, and neighbors with halos of their own.
        int capacity = input.Count + 1;
        var inputMap = new FeatureMap(capacity, part.InputShape, part.InputHalo);
        _output = new FeatureMap(capacity, part.OutputShape, part is ConvolutionOperator ? 1 : 2);
        _inputGradient = new FeatureMap(capacity, part.InputShape, part is PoolingOperator ? 1 : 0);
        var gradientMap = new FeatureMap(capacity, part.OutputShape, part.GradientHalo);
        part.BindForward(capacity, new MapRows(inputMap), inputMap, _output);
        part.BindBackward(_inputGradient, new MapRows(gradientMap), gradientMap);
        inputMap.Import(Floats(input.Values), input.Count);
        gradientMap.Import(Floats(outputGradient.Values), input.Count);
        Count = input.Count;
    }

    public int Count { get; }

    public float[] Output => Export(_output);

    public float[] InputGradient => Export(_inputGradient);

    public static float[] Floats(double[] values) => [.. values.Select(v => (float)v)];

    public static void AssertClose(string what, double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = Math.Max(expected.Max(Math.Abs), 1);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * largest, $"{what}[{i}]: {actual[i]}, by definition {expected[i]}.");
    }

    /// <summary>Output and all gradients of a convolution against its definition, whose weights are set.</summary>
    public static void AssertEqualsDefinition(Operator part, ConvolutionDefinition definition, Tensor input, Tensor outputGradient)
    {
        var run = new OperatorRun(part, input, outputGradient);
        run.SetParameter(0, definition.Weight);
        run.SetParameter(1, definition.Bias);
        run.Run();
        AssertClose("output", definition.Forward(input).Values, run.Output);
        AssertClose("input gradient", definition.Backward(input, outputGradient).Values, run.InputGradient);
        AssertClose("weight gradient", definition.WeightGradient, run.ParameterGradient(0));
        AssertClose("bias gradient", definition.BiasGradient, run.ParameterGradient(1));
    }

    public void SetParameter(int index, double[] values)
    {
        Parameter parameter = _operator.Parameters[index];
        parameter.Import(new NamedTensor(parameter.Name, parameter.Shape, Floats(values)), parameter.Values);
    }

    public float[] ParameterGradient(int index)
    {
        Parameter parameter = _operator.Parameters[index];
        return parameter.Export(parameter.Name, parameter.Gradient).Values;
    }

    public void Run()
    {
        _operator.Forward(Count, training: true);
        _operator.Backward(Count);
    }

    private float[] Export(FeatureMap map)
    {
        var values = new float[Count * map.Shape.Length];
        map.Export(values, Count);
        return values;
    }
}
