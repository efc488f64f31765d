using System.Runtime.CompilerServices;
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

    // Room for a task's items, in bytes: half of a usual second-level cache.
    private const int ItemBytes = 1 << 19;
    private const int TasksPerThread = 4;

    private readonly KernelPath _path;
    private readonly Convolution _layer;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly TileGrid _grid;
    private readonly int _inputs; // channels, padded to whole vectors
    private readonly int _panels; // of output channels
    private readonly int _capacity; // tiles of a task
    private readonly AlignedBuffer<int> _counting;
    private readonly AlignedBuffer<nint> _itemPlaces;
    private readonly AlignedBuffer<nint> _filterPlaces;
    private readonly AlignedBuffer<float> _filters;
    private readonly Action<int, int> _transformFilters;
    private readonly Action<int, int> _forward;
    private bool _filtersAreCurrent;
    private WorkerRoom? _room;
    private int _tiles;
    private int _tilesPerTask;
    private int _panelsPerTask;

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
        _grid = new TileGrid((OutputShape.Height + 1) / 2, (OutputShape.Width + 1) / 2);
        _inputs = RoundUp(input.Channels, path.Width);
        _panels = IndirectProduct.Panels(path, layer.Filters);
        int depth = MinimalFiltering.AllItems * _inputs;
        _capacity = Math.Max(ItemBytes / (depth * sizeof(float)) / path.Rows, 1) * path.Rows;
        _counting = new AlignedBuffer<int>(Math.Max(4 * _inputs, _panels * path.Columns));
        for (int k = 0; k < _counting.Length; k++)
            _counting.Span[k] = k;
        _itemPlaces = Places(_inputs);
        _filterPlaces = Places(_inputs * path.Columns);
        _filters = new AlignedBuffer<float>(checked(_panels * depth * path.Columns));
        _transformFilters = TransformFilters;
        _forward = ForwardTask;

        _outputs = _panels * path.Columns;
        _inputPanels = IndirectProduct.Panels(path, input.Channels);
        _gradientCapacity = Math.Max(ItemBytes / (MinimalFiltering.AllGradientItems * _outputs * sizeof(float)) / path.Rows, 1) * path.Rows;
        _inputGrid = new TileGrid((input.Height + layer.Padding - Origin + 3) / 4, (input.Width + layer.Padding - Origin + 3) / 4);
        (_reversedPlaces, _gradientItems) = Phases(_outputs * path.Columns);
        _reverseFilters = ReverseFilters;
        _inputGradient = InputGradientTask;

        int floatsPerTile = depth + MinimalFiltering.AllPoints * _outputs;
        _stageTiles = Math.Max(StageBytes / (floatsPerTile * sizeof(float)) / PieceTiles, 1) * PieceTiles;
        _stagePlaces = Places(_inputs * StageStride);
        _pointStarts = new int[MinimalFiltering.AllPoints + 1];
        for (int point = 0; point < MinimalFiltering.AllPoints; point++)
            _pointStarts[point + 1] = _pointStarts[point] + PointRows(point);
        _gradientPlaces = new AlignedBuffer<nint>(MinimalFiltering.AllItems);
        for (int item = 0; item < MinimalFiltering.AllItems; item++)
        {
            int slot = MinimalFiltering.Slots[item], point = MinimalFiltering.PointStarts.AsSpan().LastIndexOfAnyInRange(0, slot);
            _gradientPlaces.Span[item] = (_pointStarts[point] + (slot - MinimalFiltering.PointStarts[point]) * _inputs) * path.Columns;
        }

        int mostRows = RoundUp(4 * _inputs, path.Rows);
        _stageRows = new AlignedBuffer<int>(mostRows);
        _rowPlaces = new AlignedBuffer<int>(mostRows);
        for (int row = 0; row < mostRows; row++)
        {
            _stageRows.Span[row] = row / path.Width * StageStride * path.Width + row % path.Width;
            _rowPlaces.Span[row] = row * path.Columns;
        }

        _stageDepths = new AlignedBuffer<int>(_stageTiles);
        for (int t = 0; t < _stageTiles; t++)
            _stageDepths.Span[t] = t * path.Width;
        _stageTasks = [.. StageTasks()];
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
    public override void OnParametersChanged() => _filtersAreCurrent = _reversedAreCurrent = false;

    /// <inheritdoc/>
    public override void Forward(int count, bool training)
    {
        if (!_filtersAreCurrent)
            Workers.Run(_panels * Tasks(InputShape.Channels, ChannelsPerTask), _transformFilters);
        _filtersAreCurrent = true;
        _tiles = count * _grid.PerImage;
        (_tilesPerTask, _panelsPerTask) = Share(_tiles, _capacity, _panels);
        Workers.Run(Tasks(_tiles, _tilesPerTask) * Tasks(_panels, _panelsPerTask), _forward);
    }

    /// <inheritdoc/>
    protected override void OnForwardBound()
    {
        // The backward passes read narrower strips of perhaps more channels.
        int strip = Math.Max(StripFloats(MinimalFiltering.Items, 4, 3, _inputs), StripFloats(GradientRows, 2, 2, _outputs));
        int items = Math.Max(_capacity * MinimalFiltering.AllItems * _inputs, _gradientCapacity * MinimalFiltering.AllGradientItems * _outputs);
        _room ??= new WorkerRoom(Workers.Threads, strip, items, MinimalFiltering.AllPoints * _path.Rows * _path.Columns);
    }

    private static int RoundUp(int value, int step) => (value + step - 1) / step * step;

    private static int Tasks(int units, int perTask) => (units + perTask - 1) / perTask;

    /// <summary>Floats of a strip of pixels for a piece of tiles.</summary>
    private static int StripFloats(int rows, int columnsPerTile, int columnsMore, int channels) =>
        rows * (columnsPerTile * PieceTiles + columnsMore) * channels;

    private static AlignedBuffer<nint> Places(int stride)
    {
        var places = new AlignedBuffer<nint>(MinimalFiltering.AllItems);
        for (int item = 0; item < MinimalFiltering.AllItems; item++)
            places.Span[item] = (nint)MinimalFiltering.Slots[item] * stride;
        return places;
    }

    /// <summary>Tiles and panels of a task: as many as fit, fewer where threads would have nothing to do. Never changes a result.</summary>
    private (int Tiles, int Panels) Share(int tiles, int capacity, int panels)
    {
        int groups = Tasks(tiles, _path.Rows), wanted = TasksPerThread * Workers.Threads;
        int groupsPerTask = Workers.Threads == 1 ? capacity / _path.Rows : Math.Clamp(groups / wanted, 1, capacity / _path.Rows);
        int tasks = Tasks(groups, groupsPerTask);
        int parts = Workers.Threads == 1 ? 1 : Math.Clamp(wanted / tasks, 1, panels);
        return (groupsPerTask * _path.Rows, Tasks(panels, parts));
    }

    private void ForwardTask(int task, int worker)
    {
        int parts = Tasks(_panels, _panelsPerTask);
        int begin = task / parts * _tilesPerTask, end = Math.Min(begin + _tilesPerTask, _tiles);
        int panel = task % parts * _panelsPerTask, panelEnd = Math.Min(panel + _panelsPerTask, _panels);
        WorkerRoom.Stretches room = _room!.Of(worker);
        float* strip = room.First, items = room.Second, products = room.Third;
        nint depth = MinimalFiltering.AllItems * _inputs;
        for (int tile = begin; tile < end;)
        {
            TilePiece piece = _grid.Piece(tile, end, PieceTiles);
            TransformInput(piece, strip, items + (tile - begin) * depth, depth, _itemPlaces.Pointer, _path.Width);
            tile += piece.Count;
        }

        for (; panel < panelEnd; panel++)
        {
            for (int first = begin; first < end; first += _path.Rows)
            {
                MultiplyPoints(items + (first - begin) * depth, depth, _filters.Pointer + panel * depth * _path.Columns, products);
                WriteOutputs(first, Math.Min(first + _path.Rows, end), panel, products);
            }
        }
    }

    /// <summary>Reads the pixels of a piece and writes its items.</summary>
    private void TransformInput(TilePiece piece, float* strip, float* items, nint tileStride, nint* places, nint vectorStride)
    {
        int columns = 4 * piece.Count + 3;
        InputRows.ReadWindow(
            piece.Image, 4 * piece.Row - _layer.Padding, 4 * piece.Column - _layer.Padding, MinimalFiltering.Items, columns, strip, _inputs);
        for (int i = 0; i < piece.Count; i++)
        {
            _path.Filtering.Input(
                strip + 4 * i * _inputs, columns * _inputs, _inputs, _inputs / _path.Width, items + i * tileStride, places, vectorStride);
        }
    }

    /// <summary>Sums over the items and channels of each of the 16 points, for one tile of the product.</summary>
    private void MultiplyPoints(float* items, nint depth, float* filters, float* products)
    {
        TileArguments tile;
        tile.Offsets = _counting.Pointer;
        tile.RightStride = _path.Columns;
        tile.Bias = null;
        tile.Accumulate = false;
        tile.Right = filters;
        StartRows(&tile, items, depth, products);
        foreach (int pointItems in MinimalFiltering.PointItems)
        {
            tile.Depth = pointItems * _inputs;
            _path.Multiply(&tile);
            tile.Right += tile.Depth * _path.Columns;
            tile.Advance(tile.Depth, _path.Rows * _path.Columns);
        }
    }

    /// <summary>Sets the addresses of a tile whose rows and outputs lie at fixed distances.</summary>
    private void StartRows(TileArguments* tile, float* rows, nint stride, float* outputs)
    {
        for (int r = 0; r < _path.Rows; r++)
        {
            tile->Rows[r] = (ulong)(rows + r * stride);
            tile->Outputs[r] = (ulong)(outputs + r * _path.Columns);
        }
    }

    [SkipLocalsInit]
    private void WriteOutputs(int tile, int end, int panel, float* products)
    {
        int columns = _path.Columns, channel = panel * columns, used = Math.Min(columns, OutputShape.Channels - channel);
        nint pointStride = _path.Rows * columns;
        float* edge = stackalloc float[4 * TileArguments.MaximumColumns];
        while (tile < end)
        {
            TilePiece piece = _grid.Piece(tile, end, PieceTiles);
            for (int i = 0; i < piece.Count; i++, products += columns)
            {
                int row = 2 * piece.Row, column = 2 * (piece.Column + i);
                bool whole = used == columns && row + 1 < OutputShape.Height && column + 1 < OutputShape.Width;
                float* place = Output!.Data + Output.Offset(piece.Image, row, column) + channel;
                float* upper = whole ? place : edge, lower = whole ? place + Output.RowStride : edge + 2 * columns;
                _path.Filtering.Output(
                    products, pointStride, MinimalFiltering.Points, MinimalFiltering.Points, _bias.Values.Pointer + channel, upper, lower,
                    whole ? OutputShape.Channels : columns);
                if (!whole)
                    CopyEdge(edge, columns, used, place, (Output.RowStride, OutputShape.Channels), OutputShape.Height - row, OutputShape.Width - column);
            }

            tile += piece.Count;
        }
    }

    /// <summary>Copies what of 2 x 2 numbers lies inside the map.</summary>
    private static void CopyEdge(float* square, int columns, int used, float* place, (int Row, int Pixel) strides, int rows, int pixels)
    {
        for (int r = 0; r < Math.Min(rows, 2); r++)
        {
            for (int p = 0; p < Math.Min(pixels, 2); p++)
            {
                new ReadOnlySpan<float>(square + (2 * r + p) * columns, used)
                    .CopyTo(new Span<float>(place + r * strides.Row + p * strides.Pixel, used));
            }
        }
    }
}
