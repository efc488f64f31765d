using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>Gradients of weight, bias and input.</content>
internal sealed unsafe partial class ConvolutionOperator
{
    // A block of right factors this large stays in the first-level cache while all rows of a task use it.
    private const int BlockBytes = 16384;
    private const int PixelsPerSplit = 256;

    private readonly Action<int, int> _packGradient;
    private readonly Action<int, int> _weightGradient;
    private readonly Action<int, int> _turnFilters;
    private AlignedBuffer<int> _weightPlaces = null!;
    private AlignedBuffer<float>? _packedGradient;
    private AlignedBuffer<float>? _partialWeights;
    private double[] _biasSums = [];
    private WorkerRoom _room = null!;
    private FeatureMap? _contiguous;
    private PhasePlan[] _phases = [];
    private (PhasePlan Phase, int Tap)[] _turns = [];
    private int _splits;
    private int _pixels;

    private int PackedChannels => OutputPanels * _path.Columns;

    private int BlockPixels => Math.Max(BlockBytes / (sizeof(float) * PackedChannels), 16);

    private int TilesPerTask => Math.Max(1, TilesOf(Depth) / (2 * Workers.Threads));

    /// <inheritdoc/>
    public override void Backward(int count)
    {
        _pixels = count * OutputPixels;
        _splits = Splits(_pixels);
        int blocks = (_pixels + BlockPixels - 1) / BlockPixels;
        if (_splits == 1)
            Workers.Run(blocks, _packGradient);
        Workers.Run(_splits > 1 ? _splits : (TilesOf(Depth) + TilesPerTask - 1) / TilesPerTask, _weightGradient);
        if (_splits > 1)
            AddSplits();
        AddBias(_splits > 1 ? _splits : blocks);
        if (InputGradient is null)
            return;
        InputGradientPhases(count);
        _contiguous?.CopyTo(InputGradient, count);
    }

    /// <inheritdoc/>
    protected override void OnBackwardBound()
    {
        int pixels = Capacity * OutputPixels, splits = Splits(pixels);
        _weightPlaces = new AlignedBuffer<int>(Depth);
        for (int k = 0; k < Depth; k++)
            _weightPlaces.Span[k] = k * _path.Columns;
        // A smaller batch may have one split where the largest has many.
        bool neverSplits = TilesOf(Depth) >= MaximumTilesPerTask;
        int packed = neverSplits ? pixels : Math.Min(pixels, 2 * PixelsPerSplit);
        _packedGradient = new AlignedBuffer<float>(checked(packed * PackedChannels));
        _partialWeights = splits > 1 ? new AlignedBuffer<float>(checked(splits * _weight.Gradient.Length)) : null;
        _biasSums = new double[Math.Max(splits, (packed + BlockPixels - 1) / BlockPixels) * OutputShape.Channels];
        _room = new WorkerRoom(Workers.Threads, BlockPixels * PackedChannels, PackedChannels, 0);
        _phases = [];
        if (InputGradient is not null)
        {
            // A convolution in front of a fully connected layer wants its gradient framed, which is not contiguous.
            _contiguous = _flatten && InputGradient.Halo > 0 ? new FeatureMap(InputGradient.Capacity, InputGradient.Shape, 0) : null;
            FeatureMap inputGradient = _flatten ? (_contiguous ?? InputGradient).Flattened() : InputGradient;
            _phases = [.. Enumerable.Range(0, _geometry.Phases).Select(p => new PhasePlan(_geometry, p, OutputGradient, inputGradient, _path))];
            _turns = [.. _phases.SelectMany(phase => Enumerable.Range(0, phase.Taps.Count).Select(tap => (phase, tap)))];
        }
    }

    /// <inheritdoc/>
    protected override void OnReleased()
    {
        _input = null!;
        _packedGradient = _partialWeights = null;
        _contiguous = null;
        _phases = [];
        _turns = [];
    }

