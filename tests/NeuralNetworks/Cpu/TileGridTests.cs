using FerLib.NeuralNetworks.Cpu;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Cpu;

public sealed class TileGridTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 5)]
    [InlineData(4, 7, 3)]
    [InlineData(2, 12, 12)]
    public void Piece_FromAnyTileToAnyEnd_CoversTheTilesInOrderWithinRows(int rows, int columns, int longest)
    {
        const int Images = 3;
        var grid = new TileGrid(rows, columns);
        Assert.Equal(rows * columns, grid.PerImage);
        int all = Images * grid.PerImage;
        for (int begin = 0; begin < all; begin++)
        {
            for (int end = begin + 1; end <= all; end++)
            {
                for (int tile = begin; tile < end;)
                {
                    TilePiece piece = grid.Piece(tile, end, longest);
                    Assert.Equal(tile, (piece.Image * rows + piece.Row) * columns + piece.Column);
                    Assert.InRange(piece.Row, 0, rows - 1);
                    Assert.InRange(piece.Column, 0, columns - 1);
                    // As long as the three allow: the row's end, the last tile, the longest piece.
                    Assert.Equal(new[] { columns - piece.Column, end - tile, longest }.Min(), piece.Count);
                    tile += piece.Count;
                }
            }
        }
    }
}
