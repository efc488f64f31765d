using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class PictureDifferenceTests
{
    private static readonly Image A = new(2, 2, 1, [0, 100, 200, 50]);
    private static readonly Image B = new(2, 2, 1, [0, 110, 100, 51]);

    [Fact]
    public void Mean_TypedOut_IsTheMeanOfTheAbsoluteDifferences()
    {
        Assert.Equal((0 + 10 + 100 + 1) / 4.0, PictureDifference.Mean(A, B));
        Assert.Equal(PictureDifference.Mean(A, B), PictureDifference.Mean(B, A));
        Assert.Equal(0, PictureDifference.Mean(A, A));
    }

    [Fact]
    public void Draw_TypedOut_IsWhiteWhereNothingChangedAndNoDarkerThanBlack() =>
        Assert.Equal([255, 215, 0, 251], PictureDifference.Draw(A, B, gain: 4).Pixels);

    [Fact]
    public void Mean_ColorAgainstGrey_ComparesIntensities()
    {
        Image color = FormulaPicture.Create(9, 7, 3);
        Assert.Equal(0, PictureDifference.Mean(color, ChannelExtraction.Extract(color, ColorChannel.Intensity)));
    }

    [Fact]
    public void Mean_OtherSize_NamesBothSizes() => Assert.Contains(
        "2 x 2 and 3 x 1 pixels",
        Assert.Throws<ArgumentException>(() => PictureDifference.Mean(A, new Image(3, 1, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Draw_NoGain_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => PictureDifference.Draw(A, B, gain: 0));
}
