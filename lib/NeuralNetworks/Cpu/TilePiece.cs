namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Neighboring tiles in one row of tiles.</summary>
/// <param name="Image">Position in the batch.</param>
/// <param name="Row">Row of tiles.</param>
/// <param name="Column">Column of the first tile.</param>
/// <param name="Count">Tiles.</param>
internal readonly record struct TilePiece(int Image, int Row, int Column, int Count);
