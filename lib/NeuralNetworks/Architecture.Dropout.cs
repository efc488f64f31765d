namespace FerLib.NeuralNetworks;

public sealed partial record Architecture
{
    /// <summary>Share that the network's dropout layer drops; 0 when there is none.</summary>
    public double DropoutRate => Layers.OfType<Dropout>().FirstOrDefault()?.Rate ?? 0;

    /// <summary>Length of the dropout mask of one picture: the flattened input of the dropout layer; 0 when there is none.</summary>
    /// <param name="input">Shape of one picture (C, H, W).</param>
    /// <exception cref="ArgumentException">A layer before it cannot take its input.</exception>
    public int DropoutFeatures(InputShape input)
    {
        foreach (Layer layer in Layers)
        {
            if (layer is Dropout)
                return input.Length;
            input = layer.OutputShape(input);
        }

        return 0;
    }
}
