namespace FerLib.Imaging;

/// <summary>Reads a picture of any known format; the format is told by the file's content, never by its name.</summary>
public static class ImageFile
{
    private const int StartBytes = 64;

    private delegate bool Recognition(ReadOnlySpan<byte> bytes);

    private static readonly (Recognition Recognizes, IImageDecoder Decoder)[] Decoders =
    [
        (PngDecoder.Recognizes, new PngDecoder()),
        (JpegDecoder.Recognizes, new JpegDecoder()),
        (TiffDecoder.Recognizes, new TiffDecoder()),
        (BmpDecoder.Recognizes, new BmpDecoder()),
        (PnmDecoder.Recognizes, new PnmDecoder()),
        (GifDecoder.Recognizes, new GifDecoder()),
    ];

    /// <summary>The formats that are read, in field terms: PNG, JPEG, TIFF, BMP, PNM, GIF.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. Decoders.SelectMany(entry => entry.Decoder.Formats)];

    /// <summary>Whether bytes begin as a file of a format that is read here does; it may still be damaged, or of a kind that is not read.</summary>
    /// <param name="start">The file's first bytes; 64 are enough.</param>
    public static bool Recognizes(ReadOnlySpan<byte> start)
    {
        foreach ((Recognition recognizes, _) in Decoders)
        {
            if (recognizes(start))
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
    /// <exception cref="ImageFormatException">The bytes are no picture of a known format, are damaged, or pass a limit.</exception>
    public static Image Decode(ReadOnlyMemory<byte> bytes, string file, DecoderOptions? options = null)
    {
        foreach ((Recognition recognizes, IImageDecoder decoder) in Decoders)
        {
            if (recognizes(bytes.Span))
                return decoder.Decode(bytes, file, options);
        }

        if (bytes.IsEmpty)
            throw new ImageFormatException(file, 0, "the file is empty");
        string start = Convert.ToHexStringLower(bytes.Span[..Math.Min(8, bytes.Length)]);
        throw new ImageFormatException(
            file,
            0,
            $"the file begins with the bytes {start}, which is no format read here ({string.Join(", ", Formats)}); convert it to PNG");
    }
}
