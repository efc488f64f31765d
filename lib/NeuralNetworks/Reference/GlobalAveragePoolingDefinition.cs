namespace FerLib.NeuralNetworks.Reference;

/// <summary>Global average pooling as its formula reads.</summary>
internal static class GlobalAveragePoolingDefinition
{
    /// <summary>y[n, c] = mean of x[n, c].</summary>
    public static Tensor Forward(Tensor input)
    {
        var output = new Tensor(input.Count, new InputShape(input.Shape.Channels, 1, 1));
        int area = input.Shape.Height * input.Shape.Width;
        for (int i = 0; i < input.Values.Length; i++)
            output.Values[i / area] += input.Values[i] / area;
        return output;
    }

    /// <summary>Every place gets the same share.</summary>
    public static Tensor Backward(Tensor input, Tensor outputGradient)
    {
        var inputGradient = new Tensor(input.Count, input.Shape);
        int area = input.Shape.Height * input.Shape.Width;
        for (int i = 0; i < input.Values.Length; i++)
            inputGradient.Values[i] = outputGradient.Values[i / area] / area;
        return inputGradient;
    }
}
