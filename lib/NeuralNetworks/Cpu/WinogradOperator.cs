using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>A 5 x 5 convolution with stride 2 by <see cref="MinimalFiltering"/>: 49 multiplications where the definition takes 100.</summary>
/// <remarks>
/// A task takes some tens of tiles of 2 x 2 outputs through all steps, so that what lies between them stays in the second-level cache:
/// read the input (which may be a normalization worked out on the way), transform it, multiply every point's items with the filters,
/// panel by panel of output channels, and make outputs of the sums. A number that is not finite may spoil all outputs of its tile, not
/// only those whose windows it lies in.
/// </remarks>
internal sealed unsafe partial class WinogradOperator : Operator
{
    // Pixels are read for so many tiles at once: short enough for the caches, long enough that the overlap at the ends hardly counts.
    private const int PieceTiles = 12;

    private readonly KernelPath _path;
    private readonly Convolution _layer;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly FilteringPlan _plan;
    private readonly AlignedBuffer<float> _filters;
    private readonly Action<int, int> _transformFilters;
    private readonly Action<int, int> _forward;
    private bool _filtersAreCurrent;
    private WorkerRoom? _room;

    /// <summary>Creates the operator.</summary>
    public WinogradOperator(Convolution layer, InputShape input, KernelPath path, Workers workers)
        : base([layer.Name], input, layer.OutputShape(input), workers)
    {
        _path = path;
        _layer = layer;
        _weight = Parameter.Weight(
            $"{layer.Name}.weight", [layer.Filters, input.Channels, layer.Kernel, layer.Kernel], layer.Filters,
            new InputShape(input.Channels, layer.Kernel, layer.Kernel), path.Columns);
        _bias = Parameter.Vector($"{layer.Name}.bias", layer.Filters, path.Columns);
        Parameters = [_weight, _bias];
        _plan = new FilteringPlan(layer, input, path);
        _filters = new AlignedBuffer<float>(checked(MinimalFiltering.AllItems * _plan.Inputs * _plan.Outputs));
        _transformFilters = TransformFilters;
        _forward = ForwardTask;
        _turnFilters = TurnFilters;
        _inputGradient = InputGradientTask;
        _transformStage = TransformStage;
        _multiplyStage = MultiplyStage;
        _weightsOfItems = WeightsOfItems;
        _biasSums = new double[layer.Filters];
    }

    /// <inheritdoc/>
    public override bool ReadsRows => true;

    /// <inheritdoc/>
    public override bool ReadsGradientRows => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override void OnParametersChanged() => _filtersAreCurrent = _turnedAreCurrent = false;

    /// <inheritdoc/>
    public override void Forward(int count, bool training)
    {
        if (!_filtersAreCurrent)
            Workers.Run(_plan.Panels * Tasks(InputShape.Channels, ChannelsPerTask), _transformFilters);
        _filtersAreCurrent = true;
        Workers.Run(Share(count * _plan.OutputTiles.PerImage, _plan.Capacity, _plan.Panels), _forward);
    }

    /// <inheritdoc/>
    protected override void OnForwardBound()
    {
        // The backward passes read narrower strips of perhaps more channels.
        int strip = Math.Max(StripFloats(MinimalFiltering.Items, 4, 3, _plan.Inputs), StripFloats(GradientRows, 2, 2, _plan.Outputs));
        int items = Math.Max(_plan.Capacity * MinimalFiltering.AllItems * _plan.Inputs, _plan.GradientCapacity * MinimalFiltering.AllGradientItems * _plan.Outputs);
        _room ??= new WorkerRoom(Workers.Threads, strip, items, MinimalFiltering.AllPoints * _path.Rows * _path.Columns);
    }

    private void ForwardTask(int task, int worker)
    {
        Part part = PartOf(task, _plan.Panels);
        WorkerRoom.Stretches room = _room!.Of(worker);
        float* strip = room.First, items = room.Second, products = room.Third;
        nint depth = MinimalFiltering.AllItems * _plan.Inputs;
        var squares = new Squares(Output!, _plan.OutputTiles, 1, (0, 0), (MinimalFiltering.Points, MinimalFiltering.Points), _bias.Values.Pointer);
        for (int tile = part.Tile; tile < part.TileEnd;)
        {
            TilePiece piece = _plan.OutputTiles.Piece(tile, part.TileEnd, PieceTiles);
            TransformInput(piece, strip, items + (tile - part.Tile) * depth, depth, _plan.ItemPlaces.Pointer, _path.Width);
            tile += piece.Count;
        }

        for (int panel = part.Panel; panel < part.PanelEnd; panel++)
        {
            for (int first = part.Tile; first < part.TileEnd; first += _path.Rows)
            {
                MultiplyPoints(items + (first - part.Tile) * depth, depth, _filters.Pointer + panel * depth * _path.Columns, products);
                WriteSquares(squares, first, Math.Min(first + _path.Rows, part.TileEnd), panel, products);
            }
        }
    }

    /// <summary>Reads the pixels of a piece and writes its items.</summary>
    private void TransformInput(TilePiece piece, float* strip, float* items, nint tileStride, nint* places, nint vectorStride)
    {
        int columns = 4 * piece.Count + 3;
        InputRows.ReadWindow(
            piece.Image, 4 * piece.Row - _layer.Padding, 4 * piece.Column - _layer.Padding, MinimalFiltering.Items, columns, strip, _plan.Inputs);
        for (int i = 0; i < piece.Count; i++)
        {
            _path.Filtering.Input(
                strip + 4 * i * _plan.Inputs, columns * _plan.Inputs, _plan.Inputs, _plan.Inputs / _path.Width, items + i * tileStride, places, vectorStride);
        }
    }

    /// <summary>Sums over the items and channels of each of the 16 points, for one tile of the product.</summary>
    private void MultiplyPoints(float* items, nint depth, float* filters, float* products)
    {
        TileArguments tile;
        tile.Offsets = _plan.Counting.Pointer;
        tile.RightStride = _path.Columns;
        tile.Bias = null;
        tile.Accumulate = false;
        tile.Right = filters;
        StartRows(&tile, items, depth, products);
        foreach (int pointItems in MinimalFiltering.PointItems)
        {
            tile.Depth = pointItems * _plan.Inputs;
            _path.Multiply(&tile);
            tile.Right += tile.Depth * _path.Columns;
            tile.Advance(tile.Depth, _path.Rows * _path.Columns);
        }
    }
}
