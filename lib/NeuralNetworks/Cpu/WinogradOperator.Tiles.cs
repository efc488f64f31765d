using System.Runtime.CompilerServices;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>What the forward pass and the input's gradient do alike: tiles are shared among tasks, and 2 x 2 numbers written to a map.</content>
internal sealed unsafe partial class WinogradOperator
{
    private const int TasksPerThread = 4;

    private int _tiles;
    private int _tilesPerTask;
    private int _panelsPerTask;

    private static int Tasks(int units, int perTask) => (units + perTask - 1) / perTask;

    /// <summary>Floats of a strip of pixels for a piece of tiles.</summary>
    private static int StripFloats(int rows, int columnsPerTile, int columnsMore, int channels) =>
        rows * (columnsPerTile * PieceTiles + columnsMore) * channels;

    /// <summary>Shares tiles and panels among tasks, as many for each as fit, fewer where threads would have nothing to do; never changes a result.</summary>
    /// <returns>The number of tasks.</returns>
    private int Share(int tiles, int capacity, int panels)
    {
        int groups = Tasks(tiles, _path.Rows), wanted = Workers.Threads == 1 ? 1 : TasksPerThread * Workers.Threads;
        int groupsPerTask = Math.Clamp(groups / wanted, 1, capacity / _path.Rows), tasks = Tasks(groups, groupsPerTask);
        _tiles = tiles;
        _tilesPerTask = groupsPerTask * _path.Rows;
        _panelsPerTask = Tasks(panels, Math.Clamp(wanted / tasks, 1, panels));
        return tasks * Tasks(panels, _panelsPerTask);
    }

    /// <summary>What a task has of the tiles and panels that were shared.</summary>
    private Part PartOf(int task, int panels)
    {
        int parts = Tasks(panels, _panelsPerTask), tile = task / parts * _tilesPerTask, panel = task % parts * _panelsPerTask;
        return new Part(tile, Math.Min(tile + _tilesPerTask, _tiles), panel, Math.Min(panel + _panelsPerTask, panels));
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

    /// <summary>Makes numbers of the sums of some tiles and writes those that lie inside the map.</summary>
    [SkipLocalsInit]
    private void WriteSquares(Squares squares, int tile, int end, int panel, float* products)
    {
        FeatureMap map = squares.Map;
        int step = squares.Step, columns = _path.Columns, channels = map.Shape.Channels;
        int channel = panel * columns, used = Math.Min(columns, channels - channel);
        float* bias = squares.Bias == null ? null : squares.Bias + channel;
        float* edge = stackalloc float[4 * TileArguments.MaximumColumns];
        while (tile < end)
        {
            TilePiece piece = squares.Tiles.Piece(tile, end, PieceTiles);
            int row = 2 * step * piece.Row + squares.First.Row, column = 2 * step * piece.Column + squares.First.Column;
            for (int i = 0; i < piece.Count; i++, products += columns, column += 2 * step)
            {
                bool whole = used == columns && row >= 0 && row + step < map.Shape.Height && column >= 0 && column + step < map.Shape.Width;
                float* upper = whole ? map.Data + map.Offset(piece.Image, row, column) + channel : edge;
                _path.Filtering.Output(
                    products, _path.Rows * columns, squares.Points.Row, squares.Points.Column, bias,
                    upper, whole ? upper + step * map.RowStride : edge + 2 * columns, whole ? step * channels : columns);
                for (int p = whole ? 4 : 0; p < 4; p++)
                {
                    int y = row + step * (p >> 1), x = column + step * (p & 1);
                    if (y < 0 || y >= map.Shape.Height || x < 0 || x >= map.Shape.Width)
                        continue;
                    new ReadOnlySpan<float>(edge + p * columns, used)
                        .CopyTo(new Span<float>(map.Data + map.Offset(piece.Image, y, x) + channel, used));
                }
            }

            tile += piece.Count;
        }
    }

    /// <summary>Tiles and panels of one task.</summary>
    private readonly record struct Part(int Tile, int TileEnd, int Panel, int PanelEnd);

    /// <summary>Where tiles of 2 x 2 numbers go.</summary>
    /// <param name="map">The map.</param>
    /// <param name="tiles">The tiles that cover it.</param>
    /// <param name="step">Distance of a tile's numbers in rows and columns: 1, or 2 for a phase of the map.</param>
    /// <param name="first">Row and column of the first tile's first number, which may lie outside.</param>
    /// <param name="points">Points along the columns and along the rows.</param>
    /// <param name="bias">One number a channel to add, or null.</param>
    private readonly struct Squares(FeatureMap map, TileGrid tiles, int step, (int Row, int Column) first, (int Row, int Column) points, float* bias)
    {
        public FeatureMap Map { get; } = map;

        public TileGrid Tiles { get; } = tiles;

        public int Step { get; } = step;

        public (int Row, int Column) First { get; } = first;

        public (int Row, int Column) Points { get; } = points;

        public float* Bias { get; } = bias;
    }
}
