namespace FerLib.Datasets;

/// <summary>The format of a picture's file, told by its first bytes.</summary>
internal static class PictureFormat
{
    // Signatures from the formats' specifications; TIFF and PNM have several.
    private static readonly (string Format, byte[] Start)[] Signatures =
    [
        ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]), ("TIFF", [0x49, 0x49, 0x2A, 0]), ("TIFF", [0x4D, 0x4D, 0, 0x2A]),
        ("GIF", [0x47, 0x49, 0x46, 0x38]), ("BMP", [0x42, 0x4D]), ("PNM", [0x50]), ("WebP", [0x52, 0x49, 0x46, 0x46]),
        ("QOI", [0x71, 0x6F, 0x69, 0x66]),
    ];

    /// <summary>The format's name in field terms; "other" when the first bytes are not known here.</summary>
    /// <param name="file">A file that was decoded a moment ago.</param>
    public static string Of(string file)
    {
        Span<byte> start = stackalloc byte[4];
        using FileStream stream = File.OpenRead(file);
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        foreach ((string format, byte[] signature) in Signatures)
        {
            if (start.StartsWith(signature))
                return format;
        }

        return "other";
    }
}
