namespace FerLib.NeuralNetworks.Reference;

/// <summary>Average pooling as its formula reads; the padding's zeros count.</summary>
internal sealed class AveragePoolingDefinition(AveragePooling layer)
{
    /// <summary>y[n, c, i, j] = sum over the window / K^2.</summary>
    public Tensor Forward(Tensor input)
    {
        var output = new Tensor(input.Count, layer.OutputShape(input.Shape));
        ForEachPair(output, (n, c, i, j, h, w) => output[n, c, i, j] += input.Padded(n, c, h, w) / (layer.Kernel * layer.Kernel));
        return output;
    }

    /// <summary>Every place of a window gets its share of the gradient.</summary>
    public Tensor Backward(Tensor input, Tensor outputGradient)
    {
        var inputGradient = new Tensor(input.Count, input.Shape);
        ForEachPair(outputGradient, (n, c, i, j, h, w) =>
        {
            if (h >= 0 && h < input.Shape.Height && w >= 0 && w < input.Shape.Width)
                inputGradient[n, c, h, w] += outputGradient[n, c, i, j] / (layer.Kernel * layer.Kernel);
        });
        return inputGradient;
    }

    private void ForEachPair(Tensor output, Action<int, int, int, int, int, int> body)
    {
        int area = layer.Kernel * layer.Kernel;
        for (int i = 0; i < output.Values.Length * area; i++)
        {
            int place = i / area, row = i % area / layer.Kernel, column = i % layer.Kernel;
            int w = place % output.Shape.Width, h = place / output.Shape.Width % output.Shape.Height;
            int c = place / (output.Shape.Width * output.Shape.Height) % output.Shape.Channels, n = place / output.Shape.Length;
            body(n, c, h, w, h * layer.Stride + row - layer.Padding, w * layer.Stride + column - layer.Padding);
        }
    }
}
