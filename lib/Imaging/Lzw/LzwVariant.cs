namespace FerLib.Imaging.Lzw;

/// <summary>How a format writes its LZW codes.</summary>
internal enum LzwVariant
{
    /// <summary>GIF: a code's lowest bit comes first; codes widen when the table has outgrown their width.</summary>
    Gif,

    /// <summary>TIFF: a code's highest bit comes first; codes widen one entry before the table has outgrown their width.</summary>
    Tiff,
}
