namespace FerLib.Imaging.Tiff;

/// <summary>A strip or a tile: a rectangle of the picture that is stored, and compressed, on its own.</summary>
/// <param name="X">Its first column.</param>
/// <param name="Y">Its first row.</param>
/// <param name="Rows">Its rows inside the picture.</param>
/// <param name="Plane">The sample it holds when planar, else 0.</param>
/// <param name="Offset">Where its bytes are in the file.</param>
/// <param name="Bytes">How many bytes it has in the file.</param>
internal readonly record struct TiffChunk(int X, int Y, int Rows, int Plane, int Offset, int Bytes);
