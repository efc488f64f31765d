namespace FerLib.Imaging.Jpeg;

/// <summary>The second bytes of JPEG markers (the first is 0xFF), and what the frames that are not read are called.</summary>
/// <remarks>Source: ITU-T T.81, table B.1.</remarks>
internal static class JpegMarker
{
    public const int BaselineFrame = 0xC0;
    public const int ExtendedFrame = 0xC1;
    public const int ProgressiveFrame = 0xC2;
    public const int HuffmanTables = 0xC4;
    public const int Restart0 = 0xD0;
    public const int Restart7 = 0xD7;
    public const int StartOfImage = 0xD8;
    public const int EndOfImage = 0xD9;
    public const int StartOfScan = 0xDA;
    public const int QuantizationTables = 0xDB;
    public const int RestartInterval = 0xDD;
    public const int HierarchicalProgression = 0xDE;
    public const int Jfif = 0xE0;
    public const int Exif = 0xE1;
    public const int Adobe = 0xEE;
    public const int Temporary = 0x01;

    /// <summary>Whether the marker stands alone, without a length and data.</summary>
    public static bool IsBare(int marker) => marker is Temporary or (>= Restart0 and <= EndOfImage);

    /// <summary>The name of a coding process that is not read, or null for a marker that is no such thing.</summary>
    public static string? RefusedProcess(int marker) => marker switch
    {
        0xC3 => "lossless",
        0xC5 or 0xC6 or 0xC7 or HierarchicalProgression => "hierarchical",
        0xC9 or 0xCA or 0xCB or 0xCD or 0xCE or 0xCF => "arithmetic-coded",
        _ => null,
    };
}
