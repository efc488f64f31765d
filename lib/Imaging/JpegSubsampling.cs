namespace FerLib.Imaging;

/// <summary>How many pixels share a sample of color in a JPEG file; brightness always has one sample a pixel.</summary>
public enum JpegSubsampling
{
    /// <summary>4:2:0: 2 x 2 pixels share a color.</summary>
    Chroma420,

    /// <summary>4:2:2: two pixels side by side share a color.</summary>
    Chroma422,

    /// <summary>4:4:4: every pixel has its color.</summary>
    Chroma444,
}
