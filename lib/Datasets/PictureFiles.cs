using FerLib.Imaging;

namespace FerLib.Datasets;

/// <summary>Which file names are pictures. The content decides when a picture is opened; the name decides whether it is opened.</summary>
internal static class PictureFiles
{
    private const string AlwaysRead = ".png, .jpg, .jpeg, .jpe, .jfif, .tif, .tiff, .bmp, .dib, .gif, .pgm, .ppm, .pbm, .pnm";

    // Read where an optional decoder adds the format.
    private static readonly (string Format, string Extension)[] Optional = [("WebP", ".webp"), ("QOI", ".qoi")];

    /// <summary>The extensions, for messages.</summary>
    public static string Extensions { get; } = string.Join(
        ", ", [AlwaysRead, .. Optional.Where(entry => ImageFile.Formats.Contains(entry.Format)).Select(entry => entry.Extension)]);

    private static readonly HashSet<string> Known = new(Extensions.Split(", "), StringComparer.OrdinalIgnoreCase);

    // Pictures that no decoder here reads, where they are not known: told apart from files of other kinds, so that the message can say
    // what to do.
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        ".webp", ".qoi", ".heic", ".heif", ".avif", ".jp2", ".jxl", ".tga", ".pam", ".pfm", ".svg", ".ico", ".psd",
    };

    /// <summary>Whether the name ends as that of a picture that is read here does; case does not matter.</summary>
    public static bool HasPictureExtension(ReadOnlySpan<char> name) =>
        Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Path.GetExtension(name));

    /// <summary>
    /// Whether a file is a picture: by its extension, or, where its extension is unknown or missing, by its first bytes (the Yale Face
    /// Database names its GIF files subject01.happy).
    /// </summary>
    public static bool IsPicture(string root, string path)
    {
        if (HasPictureExtension(path))
            return true;
        return !Foreign.Contains(Path.GetExtension(path)) && ImageFile.IsPicture(Path.Combine(root, path));
    }

    /// <summary>Why a picture in another format than the published one is not a sample.</summary>
    public static string ReasonAgainstCopy(string path, string expected) =>
        $"its extension is {OneLine.Of(Path.GetExtension(path))}, expected {expected}: not the published file. " +
        "Get the original, or read the copies with folder:PATH.";

    /// <summary>Why a file that has no picture's extension is not a sample.</summary>
    public static string ReasonAgainst(string path)
    {
        string extension = Path.GetExtension(path);
        return Foreign.Contains(extension)
            ? $"a {OneLine.Of(extension)} picture, expected {Extensions}. Convert it to PNG."
            : $"not a picture by its extension, expected {Extensions}. Move it out of the data set, or give it the extension it should have.";
    }
}
