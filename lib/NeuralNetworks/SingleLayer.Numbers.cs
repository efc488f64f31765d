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
    /// <exception cref="ArgumentException">It gives more than one channel, cannot take the picture, or the kernel does not fit.</exception>
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
    /// <exception cref="ArgumentException">It cannot take the numbers, or a weight is missing, unknown or of another shape.</exception>
    public static double[] Forward(IEngine engine, Layer layer, IReadOnlyList<double> numbers, params IEnumerable<NamedTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var input = new NamedTensor("numbers", [1, numbers.Count, 1, 1], Floats(numbers));
        return [.. Forward(engine, layer, input, weights).Values.Select(value => (double)value)];
    }

    /// <summary>The loss of one picture: softmax and cross-entropy, -log p[label].</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="scores">One score a class, at least 1.</param>
    /// <param name="label">The true class, 0..scores - 1.</param>
    /// <param name="between">Layers between the scores and the softmax, such as a ReLU. Default: none.</param>
    /// <exception cref="ArgumentException">No scores, the label is none of their positions, or a layer changes their number.</exception>
    public static double CrossEntropy(IEngine engine, IReadOnlyList<double> scores, int label, params IEnumerable<Layer> between)
    {
        using INetwork network = CompileScores(engine, scores, between);
        return network.Train([0], [label], new StepOptions { LearningRate = 0 }).Loss;
    }

    /// <summary>The gradient of that loss by the scores: how fast it grows with each.</summary>
    /// <inheritdoc cref="CrossEntropy"/>
    /// <returns>One number a score.</returns>
    public static double[] CrossEntropyGradient(IEngine engine, IReadOnlyList<double> scores, int label, params IEnumerable<Layer> between)
    {
        using INetwork network = CompileScores(engine, scores, between);
        network.Train([0], [label], new StepOptions { LearningRate = 0 });
        return [.. network.GetGradients()["scores.bias"].Values.Select(value => (double)value)];
    }

    // The scores are the biases of a fully connected layer whose only input is 0, so that their gradient can be read.
    private static INetwork CompileScores(IEngine engine, IReadOnlyList<double> scores, IEnumerable<Layer> between)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(between);
        var layer = new FullyConnected("scores", null, scores.Count);
        Layer[] layers = [layer, .. between, new Softmax("softmax", 16), new ClassificationOutput("classification", 17)];
        var input = new NamedTensor("nothing", [1, 1, 1, 1], [0]);
        INetwork network = Compile(
            engine, layer, layers, input,
            [new("scores.weight", [scores.Count, 1], new float[scores.Count]), new("scores.bias", [scores.Count], Floats(scores))]);
        if (network.Classes == scores.Count)
            return network;
        network.Dispose();
        throw new ArgumentException(
            $"{scores.Count} scores become {network.Classes} before the softmax, expected {scores.Count}.", nameof(between));
    }

    private static float[] Floats(IEnumerable<double> values) => [.. values.Select(value => (float)value)];
}
