using FerLib.Imaging;
using FerLib.Interop;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>Damaged files give a picture or the one exception, soon, in little memory, also through ImageSharp.</summary>
public sealed class ImageSharpMutationTests
{
    private const int FilesAFormat = 2_000;
    private const long MostBytes = 256L << 20;

    // A WebP of one color may have any size in a few bytes: there the limit is what bounds time and memory.
    private const long MostPixelsOfWebP = 1 << 20;

    [Theory]
    [InlineData("PNG")]
    [InlineData("JPEG")]
    [InlineData("TIFF")]
    [InlineData("BMP")]
    [InlineData("PNM")]
    [InlineData("GIF")]
    [InlineData("WebP")]
    [InlineData("QOI")]
    public void Decode_MutatedFiles_GivesAPictureOrTheOneException(string format)
    {
        var decoder = new ImageSharpDecoder();
        DecoderOptions options = format == "WebP" ? new() { MaximumPixels = MostPixelsOfWebP } : new();
        byte[][] seeds = format is "WebP" or "QOI" ? AddedSeeds(format) : MutationTests.Seeds(format);
        MutationCampaign.Run(format, seeds, FilesAFormat, MostBytes, (file, _, _) => decoder.Decode(file, MutationCampaign.File, options));
    }

    private static byte[][] AddedSeeds(string format)
    {
        Image picture = FormulaPicture.Create(41, 29, 3);
        return format == "QOI"
            ? [SharpPictures.Encode(format, picture), SharpPictures.Encode(format, picture, 100)]
            : [SharpPictures.Encode(format, picture), SharpPictures.Encode(format, picture, 100), SharpPictures.Encode(format, picture, 100, lossy: true)];
    }
}
