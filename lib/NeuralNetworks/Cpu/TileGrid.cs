namespace FerLib.NeuralNetworks.Cpu;

/// <summary>The tiles of a batch of maps, numbered image by image and row by row.</summary>
internal readonly struct TileGrid(int rows, int columns)
{
    /// <summary>Tiles of one image.</summary>
    public int PerImage { get; } = rows * columns;

    /// <summary>The longest piece from a tile on that lies in one row of tiles, at most <paramref name="longest"/> long.</summary>
    /// <param name="tile">The first tile.</param>
    /// <param name="end">Behind the last tile that may take part.</param>
    /// <param name="longest">Most tiles.</param>
    public TilePiece Piece(int tile, int end, int longest)
    {
        int rest = tile % PerImage, column = rest % columns;
        return new TilePiece(tile / PerImage, rest / columns, column, Math.Min(Math.Min(end - tile, columns - column), longest));
    }
}
