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
    private readonly Action<int, int> _transformStage;
    private readonly Action<int, int> _multiplyStage;
    private readonly Action<int, int> _weightsOfItems;
    private readonly double[] _biasSums;
    private AlignedBuffer<float>? _stageItems;
    private AlignedBuffer<float>? _stageGradients;
    private AlignedBuffer<float>? _itemGradients;
    private int _stageBegin;
    private int _stageEnd;

    private void WeightGradientPass(int count)
    {
        int tiles = count * _plan.OutputTiles.PerImage;
        Array.Clear(_biasSums);
        for (_stageBegin = 0; _stageBegin < tiles; _stageBegin += _plan.StageTiles)
        {
            _stageEnd = Math.Min(_stageBegin + _plan.StageTiles, tiles);
            Workers.Run(Tasks(_stageEnd - _stageBegin, PieceTiles), _transformStage);
            Workers.Run(_plan.StageTasks.Length, _multiplyStage);
            SumBias();
        }

        Workers.Run(_plan.Panels * Tasks(InputShape.Channels, ChannelsPerTask), _weightsOfItems);
        for (int c = 0; c < OutputShape.Channels; c++)
            _bias.Gradient.Pointer[c] = (float)_biasSums[c];
    }

    private void TransformStage(int task, int worker)
    {
        float* strip = _room!.Of(worker).First;
        int begin = _stageBegin + task * PieceTiles, end = Math.Min(begin + PieceTiles, _stageEnd);
        for (int tile = begin; tile < end;)
        {
            TilePiece piece = _plan.OutputTiles.Piece(tile, end, PieceTiles);
            int place = tile - _stageBegin, columns = 2 * piece.Count;
            TransformInput(
                piece, strip, _stageItems!.Pointer + place * _path.Width, _path.Width, _plan.StagePlaces.Pointer, _plan.StageStride * _path.Width);
            OutputGradientRows.ReadWindow(piece.Image, 2 * piece.Row, 2 * piece.Column, 2, columns, strip, _plan.Outputs);
            for (int i = 0; i < piece.Count; i++)
            {
                _path.Filtering.Spread(
                    strip + 2 * i * _plan.Outputs, columns * _plan.Outputs, _plan.Outputs, _plan.Panels,
                    _stageGradients!.Pointer + (place + i) * _path.Columns, _plan.StagePoint, _plan.StageStride * _path.Columns);
            }

            tile += piece.Count;
        }
    }

    private void MultiplyStage(int task, int worker)
    {
        (int point, int row, int end) = _plan.StageTasks[task];
        nint start = MinimalFiltering.PointStarts[point];
        var product = new IndirectProduct
        {
            Left = _stageItems!.Pointer + start * _plan.Inputs * _plan.StageStride,
            RowOffsets = _plan.StageRows.Pointer,
            Rows = end,
            ReductionOffsets = _plan.StageDepths.Pointer,
            Depth = _stageEnd - _stageBegin,
            Right = _stageGradients!.Pointer + point * _plan.StagePoint,
            RightPanelStride = (nint)_plan.StageStride * _path.Columns,
            RightStride = _path.Columns,
            Columns = _plan.Outputs,
            Output = _itemGradients!.Pointer + (nint)_plan.PointStarts[point] * _path.Columns,
            OutputOffsets = _plan.RowPlaces.Pointer,
            OutputPanelStride = (nint)_plan.PointStarts[^1] * _path.Columns,
        };
        IndirectProduct.Compute(_path, &product, row, end, 0, _plan.Panels, 0, product.Depth, _stageBegin > 0);
    }

    /// <summary>Adds the stage to the bias' gradient: at the point (1, 1) lies the sum over a tile.</summary>
    private void SumBias()
    {
        const int Point = MinimalFiltering.Points + 1;
        float* sums = stackalloc float[TileArguments.MaximumColumns];
        for (int panel = 0; panel < _plan.Panels; panel++)
        {
            float* tile = _stageGradients!.Pointer + Point * _plan.StagePoint + (nint)panel * _plan.StageStride * _path.Columns;
            new Span<float>(sums, _path.Columns).Clear();
            ChannelSums.AddAll(tile, _path.Columns, _stageEnd - _stageBegin, sums, _path.Columns);
            for (int c = panel * _path.Columns; c < Math.Min((panel + 1) * _path.Columns, OutputShape.Channels); c++)
                _biasSums[c] += sums[c - panel * _path.Columns];
        }
    }
}
