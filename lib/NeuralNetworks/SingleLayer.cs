namespace FerLib.NeuralNetworks;

/// <summary>Runs one layer of an engine on numbers that are typed out, to hold a formula against what the engine computes.</summary>
/// <remarks>
/// An engine compiles whole networks, which end in class scores. Here the layer stands first in a network of two, and what comes behind it
/// changes nothing: for a prediction a global average, for a training step a fully connected layer whose weights are 0. No weight is drawn:
/// a layer's weights are given, biases are 0 and normalizations neutral unless they are given too.
/// </remarks>
public static partial class SingleLayer
{
    /// <summary>The layer's output as in a prediction: a normalization takes its running mean and variance.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="layer">The layer; its name is the first part of its tensors' names.</param>
    /// <param name="input">(N, C, H, W).</param>
    /// <param name="weights">Tensors such as "NAME.weight" and "NAME.bias", in the layouts of <see cref="InitialWeights"/>.</param>
    /// <returns>(N, C, H, W) of the layer's output shape.</returns>
    /// <exception cref="ArgumentException">
    /// The input has not four dimensions, the layer cannot take it, or a weight is missing, unknown or of another shape; the message gives
    /// both shapes.
    /// </exception>
    public static NamedTensor Forward(IEngine engine, Layer layer, NamedTensor input, params IEnumerable<NamedTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(weights);
        var mean = new GlobalAveragePooling($"{layer.Name}.mean", null);
        Layer[] layers = IsOutput(layer) ? [mean, layer] : [layer, mean];
        using INetwork network = Compile(engine, layer, layers, input, weights);
        return network.Activations(layer.Name, input.Values, input.Shape[0]);
    }

    /// <summary>The layer's output as in a training step: a normalization takes mean and variance of this batch.</summary>
    /// <param name="engine">What computes.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">(N, C, H, W).</param>
    /// <param name="weights">As in <see cref="Forward(IEngine, Layer, NamedTensor, IEnumerable{NamedTensor})"/>.</param>
    /// <returns>(N, C, H, W) of the layer's output shape.</returns>
    /// <remarks>
    /// An engine shows what a training step computed only through its gradients. Behind the layer stands a fully connected layer with N + 1
    /// outputs and weights 0, and picture n has label n. Every probability is 1 / (N + 1), so the gradient of the weights of output k is
    /// g[k] = (sum over n of x[n]) / (N (N + 1)) - x[k] / N, without the last term for k = N. Hence x[n] = N (g[N] - g[n]).
    /// </remarks>
    /// <exception cref="ArgumentException">As in <see cref="Forward(IEngine, Layer, NamedTensor, IEnumerable{NamedTensor})"/>.</exception>
    public static NamedTensor ForwardInTraining(IEngine engine, Layer layer, NamedTensor input, params IEnumerable<NamedTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(weights);
        if (IsOutput(layer))
            return Forward(engine, layer, input, weights);
        int count = ShapeOf(layer, input).Count;
        var probe = new FullyConnected($"{layer.Name}.probe", null, count + 1);
        using INetwork network = Compile(engine, layer, [layer, probe], input, weights);
        network.Train(input.Values, [.. Enumerable.Range(0, count)], new StepOptions { LearningRate = 0 });
        float[] gradients = network.GetGradients()[$"{probe.Name}.weight"].Values;
        InputShape shape = layer.OutputShape(network.Input);
        var values = new float[count * shape.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = count * (gradients[count * shape.Length + i % shape.Length] - gradients[i]);
        return new NamedTensor(layer.Name, [count, shape.Channels, shape.Height, shape.Width], values);
    }

    private static bool IsOutput(Layer layer) => layer is Softmax or ClassificationOutput;

    private static INetwork Compile(IEngine engine, Layer layer, Layer[] layers, NamedTensor input, IEnumerable<NamedTensor> weights)
    {
        (_, InputShape shape) = ShapeOf(layer, input);
        INetwork network = engine.Compile(new Architecture(layer.Kind, layers), shape, seed: 0);
        try
        {
            NamedTensor[] given = [.. weights];
            IEnumerable<NamedTensor> others = network.GetState().Where(tensor => !given.Any(weight => weight.Name == tensor.Name));
            network.SetState(new NamedState([.. given, .. others.Select(tensor => Neutral(layer, tensor))]));
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    // What was not given: a drawn weight of the layer itself would be a number that nobody typed.
    private static NamedTensor Neutral(Layer layer, NamedTensor tensor)
    {
        bool isDrawn = tensor.Name.EndsWith(".weight", StringComparison.Ordinal);
        bool isOwn = tensor.Name == $"{layer.Name}.weight";
        if (!isDrawn || (isOwn && layer is BatchNormalization))
            return tensor;
        return isOwn
            ? throw new ArgumentException(
                $"{layer.Kind} ({layer.Name}): {tensor.Name} is missing, expected shape ({string.Join(", ", tensor.Shape)}).")
            : new NamedTensor(tensor.Name, tensor.Shape, new float[tensor.Values.Length]);
    }

    private static (int Count, InputShape Shape) ShapeOf(Layer layer, NamedTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Shape is [int n, int c, int h, int w] && n >= 1
            ? (n, new InputShape(c, h, w))
            : throw new ArgumentException(
                $"{layer.Kind} ({layer.Name}): input {input.Name} has shape ({string.Join(", ", input.Shape)}), "
                + "expected (N, C, H, W) with N from 1.");
    }
}
