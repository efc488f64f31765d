using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class FramingTests
{
    private static readonly Image Numbered = new(4, 3, 1, [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23]);

    [Fact]
    public void Crop_TypedOut_TakesTheRectangle()
    {
        Image cropped = Framing.Crop(Numbered, 1, 1, 2, 2);
        Assert.Equal((2, 2), (cropped.Width, cropped.Height));
        Assert.Equal([11, 12, 21, 22], cropped.Pixels);
        Image color = FormulaPicture.Create(7, 5, 3), corner = Framing.Crop(color, 6, 4, 1, 1);
        Assert.Equal(color.Pixels[^3..], corner.Pixels);
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, 0, 5, 1)]
    [InlineData(3, 0, 2, 1)]
    [InlineData(0, 2, 1, 2)]
    [InlineData(0, 0, 0, 1)]
    public void Crop_OutsideThePicture_Throws(int left, int top, int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Framing.Crop(Numbered, left, top, width, height));

    [Theory]
    [InlineData(512, 512, 562, 762, 378, 512)]
    [InlineData(512, 512, 1280, 720, 512, 288)]
    [InlineData(512, 512, 7, 7, 512, 512)]
    [InlineData(3, 200, 1000, 1, 3, 1)]
    public void CropToShape_AnyShape_IsTheLargestInTheMiddle(
        int width, int height, int shapeWidth, int shapeHeight, int expectedWidth, int expectedHeight)
    {
        Image cropped = Framing.CropToShape(new Image(width, height, 1), shapeWidth, shapeHeight);
        Assert.Equal((expectedWidth, expectedHeight), (cropped.Width, cropped.Height));
    }

    [Fact]
    public void Letterbox_HighPicture_HasBarsLeftAndRight()
    {
        Image white = new(2, 4, 1, [255, 255, 255, 255, 255, 255, 255, 255]), boxed = Framing.Letterbox(white, 4, 4, fill: 7);
        Assert.Equal([7, 255, 255, 7, 7, 255, 255, 7, 7, 255, 255, 7, 7, 255, 255, 7], boxed.Pixels);
    }

    [Fact]
    public void Letterbox_SameShape_IsTheResizedPicture()
    {
        Image picture = FormulaPicture.Create(20, 10, 3);
        Assert.Equal(Resizer.Resize(picture, 40, 20).Pixels, Framing.Letterbox(picture, 40, 20).Pixels);
        Assert.Throws<ArgumentOutOfRangeException>(() => Framing.Letterbox(picture, 0, 4));
    }
}
