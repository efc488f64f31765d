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
        int item = 0, shift = _plan.Origin - _layer.Padding;
        for (int phase = 0; phase < 4; phase++)
        {
            int rowPoints = FilteringPlan.PhasePoints(phase >> 1), columnPoints = FilteringPlan.PhasePoints(phase & 1), points = rowPoints * columnPoints;
            var squares = new Squares(
                InputGradient!, _plan.InputTiles, 2, (shift + (phase >> 1), shift + (phase & 1)), (rowPoints, columnPoints), null);
            for (int panel = part.Panel; panel < part.PanelEnd; panel++)
            {
                float* right = _turned!.Pointer + (panel * MinimalFiltering.AllItems * (nint)_plan.Outputs + filters) * _path.Columns;
                for (int first = part.Tile; first < part.TileEnd; first += _path.Rows)
                {
                    MultiplyPhase(items + (first - part.Tile) * depth, depth, right, _plan.GradientItems.Pointer + item, points, products);
                    WriteSquares(squares, first, Math.Min(first + _path.Rows, part.TileEnd), panel, products);
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
}
