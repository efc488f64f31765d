using FerLib.NeuralNetworks;
using FerLib.Randomness;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>
/// Made-up weights and inputs that are the same bits everywhere: whole random numbers, scaled. (A sine differs between systems in its
/// last bit, now and then in float32's too.)
/// </summary>
internal static class ExactNumbers
{
    private const int Steps = 1 << 23;

    /// <summary>Weights that keep activations in scale, sqrt(6 / inputs) at most, and statistics that are not 0 and 1.</summary>
    public static NamedState Weights(Architecture architecture, InputShape input) => new(
        InitialWeights.Draw(architecture, input, 0).Select((tensor, number) => new NamedTensor(tensor.Name, tensor.Shape, Values(tensor, number))));

    /// <summary>Inputs of some pictures, (N, C, H, W), from -1 to 1, the second half of them shifted up.</summary>
    public static float[] Input(int pictures, InputShape shape)
    {
        float[] values = Uniform(pictures * shape.Length, 1000, 1, 0);
        for (int i = pictures / 2 * shape.Length; i < values.Length; i++)
            values[i] += 0.5f;
        return values;
    }

    private static float[] Values(NamedTensor tensor, int number)
    {
        int count = tensor.Values.Length;
        if (tensor.Shape.Count > 1)
            return Uniform(count, number, (float)Math.Sqrt(6.0 / (count / tensor.Shape[0])), 0);
        bool isFactor = tensor.Name.EndsWith("running_var", StringComparison.Ordinal)
            || tensor.Name.StartsWith("normalization", StringComparison.Ordinal) && tensor.Name.EndsWith("weight", StringComparison.Ordinal);
        return Uniform(count, number, 0.5f, isFactor ? 1 : 0);
    }

    private static float[] Uniform(int count, int number, float scale, float offset)
    {
        var random = new CounterRandom(7, (ulong)number);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (random.NextInt32(2 * Steps) - Steps) * (scale / Steps) + offset;
        return values;
    }
}
