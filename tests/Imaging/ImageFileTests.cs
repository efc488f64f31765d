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
    public void Decode_NoPicture_NamesWhatItBeginsWith()
    {
        var error = Assert.Throws<ImageFormatException>(() => ImageFile.Decode("GIF89a.."u8.ToArray(), "x.png"));
        Assert.Equal(
            "x.png: byte 0: the file begins with the bytes 4749463839612e2e, which is no format read here (PNG, JPEG, TIFF).",
            error.Message);
        Assert.Equal("the file is empty", Assert.Throws<ImageFormatException>(() => ImageFile.Decode(default, "x.png")).Reason);
    }
}
