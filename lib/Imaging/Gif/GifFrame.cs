namespace FerLib.Imaging.Gif;

/// <summary>The first frame of a GIF file: where it lies on the screen, its colors and its compressed data.</summary>
/// <param name="ScreenWidth">Columns of the whole picture.</param>
/// <param name="ScreenHeight">Rows of the whole picture.</param>
/// <param name="X">The frame's first column on the screen.</param>
/// <param name="Y">The frame's first row on the screen.</param>
/// <param name="Width">The frame's columns.</param>
/// <param name="Height">The frame's rows.</param>
/// <param name="IsInterlaced">Whether its rows are stored in four passes.</param>
/// <param name="Colors">Its color table, the transparent color white.</param>
/// <param name="RootBits">Bits of an index in the LZW data, 2 to 8.</param>
/// <param name="DataOffset">Where the LZW data begin in the file.</param>
/// <param name="Data">The LZW data, out of their blocks.</param>
internal sealed record GifFrame(
    int ScreenWidth,
    int ScreenHeight,
    int X,
    int Y,
    int Width,
    int Height,
    bool IsInterlaced,
    ColorTable Colors,
    int RootBits,
    int DataOffset,
    ReadOnlyMemory<byte> Data);
