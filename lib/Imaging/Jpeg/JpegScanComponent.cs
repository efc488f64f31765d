namespace FerLib.Imaging.Jpeg;

/// <summary>A component in a scan: its tables, and the DC value from which the next one differs.</summary>
internal sealed class JpegScanComponent(JpegComponent component, JpegHuffmanTable dcTable, JpegHuffmanTable acTable)
{
    public JpegComponent Component { get; } = component;

    public JpegHuffmanTable DcTable { get; } = dcTable;

    public JpegHuffmanTable AcTable { get; } = acTable;

    /// <summary>The DC coefficient of the block before, 0 after a restart.</summary>
    public int Prediction { get; set; }
}
