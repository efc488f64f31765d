namespace FerLib.NeuralNetworks.Reference;

/// <summary>The rectifier as its formula reads.</summary>
internal static class ReluDefinition
{
    /// <summary>y = max(0, x).</summary>
    public static Tensor Forward(Tensor input)
    {
        var output = new Tensor(input.Count, input.Shape);
        for (int i = 0; i < input.Values.Length; i++)
            output.Values[i] = Math.Max(0, input.Values[i]);
        return output;
    }

    /// <summary>The gradient passes where x is above 0.</summary>
    public static Tensor Backward(Tensor input, Tensor outputGradient)
    {
        var inputGradient = new Tensor(input.Count, input.Shape);
        for (int i = 0; i < input.Values.Length; i++)
            inputGradient.Values[i] = input.Values[i] > 0 ? outputGradient.Values[i] : 0;
        return inputGradient;
    }
}