    /// <summary>Reads the output's gradient at pixels numbered through the batch, and sums it for the bias.</summary>
    private void ReadGradient(int begin, int end, float* destination, int biasPart, int worker)
    {
        float* sums = _room.Of(worker).Second;
        new Span<float>(sums, PackedChannels).Clear();
        int width = OutputShape.Width, height = OutputShape.Height;
        for (int pixel = begin; pixel < end;)
        {
            int line = pixel / width, column = pixel % width, count = Math.Min(end - pixel, width - column);
            OutputGradientRows.Read(line / height, line % height, column, count, destination, PackedChannels);
            ChannelSums.AddAll(destination, PackedChannels, count, sums, OutputShape.Channels);
            pixel += count;
            destination += count * PackedChannels;
        }

        for (int c = 0; c < OutputShape.Channels; c++)
            _biasSums[biasPart * OutputShape.Channels + c] += sums[c];
    }

    private void PackGradient(int block, int worker)
    {
        int begin = block * BlockPixels, end = Math.Min(begin + BlockPixels, _pixels);
        ReadGradient(begin, end, _packedGradient!.Pointer + (nint)begin * PackedChannels, block, worker);
    }

    private IndirectProduct WeightProduct(int begin, int end, float* gradient, float* output) => new()
    {
        Left = _input.Data,
        RowOffsets = _windowOffsets.Pointer,
        Rows = Depth,
        ReductionOffsets = _windowStarts.Pointer + begin,
        Depth = end - begin,
        Right = gradient,
        RightPanelStride = _path.Columns,
        RightStride = PackedChannels,
        Columns = PackedChannels,
        Output = output,
        OutputOffsets = _weightPlaces.Pointer,
        OutputPanelStride = (nint)Depth * _path.Columns,
    };

    /// <summary>The weight's gradient: some of its rows for all pixels, or all rows for a split of the pixels.</summary>
    private void WeightGradientTask(int task, int worker)
    {
        bool isSplit = _splits > 1;
        int perSplit = (_pixels + _splits - 1) / _splits;
        int first = isSplit ? task * perSplit : 0, last = Math.Min(first + perSplit, _pixels);
        int row = isSplit ? 0 : task * TilesPerTask * _path.Rows, rowEnd = isSplit ? Depth : Math.Min(row + TilesPerTask * _path.Rows, Depth);
        float* output = isSplit ? _partialWeights!.Pointer + (nint)task * _weight.Gradient.Length : _weight.Gradient.Pointer;
        for (int begin = first; begin < last; begin += BlockPixels)
        {
            int end = Math.Min(begin + BlockPixels, last);
            float* gradient = isSplit ? _room.Of(worker).First : _packedGradient!.Pointer + (nint)begin * PackedChannels;
            if (isSplit)
                ReadGradient(begin, end, gradient, task, worker);
            IndirectProduct product = WeightProduct(begin, end, gradient, output);
            IndirectProduct.Compute(_path, &product, row, rowEnd, 0, OutputPanels, 0, end - begin, begin > first);
        }
    }

    /// <summary>Parts of the batch whose sums are kept apart when the weight alone has too few rows to share. Depends on shapes only.</summary>
    private int Splits(int pixels)
    {
        int tiles = TilesOf(Depth);
        return tiles >= MaximumTilesPerTask ? 1 : Math.Clamp(pixels / PixelsPerSplit, 1, TargetTasks / tiles);
    }

    private void AddSplits()
    {
        int length = _weight.Gradient.Length;
        float* sum = _weight.Gradient.Pointer;
        for (int i = 0; i < length; i++)
        {
            double total = 0;
            for (int split = 0; split < _splits; split++)
                total += _partialWeights!.Pointer[(nint)split * length + i];
            sum[i] = (float)total;
        }
    }

    private void AddBias(int parts)
    {
        for (int c = 0; c < OutputShape.Channels; c++)
        {
            double sum = 0;
            for (int part = 0; part < parts; part++)
                sum += _biasSums[part * OutputShape.Channels + c];
            _bias.Gradient.Pointer[c] = (float)sum;
        }

        Array.Clear(_biasSums);
    }

    /// <summary>The transposed convolution: pixels whose row and column leave the same rests by the stride have the same taps.</summary>
    private void InputGradientPhases(int count)
    {
        Workers.Run(_turns.Length, _turnFilters);
        int products = 0;
        foreach (PhasePlan phase in _phases)
        {
            if (phase.Taps.Count > 0)
                _products[products++] = phase.Product(count);
        }

        ComputeRows(products);
    }

    private void TurnFilters(int turn, int worker) =>
        _turns[turn].Phase.PackTap(_turns[turn].Tap, _weight.Values.Pointer, Depth, OutputShape.Channels);
}
