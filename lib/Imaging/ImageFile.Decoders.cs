namespace FerLib.Imaging;

/// <content>Which decoder reads a file.</content>
public static partial class ImageFile
{
    /// <summary>
    /// The environment variable that names the decoder to ask first, one of <see cref="DecoderNames"/>; case does not matter, not set is
    /// <c>ferlib</c>. A file that the named decoder does not recognize goes to the others.
    /// </summary>
    public const string DecoderVariable = "FER_Decoder";

    private const string OwnName = "ferlib";

    /// <summary>The decoder that is asked first: one of <see cref="DecoderNames"/>, or what else <see cref="DecoderVariable"/> is.</summary>
    public static string DecoderName => NameOf(Environment.GetEnvironmentVariable(DecoderVariable));

    /// <summary>The decoder for a file; null when no decoder recognizes it.</summary>
    /// <param name="start">The file's first bytes.</param>
    /// <param name="file">Its name, for messages only.</param>
    /// <param name="chosen">The name of the decoder to ask first.</param>
    /// <exception cref="ImageFormatException">The name is that of no decoder of this build.</exception>
    internal static IImageDecoder? DecoderFor(ReadOnlySpan<byte> start, string file, string chosen)
    {
        if (!DecoderNames.Contains(chosen, StringComparer.Ordinal))
            throw new ImageFormatException(file, 0, WrongName(chosen));
        foreach (OptionalDecoder optional in OptionalDecoders)
        {
            if (optional.Name == chosen && optional.Recognizes(start))
                return optional.Decoder;
        }

        foreach ((FormatRecognition recognizes, IImageDecoder decoder) in OwnDecoders)
        {
            if (recognizes(start))
                return decoder;
        }

        foreach (OptionalDecoder optional in OptionalDecoders)
        {
            if (optional.Recognizes(start))
                return optional.Decoder;
        }

        return null;
    }

    /// <summary>The name that a value of <see cref="DecoderVariable"/> stands for.</summary>
    internal static string NameOf(string? value) => string.IsNullOrWhiteSpace(value) ? OwnName : value.Trim().ToLowerInvariant();

    private static IImageDecoder? DecoderFor(ReadOnlySpan<byte> start, string file) => DecoderFor(start, file, DecoderName);

    private static OptionalDecoder[] FindOptionalDecoders()
    {
        var decoders = new List<OptionalDecoder>();
        AddOptionalDecoders(decoders);
        return [.. decoders];
    }

    private static string WrongName(string name) => OptionalDecoders.Length > 0
        ? $"{DecoderVariable} is \"{name}\", expected {string.Join(" or ", DecoderNames)}; set one of them, or none for {OwnName}"
        : $"{DecoderVariable} is \"{name}\", expected {OwnName}, the only decoder of this build; unset it, "
            + "or add -p:FerStack=cpu to the command: the full stack has others (see environment.md)";

    /// <summary>The hook of the optional packages: without them there is no such method, and nothing is added.</summary>
    static partial void AddOptionalDecoders(List<OptionalDecoder> decoders);
}
