using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>The gradients of weight and bias: the transposed algorithm, summed over all tiles.</content>
/// <remarks>
/// The derivative by an item of the filter is the sum over tiles of the input's item times the value at its point that the output's
/// gradient spreads to. Stages of some hundred tiles are transformed by all threads, then multiplied by all threads and added to the sums;
/// how many tiles a stage has depends on shapes only, so the sums have the same bits for any number of threads.
/// </remarks>
internal sealed unsafe partial class WinogradOperator
{
    // What a stage may take: a part of a usual third-level cache.
    private const int StageBytes = 1 << 22;
    private const int RowTilesPerTask = 4;

    private readonly int _stageTiles;
    private readonly AlignedBuffer<nint> _stagePlaces;
    private readonly AlignedBuffer<int> _stageRows;
    private readonly AlignedBuffer<int> _stageDepths;
    private readonly AlignedBuffer<int> _rowPlaces;
    private readonly AlignedBuffer<nint> _gradientPlaces;
    private readonly int[] _pointStarts; // rows before each point, and all rows
    private readonly (int Point, int Row, int End)[] _stageTasks;
    private readonly Action<int, int> _transformStage;
    private readonly Action<int, int> _multiplyStage;
    private readonly Action<int, int> _weightsOfItems;
    private readonly double[] _biasSums;
    private AlignedBuffer<float>? _stageItems;
    private AlignedBuffer<float>? _stageGradients;
    private AlignedBuffer<float>? _itemGradients;
    private int _stageBegin;
    private int _stageEnd;

    // One more than there are: a power of two between vectors would crowd them into few sets of the caches.
    private int StageStride => _stageTiles + 1;

    private nint GradientPoint => (nint)_panels * StageStride * _path.Columns;

    private IEnumerable<(int Point, int Row, int End)> StageTasks()
    {
        int step = RowTilesPerTask * _path.Rows;
        for (int point = 0; point < MinimalFiltering.AllPoints; point++)
        {
            int rows = PointRows(point);
            for (int row = 0; row < rows; row += step)
                yield return (point, row, Math.Min(row + step, rows));
        }
    }

    /// <summary>Rows of a point's product, padded to whole register tiles: the rows behind the last item compute what nobody reads.</summary>
    private int PointRows(int point) => RoundUp(MinimalFiltering.PointItems[point] * _inputs, _path.Rows);

    private void WeightGradientPass(int count)
    {
        int tiles = count * _grid.PerImage;
        Array.Clear(_biasSums);
        for (_stageBegin = 0; _stageBegin < tiles; _stageBegin += _stageTiles)
        {
            _stageEnd = Math.Min(_stageBegin + _stageTiles, tiles);
            Workers.Run(Tasks(_stageEnd - _stageBegin, PieceTiles), _transformStage);
            Workers.Run(_stageTasks.Length, _multiplyStage);
            SumBias();
        }

        Workers.Run(_panels * Tasks(InputShape.Channels, ChannelsPerTask), _weightsOfItems);
        for (int c = 0; c < OutputShape.Channels; c++)
            _bias.Gradient.Pointer[c] = (float)_biasSums[c];
    }

    private void TransformStage(int task, int worker)
    {
        float* strip = _room!.Of(worker).First;
        int begin = _stageBegin + task * PieceTiles, end = Math.Min(begin + PieceTiles, _stageEnd);
        for (int tile = begin; tile < end;)
        {
            TilePiece piece = _grid.Piece(tile, end, PieceTiles);
            int place = tile - _stageBegin, columns = 2 * piece.Count;
            TransformInput(
                piece, strip, _stageItems!.Pointer + place * _path.Width, _path.Width, _stagePlaces.Pointer, StageStride * _path.Width);
            OutputGradientRows.ReadWindow(piece.Image, 2 * piece.Row, 2 * piece.Column, 2, columns, strip, _outputs);
            for (int i = 0; i < piece.Count; i++)
            {
                _path.Filtering.Spread(
                    strip + 2 * i * _outputs, columns * _outputs, _outputs, _panels,
                    _stageGradients!.Pointer + (place + i) * _path.Columns, GradientPoint, StageStride * _path.Columns);
            }

            tile += piece.Count;
        }
    }

    private void MultiplyStage(int task, int worker)
    {
        (int point, int row, int end) = _stageTasks[task];
        nint start = MinimalFiltering.PointStarts[point];
        var product = new IndirectProduct
        {
            Left = _stageItems!.Pointer + start * _inputs * StageStride,
            RowOffsets = _stageRows.Pointer,
            Rows = end,
            ReductionOffsets = _stageDepths.Pointer,
            Depth = _stageEnd - _stageBegin,
            Right = _stageGradients!.Pointer + point * GradientPoint,
            RightPanelStride = (nint)StageStride * _path.Columns,
            RightStride = _path.Columns,
            Columns = _outputs,
            Output = _itemGradients!.Pointer + (nint)_pointStarts[point] * _path.Columns,
            OutputOffsets = _rowPlaces.Pointer,
            OutputPanelStride = (nint)_pointStarts[^1] * _path.Columns,
        };
        IndirectProduct.Compute(_path, &product, row, end, 0, _panels, 0, product.Depth, _stageBegin > 0);
    }

    /// <summary>Adds the stage to the bias' gradient: at the point (1, 1) lies the sum over a tile.</summary>
    private void SumBias()
    {
        const int Point = MinimalFiltering.Points + 1;
        float* sums = stackalloc float[TileArguments.MaximumColumns];
        for (int panel = 0; panel < _panels; panel++)
        {
            float* tile = _stageGradients!.Pointer + Point * GradientPoint + (nint)panel * StageStride * _path.Columns;
            new Span<float>(sums, _path.Columns).Clear();
            ChannelSums.AddAll(tile, _path.Columns, _stageEnd - _stageBegin, sums, _path.Columns);
            for (int c = panel * _path.Columns; c < Math.Min((panel + 1) * _path.Columns, OutputShape.Channels); c++)
                _biasSums[c] += sums[c - panel * _path.Columns];
        }
    }
}
