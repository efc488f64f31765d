using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class ChannelDifferenceTests
{
    private static readonly Image TwoPixels = new(2, 1, 3, [10, 20, 30, 200, 100, 0]);

    [Fact]
    public void Of_TwoChannels_SubtractsWithSign()
    {
        Assert.Equal([-10f, 100f], ChannelDifference.Of(TwoPixels, ColorChannel.Red, ColorChannel.Green));
        Assert.Equal([10f, -100f], ChannelDifference.Of(TwoPixels, ColorChannel.Green, ColorChannel.Red));
        Assert.Equal([-2f, 19f], ChannelDifference.Of(TwoPixels, ColorChannel.Intensity, ColorChannel.Green));
    }

    [Fact]
    public void Of_GreyPicture_IsZero() =>
        Assert.Equal([0f, 0f, 0f], ChannelDifference.Of(new Image(3, 1, 1, [0, 99, 255]), ColorChannel.Red, ColorChannel.Blue));

    [Fact]
    public void MeanAbsolute_TypedOut_IgnoresSigns()
    {
        Assert.Equal(2, ChannelDifference.MeanAbsolute([-3f, 1f]));
        Assert.Equal(0, ChannelDifference.MeanAbsolute([]));
    }

    [Fact]
    public void IsColorless_GreyEqualAndColoredPictures_AreToldApart()
    {
        Assert.True(ChannelExtraction.IsColorless(new Image(1, 1, 1, [7])));
        Assert.True(ChannelExtraction.IsColorless(new Image(2, 1, 3, [7, 7, 7, 9, 9, 9])));
        Assert.False(ChannelExtraction.IsColorless(new Image(2, 1, 3, [7, 7, 7, 9, 9, 8])));
        Assert.False(ChannelExtraction.IsColorless(new Image(1, 1, 3, [7, 8, 7])));
    }
}
