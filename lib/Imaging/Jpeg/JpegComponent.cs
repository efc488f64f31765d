namespace FerLib.Imaging.Jpeg;

/// <summary>One component of a frame (grey, or Y, Cb, Cr): its sampling, and its samples once they are decoded.</summary>
internal sealed class JpegComponent(int id, int horizontal, int vertical, int quantizationTable)
{
    /// <summary>The identifier by which scans name the component.</summary>
    public int Id { get; } = id;

    /// <summary>Horizontal sampling factor, 1..4.</summary>
    public int Horizontal { get; } = horizontal;

    /// <summary>Vertical sampling factor, 1..4.</summary>
    public int Vertical { get; } = vertical;

    /// <summary>Which quantization table, 0..3.</summary>
    public int QuantizationTable { get; } = quantizationTable;

    /// <summary>Columns of samples that count.</summary>
    public int Width { get; private set; }

    /// <summary>Rows of samples that count.</summary>
    public int Height { get; private set; }

    /// <summary>Bytes from a row of <see cref="Samples"/> to the next: whole MCUs.</summary>
    public int Stride { get; private set; }

    /// <summary>Rows of <see cref="Samples"/>: whole MCUs.</summary>
    public int Rows { get; private set; }

    /// <summary>The decoded samples, 0..255, rows of <see cref="Stride"/> bytes; empty before <see cref="Allocate"/>.</summary>
    public byte[] Samples { get; private set; } = [];

    /// <summary>Whether a scan has brought the component.</summary>
    public bool IsDecoded => Samples.Length > 0;

    /// <summary>Derives the component's size from the frame's.</summary>
    public void SetSize(JpegFrame frame)
    {
        Width = (frame.Width * Horizontal + frame.MostHorizontal - 1) / frame.MostHorizontal;
        Height = (frame.Height * Vertical + frame.MostVertical - 1) / frame.MostVertical;
        Stride = frame.McuColumns * Horizontal * 8;
        Rows = frame.McuRows * Vertical * 8;
    }

    /// <summary>Makes room for the samples.</summary>
    public void Allocate() => Samples = new byte[Stride * Rows];
}
