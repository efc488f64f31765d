using FerLib.Imaging;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Qoi;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;

namespace FerLib.Interop;

/// <summary>A format that ImageSharp reads: how it is told, and what is looked at before ImageSharp sees the file.</summary>
/// <param name="Name">In field terms.</param>
/// <param name="Recognizes">Whether bytes begin as a file of it does.</param>
/// <param name="Module">ImageSharp's decoder for it, the only one that it is given.</param>
/// <param name="Examine">Refuses what ImageSharp must not see or reads wrongly; gives the layout.</param>
internal sealed record ImageSharpFormat(
    string Name, FormatRecognition Recognizes, IImageFormatConfigurationModule Module, Func<EncodedFile, ImageSharpLayout> Examine)
{
    /// <summary>All formats. TGA is left out: it has no signature, so that a file's content cannot tell it.</summary>
    public static IReadOnlyList<ImageSharpFormat> All { get; } =
    [
        new("PNG", Imaging.PngDecoder.Recognizes, new PngConfigurationModule(), ImageSharpExamination.Png),
        new("JPEG", Imaging.JpegDecoder.Recognizes, new JpegConfigurationModule(), ImageSharpExamination.Jpeg),
        new("TIFF", Imaging.TiffDecoder.Recognizes, new TiffConfigurationModule(), ImageSharpExamination.Tiff),
        new("BMP", Imaging.BmpDecoder.Recognizes, new BmpConfigurationModule(), ImageSharpExamination.Bmp),
        new("PNM", IsPnm, new PbmConfigurationModule(), ImageSharpExamination.Pnm),
        new("GIF", Imaging.GifDecoder.Recognizes, new GifConfigurationModule(), ImageSharpExamination.Gif),
        new("WebP", IsWebp, new WebpConfigurationModule(), ImageSharpExamination.Webp),
        new("QOI", start => start.StartsWith("qoif"u8), new QoiConfigurationModule(), ImageSharpExamination.Qoi),
    ];

    /// <summary>The format that bytes begin as; null when it is none of them.</summary>
    public static ImageSharpFormat? Of(ReadOnlySpan<byte> start)
    {
        foreach (ImageSharpFormat format in All)
        {
            if (format.Recognizes(start))
                return format;
        }

        return null;
    }

    // PAM (P7) is the kind of PNM that ImageSharp does not read.
    private static bool IsPnm(ReadOnlySpan<byte> start) => PnmDecoder.Recognizes(start) && start[1] != '7';

    private static bool IsWebp(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8);
}
