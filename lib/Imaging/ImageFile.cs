namespace FerLib.Imaging;

/// <summary>Reads a picture of any known format; the format is told by the file's content, never by its name.</summary>
/// <remarks>
/// The decoders of this room come first, so that every build gives the same pixels; an optional decoder (<c>lib/Interop</c>) adds the
/// formats that they do not read. The environment variable <c>FER_Decoder</c> (<see cref="DecoderVariable"/>) names the decoder that
/// comes first instead.
/// </remarks>
public static partial class ImageFile
{
    private const int StartBytes = 64;

    private static readonly (FormatRecognition Recognizes, IImageDecoder Decoder)[] OwnDecoders =
    [
        (PngDecoder.Recognizes, new PngDecoder()),
        (JpegDecoder.Recognizes, new JpegDecoder()),
        (TiffDecoder.Recognizes, new TiffDecoder()),
        (BmpDecoder.Recognizes, new BmpDecoder()),
        (PnmDecoder.Recognizes, new PnmDecoder()),
        (GifDecoder.Recognizes, new GifDecoder()),
    ];

    // After the decoders above: fields are set in the order in which they are written.
    private static readonly OptionalDecoder[] OptionalDecoders = FindOptionalDecoders();

    /// <summary>The formats that are read, in field terms: PNG, JPEG, TIFF, BMP, PNM, GIF, and those that optional decoders add.</summary>
    public static IReadOnlyList<string> Formats { get; } =
    [
        .. OwnDecoders.SelectMany(entry => entry.Decoder.Formats)
            .Concat(OptionalDecoders.SelectMany(entry => entry.Decoder.Formats)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The values that <see cref="DecoderVariable"/> may have in this build: <c>ferlib</c>, and the names of optional decoders.</summary>
    public static IReadOnlyList<string> DecoderNames { get; } = [OwnName, .. OptionalDecoders.Select(optional => optional.Name)];

    /// <summary>Whether bytes begin as a file of a format that is read here does; it may still be damaged, or of a kind that is not read.</summary>
    /// <param name="start">The file's first bytes; 64 are enough.</param>
    public static bool Recognizes(ReadOnlySpan<byte> start)
    {
        foreach ((FormatRecognition recognizes, _) in OwnDecoders)
        {
            if (recognizes(start))
                return true;
        }

        foreach (OptionalDecoder optional in OptionalDecoders)
        {
            if (optional.Recognizes(start))
                return true;
        }

        return false;
    }

    /// <summary>Whether a file on the disk begins as one of a format that is read here does; false also when it cannot be read.</summary>
    /// <param name="path">The file.</param>
    public static bool IsPicture(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (LengthOf(path) == 0)
                return false;
            using FileStream file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[StartBytes];
            return Recognizes(start[..file.ReadAtLeast(start, StartBytes, throwOnEndOfStream: false)]);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits; the defaults when null.</param>
    /// <returns>A grey or red-green-blue picture, 0..255, alpha composed on white, orientation applied.</returns>
    /// <exception cref="ImageFormatException">The file cannot be read (offset 0), or <see cref="Decode"/> refuses it.</exception>
    public static Image Load(string path, DecoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] bytes;
        try
        {
            // A pipe or a device has no length, and reading one may never end: it is never opened.
            if (LengthOf(path) == 0)
                throw new ImageFormatException(path, 0, "the file is empty, or a pipe or a device");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ImageFormatException(path, 0, "the file cannot be read: " + exception.Message.TrimEnd('.'), exception);
        }

        return Decode(bytes, path, options);
    }

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true))?.Length ?? 0;
    }

    /// <summary>Decodes a whole file that is in memory.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name, for messages only.</param>
    /// <param name="options">Limits; the defaults when null.</param>
    /// <returns>A grey or red-green-blue picture, 0..255, alpha composed on white, orientation applied.</returns>
    /// <exception cref="ImageFormatException">
    /// The bytes are no picture of a known format, are damaged, or pass a limit; or FER_Decoder names no decoder of this build.
    /// </exception>
    public static Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        if (DecoderFor(bytes.Span, file) is { } decoder)
            return decoder.Decode(bytes, file, options);
        if (bytes.IsEmpty)
            throw new ImageFormatException(file, 0, "the file is empty");
        string start = Convert.ToHexStringLower(bytes.Span[..Math.Min(8, bytes.Length)]);
        throw new ImageFormatException(
            file,
            0,
            $"the file begins with the bytes {start}, which is no format read here ({string.Join(", ", Formats)}); convert it to PNG");
    }
}
