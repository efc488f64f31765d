namespace FerLib.NeuralNetworks;

/// <content>The same on plain arrays, as they are typed in a notebook.</content>
public static partial class SingleLayer
{
    /// <summary>The layer's output for one picture with one channel; a convolution takes its kernel from the outside.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="layer">A layer that gives one channel: a convolution with one filter, a pooling, a ReLU.</param>
    /// <param name="picture">(H, W).</param>
    /// <param name="kernel">(K, K), for a convolution only.</param>
    /// <param name="bias">Added to every output of a convolution. Default 0.</param>
    /// <returns>(H, W) of the output.</returns>
    /// <exception cref="ArgumentException">The layer gives more than one channel, cannot take the picture, or the kernel does not fit it.</exception>
    public static double[,] Forward(IEngine engine, Layer layer, double[,] picture, double[,]? kernel = null, double bias = 0)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(picture);
        int[] shape = [1, 1, picture.GetLength(0), picture.GetLength(1)];
        NamedTensor[] weights = kernel is null ? [] :
        [
            new($"{layer.Name}.weight", [1, 1, kernel.GetLength(0), kernel.GetLength(1)], Floats(kernel.Cast<double>())),
            new($"{layer.Name}.bias", [1], [(float)bias]),
        ];
        NamedTensor output = Forward(engine, layer, new NamedTensor("picture", shape, Floats(picture.Cast<double>())), weights);
        if (output.Shape[1] != 1)
            throw new ArgumentException($"{layer.Kind} ({layer.Name}): gives {output.Shape[1]} channels, expected 1.", nameof(layer));
        var values = new double[output.Shape[2], output.Shape[3]];
        for (int i = 0; i < values.Length; i++)
            values[i / values.GetLength(1), i % values.GetLength(1)] = output.Values[i];
        return values;
    }

    /// <summary>The layer's output for plain numbers, one a channel: a softmax, a ReLU, a fully connected layer.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="numbers">(C), at least one.</param>
    /// <param name="weights">As in <see cref="Forward(IEngine, Layer, NamedTensor, IEnumerable{NamedTensor})"/>.</param>
    /// <returns>The numbers of the output, in the order (C, H, W).</returns>
    /// <exception cref="ArgumentException">The layer cannot take the numbers, or a weight is missing, unknown or of another shape.</exception>
    public static double[] Forward(IEngine engine, Layer layer, IReadOnlyList<double> numbers, params IEnumerable<NamedTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var input = new NamedTensor("numbers", [1, numbers.Count, 1, 1], Floats(numbers));
        return [.. Forward(engine, layer, input, weights).Values.Select(value => (double)value)];
    }

    private static float[] Floats(IEnumerable<double> values) => [.. values.Select(value => (float)value)];
}
