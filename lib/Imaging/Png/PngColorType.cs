namespace FerLib.Imaging.Png;

/// <summary>The color types of the IHDR chunk, by their numbers in the file.</summary>
internal enum PngColorType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}
