namespace FerLib.Imaging.Jpeg;

/// <summary>A component of a file that is written: its samples, its sampling and its tables.</summary>
internal sealed class JpegEncoderComponent(
    JpegPlane plane, int horizontal, int vertical, byte[] quantization, JpegHuffmanCode dc, JpegHuffmanCode ac)
{
    public JpegPlane Plane { get; } = plane;

    /// <summary>Blocks side by side in an MCU.</summary>
    public int Horizontal { get; } = horizontal;

    /// <summary>Blocks one above the other in an MCU.</summary>
    public int Vertical { get; } = vertical;

    /// <summary>64 quantization factors times 8 (the scale of <see cref="JpegForwardDct"/>), row-major.</summary>
    public float[] Divisors { get; } = Array.ConvertAll(quantization, factor => 8f * factor);

    public JpegHuffmanCode Dc { get; } = dc;

    public JpegHuffmanCode Ac { get; } = ac;

    /// <summary>The DC coefficient of the block before.</summary>
    public int Prediction { get; set; }
}
