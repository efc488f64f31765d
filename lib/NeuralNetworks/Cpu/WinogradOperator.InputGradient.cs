using System.Runtime.CompilerServices;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>The gradient of the input: four convolutions of the output's gradient, one for each phase of rows and columns.</content>
/// <remarks>
/// A tile is 4 x 4 pixels of the input: 2 x 2 of each phase. All phases use the same 4 x 4 window of the output's gradient, so it is
/// transformed once; the phases with 3 taps along an axis take 4 points there, those with 2 taps take 3.
/// </remarks>
internal sealed unsafe partial class WinogradOperator
{
    private const int GradientRows = 4;

    private readonly Action<int, int> _turnFilters;
    private readonly Action<int, int> _inputGradient;
    private AlignedBuffer<float>? _turned;
    private bool _turnedAreCurrent;

    private void InputGradientPass(int count)
    {
        if (!_turnedAreCurrent)
            Workers.Run(_plan.InputPanels * Tasks(OutputShape.Channels, ChannelsPerTask), _turnFilters);
        _turnedAreCurrent = true;
        Workers.Run(Share(count * _plan.InputTiles.PerImage, _plan.GradientCapacity, _plan.InputPanels), _inputGradient);
    }

    private void InputGradientTask(int task, int worker)
    {
        Part part = PartOf(task, _plan.InputPanels);
        WorkerRoom.Stretches room = _room!.Of(worker);
        float* strip = room.First, items = room.Second, products = room.Third;
        nint depth = MinimalFiltering.AllGradientItems * _plan.Outputs;
        for (int tile = part.Tile; tile < part.TileEnd;)
        {
            TilePiece piece = _plan.InputTiles.Piece(tile, part.TileEnd, PieceTiles);
            TransformGradient(piece, strip, items + (tile - part.Tile) * depth, depth);
            tile += piece.Count;
        }

        nint filters = 0;
        int item = 0;
        for (int phase = 0; phase < 4; phase++)
        {
            int rowPoints = FilteringPlan.PhasePoints(phase >> 1), columnPoints = FilteringPlan.PhasePoints(phase & 1), points = rowPoints * columnPoints;
            for (int panel = part.Panel; panel < part.PanelEnd; panel++)
            {
                float* right = _turned!.Pointer + (panel * MinimalFiltering.AllItems * (nint)_plan.Outputs + filters) * _path.Columns;
                for (int first = part.Tile; first < part.TileEnd; first += _path.Rows)
                {
                    MultiplyPhase(items + (first - part.Tile) * depth, depth, right, _plan.GradientItems.Pointer + item, points, products);
                    WriteInputGradient(first, Math.Min(first + _path.Rows, part.TileEnd), panel, phase, (rowPoints, columnPoints), products);
                }
            }

            filters += points * _plan.Outputs;
            item += points;
        }
    }

    private void TransformGradient(TilePiece piece, float* strip, float* items, nint tileStride)
    {
        int columns = 2 * piece.Count + 2, before = 2 - _plan.Origin / 2;
        OutputGradientRows.ReadWindow(piece.Image, 2 * piece.Row - before, 2 * piece.Column - before, GradientRows, columns, strip, _plan.Outputs);
        for (int i = 0; i < piece.Count; i++)
        {
            _path.Filtering.Gradient(
                strip + 2 * i * _plan.Outputs, columns * _plan.Outputs, _plan.Outputs, _plan.Outputs / _path.Width, items + i * tileStride, _plan.Outputs);
        }
    }

    private void MultiplyPhase(float* items, nint depth, float* filters, int* itemOfPoint, int points, float* products)
    {
        TileArguments tile;
        tile.Offsets = _plan.Counting.Pointer;
        tile.Depth = _plan.Outputs;
        tile.RightStride = _path.Columns;
        tile.Bias = null;
        tile.Accumulate = false;
        tile.Right = filters;
        StartRows(&tile, items + itemOfPoint[0] * _plan.Outputs, depth, products);
        for (int point = 0; point < points; point++)
        {
            _path.Multiply(&tile);
            tile.Right += _plan.Outputs * _path.Columns;
            if (point + 1 < points)
                tile.Advance((itemOfPoint[point + 1] - itemOfPoint[point]) * _plan.Outputs, _path.Rows * _path.Columns);
        }
    }

    [SkipLocalsInit]
    private void WriteInputGradient(int tile, int end, int panel, int phase, (int Row, int Column) points, float* products)
    {
        int columns = _path.Columns, channels = InputShape.Channels, channel = panel * columns, used = Math.Min(columns, channels - channel);
        nint pointStride = _path.Rows * columns;
        float* edge = stackalloc float[4 * TileArguments.MaximumColumns];
        while (tile < end)
        {
            TilePiece piece = _plan.InputTiles.Piece(tile, end, PieceTiles);
            int shift = _plan.Origin - _layer.Padding, row = 4 * piece.Row + shift + (phase >> 1), column = 4 * piece.Column + shift + (phase & 1);
            for (int i = 0; i < piece.Count; i++, products += columns, column += 4)
            {
                bool whole = used == columns && row >= 0 && row + 2 < InputShape.Height && column >= 0 && column + 2 < InputShape.Width;
                float* place = InputGradient!.Data + InputGradient.Offset(piece.Image, row, column) + channel;
                float* upper = whole ? place : edge, lower = whole ? place + 2 * InputGradient.RowStride : edge + 2 * columns;
                _path.Filtering.Output(products, pointStride, points.Row, points.Column, null, upper, lower, whole ? 2 * channels : columns);
                for (int p = whole ? 4 : 0; p < 4; p++)
                {
                    int y = row + 2 * (p >> 1), x = column + 2 * (p & 1);
                    if (y < 0 || y >= InputShape.Height || x < 0 || x >= InputShape.Width)
                        continue;
                    new ReadOnlySpan<float>(edge + p * columns, used)
                        .CopyTo(new Span<float>(InputGradient.Data + InputGradient.Offset(piece.Image, y, x) + channel, used));
                }
            }

            tile += piece.Count;
        }
    }
}
