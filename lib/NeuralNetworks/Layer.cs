namespace FerLib.NeuralNetworks;

/// <summary>One layer as data.</summary>
/// <param name="Name">Unique within the architecture; the first part of its tensors' names.</param>
/// <param name="PaperRow">Its row number in the paper's table of layers; null for a layer the paper does not print.</param>
public abstract record Layer(string Name, int? PaperRow)
{
    /// <summary>What the layer is, for tables: "Convolution 5 x 5, stride 2".</summary>
    public abstract string Kind { get; }

    /// <summary>Shape of one output (C, H, W).</summary>
    /// <param name="input">Shape of one input (C, H, W).</param>
    /// <exception cref="ArgumentException">The layer cannot take this input; the message names layer and shape.</exception>
    public virtual InputShape OutputShape(InputShape input) => input;

    /// <summary>Numbers that training changes: weights and biases.</summary>
    /// <param name="input">Shape of one input (C, H, W).</param>
    public virtual long Parameters(InputShape input) => 0;

    /// <summary>Multiply-adds of one forward pass over one picture; 0 for layers that have no weights to multiply with.</summary>
    /// <param name="input">Shape of one input (C, H, W).</param>
    public virtual long MultiplyAdds(InputShape input) => 0;

    /// <summary>Size of a window's outputs along one side: floor((size + 2 padding - kernel) / stride) + 1.</summary>
    private protected int WindowsAlong(int size, int kernel, int stride, int padding, InputShape input)
    {
        if (kernel < 1 || stride < 1 || padding < 0 || padding >= kernel)
        {
            throw new ArgumentException(
                $"{Kind} ({Name}): kernel {kernel}, stride {stride}, padding {padding}; expected kernel and stride from 1, padding 0..kernel - 1.");
        }

        if (size + 2 * padding < kernel)
            throw new ArgumentException($"{Kind} ({Name}): input is {input}, smaller than the window with padding {padding}.");
        return (size + 2 * padding - kernel) / stride + 1;
    }
}
