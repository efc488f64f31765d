using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>One phase of an input gradient: the offsets of its pixels and the weights of its taps, turned around.</summary>
internal sealed unsafe class PhasePlan
{
    private readonly KernelPath _path;
    private readonly FeatureMap _outputGradient;
    private readonly FeatureMap _inputGradient;
    private readonly int _pixels;
    private readonly int _channels;
    private readonly int _depth;
    private readonly AlignedBuffer<int> _starts;
    private readonly AlignedBuffer<int> _places;
    private readonly AlignedBuffer<int> _reduction;
    private readonly AlignedBuffer<float> _right;

    /// <summary>Works out the offsets.</summary>
    public PhasePlan(WindowGeometry geometry, int phase, FeatureMap outputGradient, FeatureMap inputGradient, KernelPath path)
    {
        _path = path;
        _outputGradient = outputGradient;
        _inputGradient = inputGradient;
        InputShape shape = geometry.PhaseShape(phase);
        _pixels = shape.Height * shape.Width;
        _channels = shape.Channels;
        _starts = geometry.PhaseStarts(phase, outputGradient);
        _places = geometry.PhasePixels(phase, inputGradient);
        List<(int Place, int Rows, int Columns)> taps = geometry.PhaseTaps(phase);
        Taps = [.. taps.Select(tap => tap.Place)];
        int outputs = outputGradient.Shape.Channels;
        _depth = Taps.Count * outputs;
        _reduction = new AlignedBuffer<int>(_depth);
        for (int t = 0, k = 0; t < taps.Count; t++)
        {
            for (int o = 0; o < outputs; o++)
                _reduction.Span[k++] = taps[t].Rows * outputGradient.RowStride + taps[t].Columns * outputs + o;
        }

        _right = new AlignedBuffer<float>(IndirectProduct.Panels(path, _channels) * path.Columns * _depth);
    }

    /// <summary>The kernel places that take part.</summary>
    public IReadOnlyList<int> Taps { get; }

    /// <summary>Transposes the weights of one tap from (channel, output) to (output, channel).</summary>
    /// <param name="tap">Index in <see cref="Taps"/>.</param>
    /// <param name="weights">The forward panels.</param>
    /// <param name="windowDepth">Rows of a forward panel.</param>
    /// <param name="outputs">Output channels.</param>
    public void PackTap(int tap, float* weights, int windowDepth, int outputs)
    {
        int columns = _path.Columns;
        float* source = weights + (nint)Taps[tap] * _channels * columns;
        float* destination = _right.Pointer + (nint)tap * outputs * columns;
        for (int o = 0; o < outputs; o++)
        {
            float* column = source + (nint)(o / columns) * windowDepth * columns + o % columns;
            for (int first = 0; first < _channels; first += columns)
            {
                float* row = destination + ((nint)(first / columns) * _depth + o) * columns;
                int used = Math.Min(columns, _channels - first);
                for (int c = 0; c < used; c++)
                    row[c] = column[(nint)(first + c) * columns];
            }
        }
    }

    /// <summary>The phase as a product, for the first <paramref name="count"/> pictures.</summary>
    public IndirectProduct Product(int count) => new()
    {
        Left = _outputGradient.Data,
        RowOffsets = _starts.Pointer,
        Rows = count * _pixels,
        ReductionOffsets = _reduction.Pointer,
        Depth = _depth,
        Right = _right.Pointer,
        RightPanelStride = (nint)_depth * _path.Columns,
        RightStride = _path.Columns,
        Columns = _channels,
        Output = _inputGradient.Data,
        OutputOffsets = _places.Pointer,
        OutputPanelStride = _path.Columns,
    };
}
