namespace FerLib.NeuralNetworks.Reference;

/// <summary>The convolution as its formula reads: seven loops.</summary>
/// <param name="channels">C of the input.</param>
/// <param name="layer">Filters, kernel, stride and padding.</param>
internal sealed class ConvolutionDefinition(int channels, Convolution layer)
{
    /// <summary>(F, C, K, K) weights.</summary>
    public double[] Weight { get; } = new double[layer.Filters * channels * layer.Kernel * layer.Kernel];

    /// <summary>(F) biases.</summary>
    public double[] Bias { get; } = new double[layer.Filters];

    /// <summary>Gradient by <see cref="Weight"/>.</summary>
    public double[] WeightGradient { get; } = new double[layer.Filters * channels * layer.Kernel * layer.Kernel];

    /// <summary>Gradient by <see cref="Bias"/>.</summary>
    public double[] BiasGradient { get; } = new double[layer.Filters];

    /// <summary>y[n, f, i, j] = bias[f] + sum x[n, c, S i + u - P, S j + v - P] w[f, c, u, v].</summary>
    /// <exception cref="ArgumentException">The input has another number of channels.</exception>
    public Tensor Forward(Tensor input)
    {
        if (input.Shape.Channels != channels)
        {
            throw new ArgumentException(
                $"Convolution ({channels} -> {layer.Filters}, {layer.Kernel} x {layer.Kernel}): input is {input}, expected {channels} channels.",
                nameof(input));
        }

        var output = new Tensor(input.Count, layer.OutputShape(input.Shape));
        ForEach(output, (n, f, i, j) => output[n, f, i, j] = Bias[f]);
        ForEach(output, (n, f, i, j) => ForEachTap((c, u, v, k) =>
            output[n, f, i, j] += input.Padded(n, c, RowOf(i, u), RowOf(j, v)) * Weight[f * PerFilter + k]));
        return output;
    }

    /// <summary>Every product of the forward pass hands the output's gradient to its two factors.</summary>
    public Tensor Backward(Tensor input, Tensor outputGradient)
    {
        var inputGradient = new Tensor(input.Count, input.Shape);
        Array.Clear(WeightGradient);
        Array.Clear(BiasGradient);
        ForEach(outputGradient, (n, f, i, j) =>
        {
            double gradient = outputGradient[n, f, i, j];
            BiasGradient[f] += gradient;
            ForEachTap((c, u, v, k) =>
            {
                int h = RowOf(i, u), w = RowOf(j, v);
                if (h < 0 || h >= input.Shape.Height || w < 0 || w >= input.Shape.Width)
                    return;
                WeightGradient[f * PerFilter + k] += gradient * input[n, c, h, w];
                inputGradient[n, c, h, w] += gradient * Weight[f * PerFilter + k];
            });
        });
        return inputGradient;
    }

    private int PerFilter => channels * layer.Kernel * layer.Kernel;

    private int RowOf(int window, int tap) => window * layer.Stride + tap - layer.Padding;

    private static void ForEach(Tensor map, Action<int, int, int, int> body)
    {
        for (int n = 0; n < map.Count; n++)
        {
            for (int c = 0; c < map.Shape.Channels; c++)
            {
                for (int h = 0; h < map.Shape.Height; h++)
                {
                    for (int w = 0; w < map.Shape.Width; w++)
                        body(n, c, h, w);
                }
            }
        }
    }

    private void ForEachTap(Action<int, int, int, int> body)
    {
        int k = 0;
        for (int c = 0; c < channels; c++)
        {
            for (int u = 0; u < layer.Kernel; u++)
            {
                for (int v = 0; v < layer.Kernel; v++)
                    body(c, u, v, k++);
            }
        }
    }
}
