using FerLib.Imaging;
using FerLib.Imaging.Png;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class PngIndexedPixelsTests
{
    [Fact]
    public void Of_TypedOutPicture_HoldsEachColorOnceFromColdToWarm()
    {
        PngIndexedPixels table = PngIndexedPixels.Of(new Image(2, 2, 3, [200, 1, 0, 0, 1, 200, 200, 1, 0, 5, 5, 5]))!;
        Assert.Equal(new byte[] { 0, 1, 200, 5, 5, 5, 200, 1, 0 }, table.Colors);
        Assert.Equal(new byte[] { 2, 0, 2, 1 }, table.Indices);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(256)]
    public void EncodeSmall_FewColors_DecodesToTheSamePixels(int colors)
    {
        Image image = WithColors(colors);
        byte[] file = PngEncoder.EncodeSmall(image);
        Assert.Equal(image.Pixels, ImageFile.Decode(file, "x.png").Pixels);
        Assert.True(file.Length <= PngEncoder.Encode(image).Length);
        Assert.Equal(colors, PngIndexedPixels.Of(image)!.Colors.Length / 3);
    }

    [Fact]
    public void EncodeSmall_ManyColorsOrGrey_IsEncodedAsUsual()
    {
        Image many = WithColors(257);
        Assert.Null(PngIndexedPixels.Of(many));
        Assert.Equal(PngEncoder.Encode(many), PngEncoder.EncodeSmall(many));
        var grey = new Image(7, 3, 1);
        Assert.Equal(PngEncoder.Encode(grey), PngEncoder.EncodeSmall(grey));
    }

    private static Image WithColors(int colors)
    {
        var image = new Image(60, 60, 3);
        for (int i = 0; i < 3600; i++)
        {
            int color = i * 7 % 3600 % colors;
            (image.Pixels[3 * i], image.Pixels[(3 * i) + 1], image.Pixels[(3 * i) + 2]) =
                ((byte)color, (byte)(color >> 8), (byte)(color * 37));
        }

        return image;
    }
}
