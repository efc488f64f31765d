namespace FerLib.Imaging.Bmp;

/// <summary>How a BMP file's pixels are written: the numbers of the Windows headers.</summary>
internal enum BmpCompression
{
    None = 0,
    RunLength8 = 1,
    RunLength4 = 2,
    BitFields = 3,
    Jpeg = 4,
    Png = 5,
    AlphaBitFields = 6,
}
