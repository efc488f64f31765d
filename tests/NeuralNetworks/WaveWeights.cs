using FerLib.NeuralNetworks;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>Weights from a formula for any architecture, of a size that keeps its activations in scale.</summary>
internal static class WaveWeights
{
    public static NamedState Of(Architecture architecture, InputShape input) =>
        new(InitialWeights.Draw(architecture, input, 0).Select((tensor, number) => new NamedTensor(tensor.Name, tensor.Shape, Values(tensor, number))));

    private static float[] Values(NamedTensor tensor, int number)
    {
        int count = tensor.Values.Length;
        // He's deviation sqrt(2 / inputs) of a sine, whose own is sqrt(1 / 2).
        if (tensor.Shape.Count > 1)
            return Wave.Of(count, number, 2 / Math.Sqrt(count / tensor.Shape[0]));
        bool isFactor = tensor.Name.EndsWith("running_var", StringComparison.Ordinal)
            || tensor.Name.StartsWith("normalization", StringComparison.Ordinal) && tensor.Name.EndsWith("weight", StringComparison.Ordinal);
        return Wave.Of(count, number, 0.3, isFactor ? 1 : 0.1);
    }
}
