using FerLib.Imaging.Lzw;

namespace FerLib.Imaging.Tiff;

/// <summary>The compressions of TIFF: those that are read, and the names of the others.</summary>
internal static class TiffCompression
{
    public const int None = 1;
    public const int Lzw = 5;
    public const int Deflate = 8;
    public const int PackBits = 32773;
    public const int OldDeflate = 32946;

    /// <summary>Reads the field.</summary>
    /// <exception cref="ImageFormatException">It names a compression that is not read here.</exception>
    public static int Read(EncodedFile file, TiffDirectory directory)
    {
        long compression = directory.Value(TiffTag.Compression, None);
        if (compression is None or Lzw or Deflate or PackBits or OldDeflate)
            return (int)compression;
        throw file.Error(
            directory.OffsetOf(TiffTag.Compression),
            $"TIFF compression {compression} ({NameOf(compression)}) is not supported; "
            + "save it with LZW (tiffcp -c lzw in.tif out.tif), uncompressed, or as PNG");
    }

    /// <summary>Whether the Predictor field belongs to it; with the others the field has no meaning.</summary>
    public static bool HasPredictor(int compression) => compression is Lzw or Deflate or OldDeflate;

    /// <summary>The most bytes that one compressed byte expands to.</summary>
    public static int MostExpansion(int compression) => compression switch
    {
        None => 1,
        PackBits => TiffPackBitsStream.MostExpansion,
        Lzw => LzwStream.MostExpansion,
        _ => 1032, // deflate: a match of 258 bytes in two bits
    };

    private static string NameOf(long compression) => compression switch
    {
        2 => "CCITT modified Huffman",
        3 => "CCITT group 3 fax",
        4 => "CCITT group 4 fax",
        6 => "old-style JPEG",
        7 => "JPEG",
        9 or 10 => "JBIG",
        32766 => "NeXT",
        32771 => "CCITT modified Huffman in words",
        32809 => "ThunderScan",
        34661 => "JBIG",
        34676 or 34677 => "SGI LogLuv",
        34712 => "JPEG 2000",
        34887 => "LERC",
        34925 => "LZMA",
        50000 => "Zstandard",
        50001 => "WebP",
        50002 or 52546 => "JPEG XL",
        _ => "unknown",
    };
}
