using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>A convolution, or a fully connected layer as a convolution of one-pixel maps: three indirect products.</summary>
internal sealed unsafe partial class ConvolutionOperator : Operator
{
    // Enough tasks to share among many threads, few enough that starting one costs nothing.
    private const int TargetTasks = 64;
    private const int MaximumTilesPerTask = 16;

    private readonly KernelPath _path;
    private readonly WindowGeometry _geometry;
    private readonly bool _flatten;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly Action<int, int> _computeRows;

    private FeatureMap _input = null!;
    private AlignedBuffer<int> _windowStarts = null!;
    private AlignedBuffer<int> _windowOffsets = null!;
    private AlignedBuffer<int> _outputPixels = null!;
    private IndirectProduct[] _products = [];
    private int[] _productStarts = [];
    private int _rowsPerTask;

    private ConvolutionOperator(
        Layer layer, InputShape input, InputShape output, InputShape window, int[] weightShape, WindowGeometry geometry, int padding,
        bool flatten, KernelPath path, Workers workers)
        : base([layer.Name], input, output, workers)
    {
        _path = path;
        _geometry = geometry;
        _flatten = flatten;
        InputHalo = padding;
        _weight = Parameter.Weight($"{layer.Name}.weight", weightShape, output.Channels, window, path.Columns);
        _bias = Parameter.Vector($"{layer.Name}.bias", output.Channels, path.Columns);
        Parameters = [_weight, _bias];
        _computeRows = ComputeRowsTask;
        _packGradient = PackGradient;
        _weightGradient = WeightGradientTask;
        _turnFilters = TurnFilters;
    }

    /// <inheritdoc/>
    public override int InputHalo { get; }

    /// <inheritdoc/>
    public override int GradientHalo => _geometry.GradientHalo;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    private int Depth => _geometry.Depth;

    private int OutputPixels => OutputShape.Height * OutputShape.Width;

    private int OutputPanels => IndirectProduct.Panels(_path, OutputShape.Channels);

    /// <summary>A convolution.</summary>
    public static ConvolutionOperator Of(Convolution layer, InputShape input, KernelPath path, Workers workers)
    {
        InputShape output = layer.OutputShape(input);
        return new ConvolutionOperator(
            layer, input, output, new InputShape(input.Channels, layer.Kernel, layer.Kernel),
            [layer.Filters, input.Channels, layer.Kernel, layer.Kernel],
            new WindowGeometry(input, output, layer.Kernel, layer.Stride, layer.Padding), layer.Padding, false, path, workers);
    }

    /// <summary>A fully connected layer: the input's numbers are the channels of one pixel.</summary>
    public static ConvolutionOperator Of(FullyConnected layer, InputShape input, KernelPath path, Workers workers)
    {
        InputShape output = layer.OutputShape(input);
        return new ConvolutionOperator(
            layer, input, output, input, [layer.Outputs, input.Length],
            new WindowGeometry(new InputShape(input.Length, 1, 1), output, 1, 1, 0), 0, true, path, workers);
    }

    /// <inheritdoc/>
    public override void Forward(int count, bool training)
    {
        _products[0] = new IndirectProduct
        {
            Left = _input.Data,
            RowOffsets = _windowStarts.Pointer,
            Rows = count * OutputPixels,
            ReductionOffsets = _windowOffsets.Pointer,
            Depth = Depth,
            Right = _weight.Values.Pointer,
            RightPanelStride = (nint)Depth * _path.Columns,
            RightStride = _path.Columns,
            Columns = OutputShape.Channels,
            Output = Output!.Data,
            OutputOffsets = _outputPixels.Pointer,
            OutputPanelStride = _path.Columns,
            Bias = _bias.Values.Pointer,
        };
        ComputeRows(1);
    }

    /// <inheritdoc/>
    protected override void OnForwardBound()
    {
        _input = _flatten ? Input.Flattened() : Input;
        _windowStarts = _geometry.WindowStarts(_input);
        _windowOffsets = _geometry.WindowOffsets(_input);
        _outputPixels = WindowGeometry.Pixels(Output!);
        _products = new IndirectProduct[Math.Max(1, _geometry.Phases)];
        _productStarts = new int[_products.Length + 1];
    }

    /// <summary>Computes products whose rows are many: tasks are blocks of rows in one panel, each summed over its whole depth.</summary>
    private void ComputeRows(int products)
    {
        int units = 0;
        for (int i = 0; i < products; i++)
            units += TilesOf(_products[i].Rows) * IndirectProduct.Panels(_path, _products[i].Columns);
        _rowsPerTask = Math.Clamp(units / TargetTasks, 1, MaximumTilesPerTask) * _path.Rows;
        for (int i = 0; i < products; i++)
        {
            int blocks = (_products[i].Rows + _rowsPerTask - 1) / _rowsPerTask;
            _productStarts[i + 1] = _productStarts[i] + blocks * IndirectProduct.Panels(_path, _products[i].Columns);
        }

        Workers.Run(_productStarts[products], _computeRows);
    }

    private void ComputeRowsTask(int task, int worker)
    {
        int i = 0;
        while (task >= _productStarts[i + 1])
            i++;
        IndirectProduct product = _products[i];
        int panels = IndirectProduct.Panels(_path, product.Columns);
        int row = (task - _productStarts[i]) / panels * _rowsPerTask;
        int panel = (task - _productStarts[i]) % panels;
        IndirectProduct.Compute(
            _path, &product, row, Math.Min(row + _rowsPerTask, product.Rows), panel, panel + 1, 0, product.Depth, false);
    }

    private int TilesOf(int rows) => (rows + _path.Rows - 1) / _path.Rows;
}
