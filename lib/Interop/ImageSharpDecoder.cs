using FerLib.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.PixelFormats;
using Image = FerLib.Imaging.Image;
using ImageFormatException = FerLib.Imaging.ImageFormatException;
using SharpImage = SixLabors.ImageSharp.Image;
using SharpOptions = SixLabors.ImageSharp.Formats.DecoderOptions;

namespace FerLib.Interop;

/// <summary>Reads PNG, JPEG, TIFF, BMP, PNM, GIF, WebP and QOI through ImageSharp: more formats, and a second opinion on ours.</summary>
/// <remarks>
/// <para>The first frame is read. Grey files give a grey picture (grey PNG, JPEG, TIFF and PNM; BMP and GIF with a palette of greys),
/// all others red-green-blue. Alpha is composed on white and 16 bits become 8 as in the decoders of <c>lib/Imaging</c>; the orientation of
/// JPEG, TIFF and WebP is applied, color profiles are not. Pictures are never reduced
/// (<see cref="Imaging.DecoderOptions.LeastWidth"/> is not used).</para>
/// <para>Against our decoders: the same pixels, but for JPEG (another inverse transform, and chroma that is repeated instead of
/// interpolated) and for alpha that was multiplied in. What ImageSharp 3.1.12 reads wrongly is refused by name, and so is TIFF with CCITT
/// compression. Files that end too early are refused, too; damage within compressed data may still give a picture.</para>
/// <para>Memory: besides the file, a copy of it and 3 bytes a pixel, ImageSharp's buffers, which are held to 32 bytes a pixel, 4 bytes a
/// byte of the file and 4 MiB; the limit of pixels holds before pixels are allocated. A size that the bytes there are cannot hold is
/// refused; only WebP may have any size in a few bytes, and takes its time for it. Where ImageSharp does not tell the byte at which it
/// stopped, the error says 0.</para>
/// </remarks>
public sealed partial class ImageSharpDecoder : Imaging.IImageDecoder
{
    // Buffers of ImageSharp's own, whatever the file.
    private const long FixedBytes = 4 << 20;

    // Eight for a pixel with four samples of 16 bits, and room for what formats keep beside it (coefficients, planes, alpha).
    private const long BytesAPixel = 32;

    private const long BytesAFileByte = 4;

    /// <inheritdoc/>
    public IReadOnlyList<string> Formats { get; } = [.. ImageSharpFormat.All.Select(format => format.Name)];

    /// <summary>Whether the bytes begin as a file of one of the <see cref="Formats"/> does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => ImageSharpFormat.Of(bytes) is not null;

    /// <inheritdoc/>
    public Image Decode(ReadOnlyMemory<byte> bytes, string file, Imaging.DecoderOptions? options = null)
    {
        var input = new EncodedFile(bytes, file, options);
        if (bytes.IsEmpty)
            throw input.Error(0, "the file is empty");
        ImageSharpFormat format = ImageSharpFormat.Of(bytes.Span)
            ?? throw input.Error(0, $"the file does not begin as one of {string.Join(", ", Formats)}; convert it to PNG");
        ImageSharpLayout layout = format.Examine(input);
        try
        {
            return Decode(input, format, layout);
        }
        // ImageSharp answers damage with its own exceptions, but also with those of an index, a cast or an empty reference.
        catch (Exception exception) when (exception is not ImageFormatException)
        {
            string message = exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
            throw input.Error(
                0, $"ImageSharp cannot read this {format.Name} file: {message}; get the file again, or convert it to PNG", exception);
        }
    }

    private static Image Decode(EncodedFile input, ImageSharpFormat format, ImageSharpLayout layout)
    {
        using var stream = new MemoryStream(input.Memory.ToArray(), writable: false);
        long memory = FixedBytes + BytesAFileByte * input.Length;
        ImageInfo info = SharpImage.Identify(OptionsFor(format, memory), stream);
        input.CheckSize(info.Width, info.Height, layout.Channels, 0);
        if (format.Name == "TIFF")
            RefuseCcitt(input, info);
        stream.Position = 0;
        SharpOptions options = OptionsFor(format, memory + BytesAPixel * info.Width * info.Height);
        if (layout.IsDeep)
        {
            using Image<Rgba64> deep = SharpImage.Load<Rgba64>(options, stream);
            return Compose(input, deep, layout);
        }

        using Image<Rgba32> image = Load(format, options, stream);
        return Compose(input, image, layout);
    }

    private static Image<Rgba32> Load(ImageSharpFormat format, SharpOptions options, Stream stream)
    {
        // Pixels that run lengths pass over have index 0, as in our decoder.
        return format.Name == "BMP"
            ? SixLabors.ImageSharp.Formats.Bmp.BmpDecoder.Instance.Decode<Rgba32>(
                new BmpDecoderOptions { GeneralOptions = options, RleSkippedPixelHandling = RleSkippedPixelHandling.FirstColorOfPalette },
                stream)
            : SharpImage.Load<Rgba32>(options, stream);
    }

    /// <summary>The same by ImageSharp's own reading of the directories, which is the one that it decodes by.</summary>
    private static void RefuseCcitt(EncodedFile input, ImageInfo info)
    {
        foreach (SixLabors.ImageSharp.Metadata.ImageFrameMetadata frame in info.FrameMetadataCollection)
        {
            if (frame.GetTiffMetadata().Compression is TiffCompression.Ccitt1D or TiffCompression.CcittGroup3Fax or TiffCompression.CcittGroup4Fax)
                throw input.Error(0, ImageSharpExamination.Ccitt((long)frame.GetTiffMetadata().Compression!.Value));
        }
    }

    private static SharpOptions OptionsFor(ImageSharpFormat format, long memory) => new()
    {
        MaxFrames = 1,
        Configuration = new Configuration(format.Module) { MaxDegreeOfParallelism = 1, MemoryAllocator = new ImageSharpMemory(memory) },
    };
}
