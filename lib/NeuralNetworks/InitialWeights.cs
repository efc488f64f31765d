using FerLib.Randomness;

namespace FerLib.NeuralNetworks;

/// <summary>The weights a network starts with, the same for every engine.</summary>
/// <remarks>
/// He initialization, normal variant by fan-in: weights of convolutions and fully connected layers are normal with mean 0 and deviation
/// sqrt(2 / (inputs of one output)); their biases are 0; batch normalizations start with weight 1, bias 0, running mean 0 and running
/// variance 1. The numbers of a layer come from <see cref="CounterRandom"/> under (seed, a key for weights, index of the layer), in the order of the tensor.
/// Source: He et al., "Delving deep into rectifiers", 2015, equation 10; the paper says "an initialization that keeps activations in scale".
/// </remarks>
public static class InitialWeights
{
    // What the numbers are for: shuffles, augmentation and dropout of the same seed have keys of their own.
    private const ulong Key = 0x57454947;

    /// <summary>Draws the weights; names and layouts are PyTorch's: convolutions (F, C, K, K), fully connected (outputs, inputs).</summary>
    /// <param name="architecture">The layers.</param>
    /// <param name="input">Shape of one picture (C, H, W).</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <exception cref="ArgumentException">A layer cannot take its input.</exception>
    public static NamedState Draw(Architecture architecture, InputShape input, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var tensors = new List<NamedTensor>();
        InputShape shape = input;
        for (int index = 0; index < architecture.Layers.Count; index++)
        {
            Layer layer = architecture.Layers[index];
            switch (layer)
            {
                case Convolution convolution:
                    AddWeights(tensors, layer, [convolution.Filters, shape.Channels, convolution.Kernel, convolution.Kernel], seed, index);
                    break;
                case FullyConnected connected:
                    AddWeights(tensors, layer, [connected.Outputs, shape.Length], seed, index);
                    break;
                case BatchNormalization:
                    tensors.Add(Filled(layer, "weight", shape.Channels, 1));
                    tensors.Add(Filled(layer, "bias", shape.Channels, 0));
                    tensors.Add(Filled(layer, "running_mean", shape.Channels, 0));
                    tensors.Add(Filled(layer, "running_var", shape.Channels, 1));
                    break;
            }

            shape = layer.OutputShape(shape);
        }

        return new NamedState(tensors);
    }

    private static void AddWeights(List<NamedTensor> tensors, Layer layer, int[] shape, ulong seed, int index)
    {
        var random = new CounterRandom(seed, Key, (ulong)index);
        int inputs = shape.Skip(1).Aggregate(1, (product, size) => checked(product * size));
        double deviation = Math.Sqrt(2.0 / inputs);
        var values = new float[checked(shape[0] * inputs)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(deviation * random.NextNormal());
        tensors.Add(new NamedTensor($"{layer.Name}.weight", shape, values));
        tensors.Add(Filled(layer, "bias", shape[0], 0));
    }

    private static NamedTensor Filled(Layer layer, string name, int length, float value)
    {
        var values = new float[length];
        Array.Fill(values, value);
        return new NamedTensor($"{layer.Name}.{name}", [length], values);
    }
}
