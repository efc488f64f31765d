namespace FerLib.NeuralNetworks.Reference;

/// <summary>The fully connected layer as its formula reads.</summary>
/// <param name="inputs">Numbers of one flattened input.</param>
/// <param name="outputs">Numbers out.</param>
internal sealed class FullyConnectedDefinition(int inputs, int outputs)
{
    /// <summary>(outputs, inputs) weights.</summary>
    public double[] Weight { get; } = new double[outputs * inputs];

    /// <summary>(outputs) biases.</summary>
    public double[] Bias { get; } = new double[outputs];

    /// <summary>Gradient by <see cref="Weight"/>.</summary>
    public double[] WeightGradient { get; } = new double[outputs * inputs];

    /// <summary>Gradient by <see cref="Bias"/>.</summary>
    public double[] BiasGradient { get; } = new double[outputs];

    /// <summary>y[n, o] = bias[o] + sum over i of x[n, i] w[o, i].</summary>
    /// <exception cref="ArgumentException">The input has another length.</exception>
    public Tensor Forward(Tensor input)
    {
        if (input.Shape.Length != inputs)
            throw new ArgumentException($"Fully connected ({inputs} -> {outputs}): input is {input}, expected {inputs} numbers a picture.", nameof(input));
        var output = new Tensor(input.Count, new InputShape(outputs, 1, 1));
        for (int p = 0; p < output.Values.Length; p++)
        {
            int n = p / outputs, o = p % outputs;
            output.Values[p] = Bias[o];
            for (int i = 0; i < inputs; i++)
                output.Values[p] += input.Values[n * inputs + i] * Weight[o * inputs + i];
        }

        return output;
    }

    /// <summary>Every product of the forward pass hands the output's gradient to its two factors.</summary>
    public Tensor Backward(Tensor input, Tensor outputGradient)
    {
        var inputGradient = new Tensor(input.Count, input.Shape);
        Array.Clear(WeightGradient);
        Array.Clear(BiasGradient);
        for (int p = 0; p < outputGradient.Values.Length; p++)
        {
            int n = p / outputs, o = p % outputs;
            BiasGradient[o] += outputGradient.Values[p];
            for (int i = 0; i < inputs; i++)
            {
                WeightGradient[o * inputs + i] += outputGradient.Values[p] * input.Values[n * inputs + i];
                inputGradient.Values[n * inputs + i] += outputGradient.Values[p] * Weight[o * inputs + i];
            }
        }

        return inputGradient;
    }
}
