using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Interop;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>The formats that ImageSharp adds, and the choice of the decoder.</summary>
[Collection(nameof(EnvironmentCollection))]
public sealed class ImageSharpFormatsTests
{
    // Of lossless formats there is nothing to round.
    private const int Exact = 0;

    [Theory]
    [InlineData("WebP")]
    [InlineData("QOI")]
    public void Decode_FormatThatOursDoNotRead_GoesToImageSharp(string format)
    {
        Image expected = FormulaPicture.Create(19, 11, 3);
        byte[] file = SharpPictures.Encode(format, expected);
        Image image = ImageFile.Decode(file, "named.png");
        Assert.Equal((19, 11, 3), (image.Width, image.Height, image.Channels));
        Assert.Equal(Exact, expected.Pixels.Zip(image.Pixels, (a, b) => Math.Abs(a - b)).Max());
        Assert.Contains(format, ImageFile.Formats);
        Assert.True(ImageFile.Recognizes(file.AsSpan(0, 64)));
    }

    [Theory]
    [InlineData("WebP")]
    [InlineData("QOI")]
    public void Decode_AlphaOfAddedFormats_IsComposedOnWhite(string format)
    {
        var expected = new Image(2, 1, 3, [132, 137, 142, 10, 20, 30]); // 10 20 30 with alpha 128, and with 255
        Assert.Equal(expected.Pixels, ImageFile.Decode(SharpPictures.Encode(format, new Image(2, 1, 3, [10, 20, 30, 10, 20, 30]), 128), "x").Pixels);
    }

    [Theory]
    [InlineData("WebP")]
    [InlineData("QOI")]
    public void Decode_AddedFormatsCutShortOrTooLarge_AreErrors(string format)
    {
        byte[] file = SharpPictures.Encode(format, FormulaPicture.Create(19, 11, 3));
        for (int length = 12; length < file.Length * 9 / 10; length += 1 + length / 20)
            Assert.Equal("x", Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file.AsMemory(0, length), "x")).File);
        var options = new DecoderOptions { MaximumPixels = 19 * 11 - 1 };
        Assert.Contains("the limit is 208 pixels", Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file, "x", options)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_LossyWebP_IsNearThePicture()
    {
        // Lossy, over a smooth picture: measured 2.0 on average.
        const double mostMean = 4;
        var smooth = new Image(64, 48, 3, [.. Enumerable.Range(0, 64 * 48).SelectMany(i => new[] { (byte)(i % 64 * 3), (byte)(i / 64 * 4), (byte)90 })]);
        Image image = ImageFile.Decode(SharpPictures.Encode("WebP", smooth, lossy: true), "x.webp");
        Assert.InRange(PictureDifference.Mean(smooth, image), 0, mostMean);
    }

    [Fact]
    public void Read_FolderWithAddedFormats_TakesThemAsPictures()
    {
        string root = Directory.CreateTempSubdirectory("FerLib").FullName;
        try
        {
            foreach ((string name, string format) in new[] { ("happy/001_1.webp", "WebP"), ("sad/001_2.QOI", "QOI"), ("happy/002_1.face", "QOI"), ("sad/002_2.webp", "WebP") })
            {
                Directory.CreateDirectory(Path.Combine(root, Path.GetDirectoryName(name)!));
                // One picture in two classes would be a contradiction.
                int width = name.StartsWith("sad", StringComparison.Ordinal) ? 10 : 9;
                File.WriteAllBytes(Path.Combine(root, name), SharpPictures.Encode(format, FormulaPicture.Create(width, 9, 3)));
            }

            Manifest manifest = new FolderReader().Read(root, new ReaderOptions());
            Assert.Empty(manifest.Quarantine);
            Assert.Equal(4, manifest.Samples.Count);
            PictureSurvey survey = PictureSurvey.Of(manifest, token: TestContext.Current.CancellationToken);
            Assert.Equal(["QOI", "QOI", "WebP", "WebP"], survey.Pictures.Select(picture => picture.Format).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Decode_FormatThatBothRead_IsOursUnlessTheVariableSaysOtherwise()
    {
        byte[] file = JpegCase.Named("420").File; // the two upsample chroma differently
        byte[] ours = new JpegDecoder().Decode(file, "x").Pixels, theirs = new ImageSharpDecoder().Decode(file, "x").Pixels;
        Assert.NotEqual(ours, theirs);
        Assert.Equal(ours, DecodeWith(null, file));
        Assert.Equal(ours, DecodeWith("ferlib", file));
        Assert.Equal(theirs, DecodeWith("ImageSharp", file));
        var error = Assert.Throws<ImageFormatException>(() => DecodeWith("magick", file));
        Assert.Equal("x: byte 0: FER_Decoder is \"magick\", expected ferlib or imagesharp; set one of them, or none for ferlib.", error.Message);
        // PAM is a format that only ours knows, to refuse it by name.
        Assert.Contains("PAM", Assert.Throws<ImageFormatException>(() => DecodeWith("imagesharp", [.. "P7\nWIDTH 1\n"u8])).Reason, StringComparison.Ordinal);
    }

    private static byte[] DecodeWith(string? name, byte[] file)
    {
        Environment.SetEnvironmentVariable(ImageFile.DecoderVariable, name);
        try
        {
            return ImageFile.Decode(file, "x").Pixels;
        }
        finally
        {
            Environment.SetEnvironmentVariable(ImageFile.DecoderVariable, null);
        }
    }
}
