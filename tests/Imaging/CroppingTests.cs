using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class CroppingTests
{
    // Each pixel says where it is: 10 x row + column.
    private static readonly Image Numbered = new(4, 3, 1, [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23]);

    [Fact]
    public void Part_Rectangle_TakesItsPixels()
    {
        Image part = Cropping.Part(Numbered, 1, 1, 2, 2);
        Assert.Equal((2, 2, 1), (part.Width, part.Height, part.Channels));
        Assert.Equal<byte>([11, 12, 21, 22], part.Pixels);
    }

    [Fact]
    public void Part_OfColors_TakesAllThree() =>
        Assert.Equal<byte>([4, 5, 6], Cropping.Part(new Image(2, 1, 3, [1, 2, 3, 4, 5, 6]), 1, 0, 1, 1).Pixels);

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, 0, 5, 1)]
    [InlineData(3, 0, 2, 1)]
    [InlineData(0, 2, 1, 2)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(1, 0, int.MaxValue, 1)]
    public void Part_OutsideThePicture_IsRefused(int left, int top, int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cropping.Part(Numbered, left, top, width, height));

    [Theory]
    [InlineData(1, 1, 3, 3)]
    [InlineData(2, 3, 2, 3)]
    [InlineData(40, 30, 4, 3)]
    [InlineData(1, 100, 1, 3)]
    [InlineData(100, 1, 4, 1)]
    public void Middle_Proportions_GiveTheLargestPart(int width, int height, int columns, int rows)
    {
        Image part = Cropping.Middle(Numbered, width, height);
        Assert.Equal((columns, rows), (part.Width, part.Height));
    }

    [Fact]
    public void Middle_OddRest_IsCutFromTheRight() =>
        Assert.Equal<byte>([0, 1, 2, 10, 11, 12, 20, 21, 22], Cropping.Middle(Numbered, 1, 1).Pixels);
}
