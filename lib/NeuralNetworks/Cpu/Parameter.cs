using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>One tensor that training changes, with its gradient and the optimizer's moments, in the kernels' order.</summary>
/// <remarks>
/// A weight (O, I, ...) is kept as right factor of the forward product: panels of <c>panelColumns</c> outputs, and in each the inputs in
/// the order (kernel row, kernel column, channel). Places that pad a panel are 0 and stay 0 under every update rule.
/// </remarks>
internal sealed unsafe class Parameter
{
    private readonly int _outputs;
    private readonly int _channels;
    private readonly int _area;
    private readonly int _panelColumns;

    private Parameter(string name, int[] shape, int outputs, int channels, int area, int panelColumns, int length)
    {
        Name = name;
        Shape = shape;
        _outputs = outputs;
        _channels = channels;
        _area = area;
        _panelColumns = panelColumns;
        Values = new AlignedBuffer<float>(length);
        Gradient = new AlignedBuffer<float>(length);
    }

    /// <summary>The tensor's name: "convolution1.weight".</summary>
    public string Name { get; }

    /// <summary>Its shape as PyTorch has it.</summary>
    public int[] Shape { get; }

    /// <summary>The numbers.</summary>
    public AlignedBuffer<float> Values { get; }

    /// <summary>The loss's derivatives by them.</summary>
    public AlignedBuffer<float> Gradient { get; }

    /// <summary>The optimizer's first moment (Adam) or velocity (SGD); null before the first step.</summary>
    public AlignedBuffer<float>? FirstMoment { get; set; }

    /// <summary>Adam's second moment; null before its first step.</summary>
    public AlignedBuffer<float>? SecondMoment { get; set; }

    /// <summary>A list of numbers, one a channel, padded with zeros to whole panels.</summary>
    public static Parameter Vector(string name, int length, int panelColumns) =>
        new(name, [length], length, 1, 1, 1, (length + panelColumns - 1) / panelColumns * panelColumns);

    /// <summary>A weight of shape (outputs, channels, height, width) or, flattened, (outputs, channels * height * width).</summary>
    public static Parameter Weight(string name, int[] shape, int outputs, InputShape window, int panelColumns)
    {
        int panels = (outputs + panelColumns - 1) / panelColumns;
        return new Parameter(
            name, shape, outputs, window.Channels, window.Height * window.Width, panelColumns, checked(panels * panelColumns * window.Length));
    }

    /// <summary>Copies numbers of this parameter's order out into PyTorch's order.</summary>
    public NamedTensor Export(string name, AlignedBuffer<float> buffer)
    {
        var values = new float[_outputs * _channels * _area];
        for (int o = 0, i = 0; o < _outputs; o++)
        {
            for (int c = 0; c < _channels; c++)
            {
                for (int a = 0; a < _area; a++)
                    values[i++] = buffer.Pointer[Index(o, c, a)];
            }
        }

        GC.KeepAlive(buffer);

        return new NamedTensor(name, Shape, values);
    }

    /// <summary>Copies numbers in PyTorch's order into a buffer of this parameter's order.</summary>
    public void Import(NamedTensor tensor, AlignedBuffer<float> buffer)
    {
        // Padding is 0 for good, but for a step with NaN: whoever sets a state after one starts from clean numbers.
        buffer.Span.Clear();
        for (int o = 0, i = 0; o < _outputs; o++)
        {
            for (int c = 0; c < _channels; c++)
            {
                for (int a = 0; a < _area; a++)
                    buffer.Pointer[Index(o, c, a)] = tensor.Values[i++];
            }
        }

        GC.KeepAlive(buffer);
    }

    private int Index(int output, int channel, int place)
    {
        int depth = _channels * _area;
        return (output / _panelColumns * depth + place * _channels + channel) * _panelColumns + output % _panelColumns;
    }
}
