namespace FerLib.NeuralNetworks.Reference;

/// <summary>Batch normalization in training as its formula reads.</summary>
/// <param name="weight">(C) factors.</param>
/// <param name="bias">(C) summands.</param>
internal sealed class BatchNormalizationDefinition(double[] weight, double[] bias)
{
    /// <summary>Gradient by the weight.</summary>
    public double[] WeightGradient { get; } = new double[weight.Length];

    /// <summary>Gradient by the bias.</summary>
    public double[] BiasGradient { get; } = new double[bias.Length];

    /// <summary>Mean of each channel in the last forward pass.</summary>
    public double[] Mean { get; } = new double[weight.Length];

    /// <summary>Variance of each channel in the last forward pass, n in the denominator.</summary>
    public double[] Variance { get; } = new double[weight.Length];

    /// <summary>y = weight (x - mean) / sqrt(variance + eps) + bias.</summary>
    public Tensor Forward(Tensor input)
    {
        var output = new Tensor(input.Count, input.Shape);
        for (int c = 0; c < weight.Length; c++)
        {
            int[] places = Places(input, c);
            double mean = Mean[c] = places.Average(i => input.Values[i]);
            Variance[c] = places.Average(i => (input.Values[i] - mean) * (input.Values[i] - mean));
            foreach (int i in places)
                output.Values[i] = weight[c] * Normalized(input, c, i) + bias[c];
        }

        return output;
    }

    /// <summary>x' = weight / deviation (g - mean of g - h mean of g h), with h the normalized input.</summary>
    public Tensor Backward(Tensor input, Tensor outputGradient)
    {
        var inputGradient = new Tensor(input.Count, input.Shape);
        for (int c = 0; c < weight.Length; c++)
        {
            int[] places = Places(input, c);
            BiasGradient[c] = places.Sum(i => outputGradient.Values[i]);
            WeightGradient[c] = places.Sum(i => outputGradient.Values[i] * Normalized(input, c, i));
            foreach (int i in places)
            {
                double rest = outputGradient.Values[i] - BiasGradient[c] / places.Length
                    - Normalized(input, c, i) * WeightGradient[c] / places.Length;
                inputGradient.Values[i] = weight[c] / Deviation(c) * rest;
            }
        }

        return inputGradient;
    }

    private double Deviation(int c) => Math.Sqrt(Variance[c] + BatchNormalization.Epsilon);

    private double Normalized(Tensor input, int c, int place) => (input.Values[place] - Mean[c]) / Deviation(c);

    private static int[] Places(Tensor map, int c)
    {
        int area = map.Shape.Height * map.Shape.Width;
        return [.. Enumerable.Range(0, map.Count * area).Select(i => (i / area * map.Shape.Channels + c) * area + i % area)];
    }
}
