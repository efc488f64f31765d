using FerLib.Charts;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Charts;

public sealed class SignedPictureTests
{
    [Fact]
    public void Of_TypedOutPlane_HasTheColorsOfTheScaleRowByRow()
    {
        Image image = SignedPicture.Of([-2, 0, 1, 2, 99, float.NaN], 3, 2, 2);
        Assert.Equal((3, 2, 3), (image.Width, image.Height, image.Channels));
        Color[] expected = [.. new[] { -1, 0, 0.5, 1, 1, 0 }.Select(DivergingScale.At)];
        Assert.Equal(expected.SelectMany(color => new[] { color.R, color.G, color.B }), image.Pixels);
    }

    [Fact]
    public void Of_RangeZero_ShowsTheSignOnly() =>
        Assert.Equal(SignedPicture.Of([-1, 0, 1], 3, 1, 1).Pixels, SignedPicture.Of([-1e-30f, 0, 5], 3, 1, 0).Pixels);

    [Fact]
    public void Grey_TypedOutPlane_RunsFromBlackToWhite()
    {
        Image image = SignedPicture.Grey([-5, 0, 1, 2, 4, float.NaN, float.PositiveInfinity], 7, 1, 0, 4);
        Assert.Equal(1, image.Channels);
        Assert.Equal(new byte[] { 0, 0, 64, 128, 255, 0, 255 }, image.Pixels);
    }

    [Fact]
    public void Grey_LowIsHigh_IsBlackUpToItAndWhiteAbove() =>
        Assert.Equal(new byte[] { 0, 0, 255 }, SignedPicture.Grey([2, 3, 4], 3, 1, 3, 3).Pixels);

    [Fact]
    public void Of_WrongLengthOrRange_SaysWhatIsExpected()
    {
        var length = Assert.Throws<ArgumentException>(() => SignedPicture.Of(new float[5], 3, 2, 1));
        Assert.Contains("2 x 3 has 6 numbers, got 5", length.Message, StringComparison.Ordinal);
        var range = Assert.Throws<ArgumentOutOfRangeException>(() => SignedPicture.Of(new float[1], 1, 1, double.NaN));
        Assert.Contains("0 or more", range.Message, StringComparison.Ordinal);
        var order = Assert.Throws<ArgumentOutOfRangeException>(() => SignedPicture.Grey(new float[1], 1, 1, 2, 1));
        Assert.Contains("at least what black stands for, 2", order.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedPicture.Grey([], 0, 1, 0, 1));
    }
}
