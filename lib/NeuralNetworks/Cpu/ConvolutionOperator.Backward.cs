using System.Numerics;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>Gradients of weight, bias and input.</content>
internal sealed unsafe partial class ConvolutionOperator
{
    // A block of right factors this deep (16 KiB of one panel) stays in the first-level cache while all rows of a task use it.
    private const int DepthBlock = 128;
    private const int PackRows = 256;

    private AlignedBuffer<int> _gradientPixels = null!;
    private AlignedBuffer<int> _weightPlaces = null!;
    private AlignedBuffer<float> _packedGradient = null!;
    private AlignedBuffer<float> _biasSums = null!;
    private AlignedBuffer<float>? _partialWeights;
    private FeatureMap? _contiguous;
    private PhasePlan[] _phases = [];

    /// <inheritdoc/>
    public override void Backward(int count)
    {
        PackGradient(count);
        WeightGradient(count);
        if (InputGradient is null)
            return;
        InputGradientPhases(count);
        _contiguous?.CopyTo(InputGradient, count);
    }

    /// <inheritdoc/>
    protected override void OnBackwardBound()
    {
        int rows = OutputGradient.Capacity * OutputPixels;
        _gradientPixels = WindowGeometry.Pixels(OutputGradient);
        _weightPlaces = new AlignedBuffer<int>(Depth);
        for (int k = 0; k < Depth; k++)
            _weightPlaces.Span[k] = k * _path.Columns;
        _packedGradient = new AlignedBuffer<float>(checked(rows * OutputPanels * _path.Columns));
        _biasSums = new AlignedBuffer<float>(((rows + PackRows - 1) / PackRows) * OutputShape.Channels);
        int splits = Splits(rows);
        _partialWeights = splits > 1 ? new AlignedBuffer<float>(checked(splits * _weight.Gradient.Length)) : null;
        _phases = [];
        if (InputGradient is not null)
        {
            // A convolution in front of a fully connected layer wants its gradient framed, which is not contiguous.
            _contiguous = _flatten && InputGradient.Halo > 0 ? new FeatureMap(InputGradient.Capacity, InputGradient.Shape, 0) : null;
            FeatureMap inputGradient = _flatten ? (_contiguous ?? InputGradient).Flattened() : InputGradient;
            _phases = [.. Enumerable.Range(0, _geometry.Phases).Select(p => new PhasePlan(_geometry, p, OutputGradient, inputGradient, _path))];
        }
    }

    /// <summary>Copies the output's gradient into panels, as right factor of the weight's gradient, and sums it for the bias.</summary>
    private void PackGradient(int count)
    {
        int rows = count * OutputPixels, channels = OutputShape.Channels, columns = _path.Columns, panels = OutputPanels;
        int blocks = (rows + PackRows - 1) / PackRows;
        Workers.Run(blocks, (block, _) =>
        {
            int first = block * PackRows, end = Math.Min(first + PackRows, rows);
            float* sums = _biasSums.Pointer + block * channels;
            new Span<float>(sums, channels).Clear();
            for (int panel = 0; panel < panels; panel++)
            {
                int channel = panel * columns;
                PackPanel(
                    OutputGradient.Data + channel, _gradientPixels.Pointer, first, end, Math.Min(columns, channels - channel),
                    _packedGradient.Pointer + (nint)panel * rows * columns, columns, sums + channel);
            }
        });
        // Blocks are added in their order and in double precision, whoever computed them.
        for (int c = 0; c < channels; c++)
        {
            double sum = 0;
            for (int block = 0; block < blocks; block++)
                sum += _biasSums.Pointer[block * channels + c];
            _bias.Gradient.Pointer[c] = (float)sum;
        }
    }

    private static void PackPanel(float* source, int* pixels, int first, int end, int used, float* panel, int columns, float* sums)
    {
        for (int r = first; r < end; r++)
        {
            float* from = source + pixels[r];
            float* to = panel + (nint)r * columns;
            int j = 0;
            for (; j <= used - Vector<float>.Count; j += Vector<float>.Count)
            {
                Vector<float> value = Vector.Load(from + j);
                value.Store(to + j);
                (Vector.Load(sums + j) + value).Store(sums + j);
            }

            for (; j < used; j++)
            {
                to[j] = from[j];
                sums[j] += from[j];
            }
        }
    }

    private void WeightGradient(int count)
    {
        int pixels = count * OutputPixels;
        var product = new IndirectProduct
        {
            Left = _input.Data,
            RowOffsets = _windowOffsets.Pointer,
            Rows = Depth,
            ReductionOffsets = _windowStarts.Pointer,
            Depth = pixels,
            Right = _packedGradient.Pointer,
            RightPanelStride = (nint)pixels * _path.Columns,
            RightStride = _path.Columns,
            Columns = OutputPanels * _path.Columns,
            OutputOffsets = _weightPlaces.Pointer,
            OutputPanelStride = (nint)Depth * _path.Columns,
        };
        int splits = Splits(pixels);
        int depthPerSplit = (pixels + splits - 1) / splits;
        int tiles = TilesOf(Depth);
        int tilesPerTask = splits > 1 ? tiles : Math.Max(1, tiles / (2 * Workers.Threads));
        int blocks = (tiles + tilesPerTask - 1) / tilesPerTask;
        Workers.Run(splits * blocks, (task, _) =>
        {
            int split = task / blocks, row = task % blocks * tilesPerTask * _path.Rows;
            IndirectProduct part = product;
            part.Output = splits > 1 ? _partialWeights!.Pointer + (nint)split * _weight.Gradient.Length : _weight.Gradient.Pointer;
            int begin = split * depthPerSplit, end = Math.Min(begin + depthPerSplit, pixels);
            int rowEnd = Math.Min(row + tilesPerTask * _path.Rows, Depth);
            for (int depth = begin; depth < end; depth += DepthBlock)
            {
                IndirectProduct.Compute(
                    _path, &part, row, rowEnd, 0, OutputPanels, depth, Math.Min(depth + DepthBlock, end), depth > begin);
            }
        });
        if (splits > 1)
            AddSplits(splits);
    }

    /// <summary>Parts of the batch whose sums are kept apart when the weight alone has too few rows to share. Depends on shapes only.</summary>
    private int Splits(int pixels)
    {
        int tiles = TilesOf(Depth);
        return tiles >= MaximumTilesPerTask ? 1 : Math.Clamp(pixels / (2 * DepthBlock), 1, TargetTasks / tiles);
    }

    private void AddSplits(int splits)
    {
        int length = _weight.Gradient.Length;
        float* sum = _weight.Gradient.Pointer;
        for (int i = 0; i < length; i++)
        {
            double total = 0;
            for (int split = 0; split < splits; split++)
                total += _partialWeights!.Pointer[(nint)split * length + i];
            sum[i] = (float)total;
        }
    }

    /// <summary>The transposed convolution: pixels whose row and column leave the same rests by the stride have the same taps.</summary>
    private void InputGradientPhases(int count)
    {
        Workers.Run(_phases.Sum(phase => phase.Taps.Count), (task, _) =>
        {
            int i = 0;
            for (; task >= _phases[i].Taps.Count; i++)
                task -= _phases[i].Taps.Count;
            _phases[i].PackTap(task, _weight.Values.Pointer, Depth, OutputShape.Channels);
        });
        ComputeRows([.. _phases.Where(phase => phase.Taps.Count > 0).Select(phase => phase.Product(count))]);
    }
}
