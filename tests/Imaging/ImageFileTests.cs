using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class ImageFileTests
{
    [Fact]
    public void Decode_AnyFormat_IsToldByContent()
    {
        Image image = FormulaPicture.Create(5, 4, 3);
        Assert.Equal(image.Pixels, ImageFile.Decode(PngEncoder.Encode(image), "wrong.jpg").Pixels);
        Assert.Equal(image.Pixels, ImageFile.Decode(TiffEncoder.Encode(image), "wrong.png").Pixels);
        Assert.Equal(new byte[] { 7 }, ImageFile.Decode("P2 1 1 255 7"u8.ToArray(), "wrong.gif").Pixels);
        Assert.Equal(new byte[] { 1, 2, 3 }, ImageFile.Decode(new BmpVariantWriter(1, 1, 24).Encode([0x010203]), "wrong.tif").Pixels);
        byte[] gif = new GifVariantWriter(1, 1) { GlobalColors = [1, 2, 3, 4, 5, 6], RootBits = 2 }.Encode([1]);
        Assert.Equal(new byte[] { 4, 5, 6 }, ImageFile.Decode(gif, "subject01.happy").Pixels);
        Assert.Equal(35, ImageFile.Decode(JpegCase.Named("420").File, "wrong.tiff").Width);
    }

    [Fact]
    public void Load_FileOnDisk_IsDecoded()
    {
        string folder = Directory.CreateTempSubdirectory("FerLib").FullName;
        try
        {
            string file = Path.Combine(folder, "picture");
            File.WriteAllBytes(file, PngEncoder.Encode(FormulaPicture.Create(5, 4, 1)));
            Assert.Equal(FormulaPicture.Create(5, 4, 1).Pixels, ImageFile.Load(file).Pixels);
            Assert.Equal(0, Assert.Throws<ImageFormatException>(() => ImageFile.Load(folder)).Offset);
            if (!OperatingSystem.IsWindows())
                Assert.Contains("a device", Assert.Throws<ImageFormatException>(() => ImageFile.Load("/dev/zero")).Reason, StringComparison.Ordinal);
            string missing = Path.Combine(folder, "missing.png");
            var error = Assert.Throws<ImageFormatException>(() => ImageFile.Load(missing));
            Assert.Equal((missing, 0L), (error.File, error.Offset));
            Assert.StartsWith("the file cannot be read: ", error.Reason, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void IsPicture_AnyFile_IsToldByItsFirstBytes()
    {
        string folder = Directory.CreateTempSubdirectory("FerLib").FullName;
        try
        {
            (string Name, byte[] Bytes, bool Expected)[] files =
            [
                ("subject01.happy", [.. "GIF89a"u8], true),
                ("picture", PngEncoder.Encode(FormulaPicture.Create(5, 4, 1)), true),
                ("text", [.. "P5 is not a picture"u8], false),
                ("letters", [.. "BM, and then many other letters"u8], false),
                ("short.png", [1], false),
                ("empty", [], false),
            ];
            foreach ((string name, byte[] bytes, bool expected) in files)
            {
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
                Assert.True(expected == ImageFile.IsPicture(Path.Combine(folder, name)), name);
            }

            Assert.False(ImageFile.IsPicture(Path.Combine(folder, "missing")));
            Assert.False(ImageFile.IsPicture(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Decode_NoPicture_NamesWhatItBeginsWith()
    {
        var error = Assert.Throws<ImageFormatException>(() => ImageFile.Decode("RIFF1234WAVE"u8.ToArray(), "x.png"));
        Assert.Equal(
            "x.png: byte 0: the file begins with the bytes 5249464631323334, which is no format read here "
            + $"({string.Join(", ", ImageFile.Formats)}); convert it to PNG.",
            error.Message);
        Assert.Equal("the file is empty", Assert.Throws<ImageFormatException>(() => ImageFile.Decode(default, "x.png")).Reason);
    }

    [Fact]
    public void Formats_EveryBuild_BeginWithThoseReadHere() =>
        Assert.StartsWith("PNG JPEG TIFF BMP PNM GIF", string.Join(' ', ImageFile.Formats), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "ferlib")]
    [InlineData("", "ferlib")]
    [InlineData(" FerLib ", "ferlib")]
    [InlineData("Other", "other")]
    public void NameOf_ValueOfTheVariable_IsWithoutCaseAndSpace(string? value, string expected) => Assert.Equal(expected, ImageFile.NameOf(value));

    [Fact]
    public void DecoderFor_NameOfNoDecoder_NamesWhatIsAllowed()
    {
        var error = Assert.Throws<ImageFormatException>(() => ImageFile.DecoderFor(PngEncoder.Encode(FormulaPicture.Create(2, 2, 1)), "x.png", "other"));
        Assert.StartsWith("FER_Decoder is \"other\", expected ferlib", error.Reason, StringComparison.Ordinal);
        Assert.All(ImageFile.DecoderNames, name => Assert.Contains(name, error.Reason, StringComparison.Ordinal));
        Assert.Equal("x.png", error.File);
        if (ImageFile.DecoderNames.Count == 1)
            Assert.Contains("-p:FerStack=cpu", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void DecoderFor_FormatReadHere_IsOursInEveryBuild() =>
        Assert.IsType<PngDecoder>(ImageFile.DecoderFor(PngEncoder.Encode(FormulaPicture.Create(2, 2, 1)), "x.png", "ferlib"));
}
