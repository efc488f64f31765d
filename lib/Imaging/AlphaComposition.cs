namespace FerLib.Imaging;

/// <summary>Reduction to 8 bits and composition on white, the same for every format.</summary>
internal static class AlphaComposition
{
    /// <summary>16 bits to 8, the nearest of v / 257, as libpng's png_set_scale_16: (v * 255 + 32895) >> 16.</summary>
    public static byte Reduce16(int value) => (byte)((value * 255 + 32895) >> 16);

    /// <summary>A sample over white: (v * alpha + 255 * (255 - alpha)) / 255, rounded to nearest (there are no ties).</summary>
    public static byte OnWhite(int value, int alpha) => (byte)((value * alpha + 255 * (255 - alpha) + 127) / 255);

    /// <summary>A sample that is multiplied by its alpha already, over white: v + 255 - alpha, at most 255.</summary>
    public static byte PremultipliedOnWhite(int value, int alpha) => (byte)Math.Min(255, value + 255 - alpha);
}
