namespace FerLib.NeuralNetworks.Reference;

/// <summary>Dropout in training as its formula reads.</summary>
/// <param name="mask">(N, C, H, W) factors.</param>
internal sealed class DropoutDefinition(double[] mask)
{
    /// <summary>y = mask x.</summary>
    public Tensor Forward(Tensor input) => Multiply(input);

    /// <summary>x' = mask y'.</summary>
    public Tensor Backward(Tensor outputGradient) => Multiply(outputGradient);

    private Tensor Multiply(Tensor tensor)
    {
        var product = new Tensor(tensor.Count, tensor.Shape);
        for (int i = 0; i < mask.Length; i++)
            product.Values[i] = mask[i] * tensor.Values[i];
        return product;
    }
}
