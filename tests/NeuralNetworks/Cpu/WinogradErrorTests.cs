using System.Globalization;
using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Kernels;
using FerLib.NeuralNetworks.Reference;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

/// <summary>What minimal filtering costs in rounding, next to the direct convolution, at the size of the paper's second layer.</summary>
public sealed class WinogradErrorTests(ITestOutputHelper log)
{
    // Twice what was measured, nearly the same on every kernel path and both sizes. Outputs: 1.1e-7, direct 1.6e-7 (0.7 of it: a point sums 64
    // to 256 products, the definition 1600). Gradients of the input: 8.7e-8, direct 1.1e-7 (0.8 of it). Gradients of the weight: 8.2e-8, direct
    // 2.8e-8 (3 times as much: both sum over pixels, and the transforms' differences remain).
    private const double OutputBound = 2.2e-7;
    private const double InputGradientBound = 1.8e-7;
    private const double WeightGradientBound = 1.7e-7;

    private const int Count = 2;
    private const int Channels = 64;
    private static readonly Convolution Layer = new("c", null, 128);
    private static readonly Lazy<Case>[] Cases = [new(() => new Case(16)), new(() => new Case(32))];

    public static TheoryData<string, int> PathsAndCases()
    {
        var data = new TheoryData<string, int>();
        foreach (KernelPath path in KernelPath.All.Where(p => p.IsSupported))
        {
            for (int number = 0; number < Cases.Length; number++)
                data.Add(path.Name, number);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PathsAndCases))]
    public void ForwardAndBackward_NormalNumbers_RoundWithinTheBound(string path, int number)
    {
        Case layer = Cases[number].Value;
        KernelPath kernels = KernelPaths.Of(path);
        double[] direct = layer.Errors(ConvolutionOperator.Of(Layer, layer.Input.Shape, kernels, Workers.Of(2)));
        double[] filtered = layer.Errors(new WinogradOperator(Layer, layer.Input.Shape, kernels, Workers.Of(2)));
        string[] names = ["output", "input gradient", "weight gradient"];
        for (int i = 0; i < names.Length; i++)
        {
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}, {layer.Input.Shape}, {names[i]}: direct {direct[i]:0.0e0}, minimal filtering {filtered[i]:0.0e0}, ratio {filtered[i] / direct[i]:0.0}"));
        }

        Assert.InRange(filtered[0], 0, OutputBound);
        Assert.InRange(filtered[1], 0, InputGradientBound);
        Assert.InRange(filtered[2], 0, WeightGradientBound);
    }

    /// <summary>Normally distributed pixels, weights and gradients, with what the definition makes of them in double precision.</summary>
    private sealed class Case
    {
        private readonly ConvolutionDefinition _definition = new(Channels, Layer);
        private readonly Tensor _outputGradient;
        private readonly double[] _output;
        private readonly double[] _inputGradient;

        public Case(int size)
        {
            Input = new Tensor(Count, new InputShape(Channels, size, size));
            _outputGradient = new Tensor(Count, Layer.OutputShape(Input.Shape));
            double[][] all = [Input.Values, _outputGradient.Values, _definition.Weight, _definition.Bias];
            for (int stream = 0; stream < all.Length; stream++)
            {
                // Rounded here, so that all compute with the same numbers.
                var random = new CounterRandom(11, (ulong)stream);
                for (int i = 0; i < all[stream].Length; i++)
                    all[stream][i] = (float)random.NextNormal();
            }

            _output = _definition.Forward(Input).Values;
            _inputGradient = _definition.Backward(Input, _outputGradient).Values;
        }

        public Tensor Input { get; }

        public double[] Errors(Operator part)
        {
            var run = new OperatorRun(part, Input, _outputGradient);
            run.SetParameter(0, _definition.Weight);
            run.SetParameter(1, _definition.Bias);
            run.Run();
            return
            [
                Error(_output, run.Output), Error(_inputGradient, run.InputGradient),
                Error(_definition.WeightGradient, run.ParameterGradient(0)),
            ];
        }

        /// <summary>Root of the mean squared difference, relative to the largest value.</summary>
        private static double Error(double[] expected, float[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            return Math.Sqrt(expected.Zip(actual, (e, a) => (e - a) * (e - a)).Average()) / expected.Max(Math.Abs);
        }
    }
}
