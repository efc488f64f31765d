using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class ChannelHistogramTests
{
    [Fact]
    public void Of_TypedOutPlane_GivesSharesMeanAndDeviation()
    {
        ChannelHistogram histogram = ChannelHistogram.Of([10, 10, 20, 40]);
        Assert.Equal(ChannelHistogram.ValueCount, histogram.Shares.Count);
        Assert.Equal((0.5, 0.25, 0.25, 0), (histogram.Shares[10], histogram.Shares[20], histogram.Shares[40], histogram.Shares[11]));
        Assert.Equal(20, histogram.Mean, 12);
        // The squares of -10, -10, 0 and 20 have mean 150.
        Assert.Equal(Math.Sqrt(150), histogram.Deviation, 12);
        Assert.Equal("mean 20.0, deviation 12.2", histogram.ToString());
    }

    [Fact]
    public void Of_ImageAndChannel_CountsThatChannel()
    {
        var image = new Image(2, 1, 3, [200, 100, 0, 200, 50, 255]);
        Assert.Equal(1, ChannelHistogram.Of(image, ColorChannel.Red).Shares[200]);
        Assert.Equal(75, ChannelHistogram.Of(image, ColorChannel.Green).Mean);
        Assert.Equal(127.5, ChannelHistogram.Of(image, ColorChannel.Blue).Deviation);
    }

    [Fact]
    public void Of_NoPixel_IsRefused() => Assert.Throws<ArgumentException>(() => ChannelHistogram.Of([]));

    [Fact]
    public void Blend_Weights_CountInProportion()
    {
        ChannelHistogram dark = ChannelHistogram.Of([0]), bright = ChannelHistogram.Of([255, 255, 255]);
        ChannelHistogram both = ChannelHistogram.Blend([dark, bright], [6, 2]);
        Assert.Equal((0.75, 0.25), (both.Shares[0], both.Shares[255]));
        Assert.Equal(63.75, both.Mean, 12);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new double[] { 1, 1 })]
    [InlineData(new double[] { 0 })]
    [InlineData(new double[] { -1 })]
    [InlineData(new double[] { double.NaN })]
    public void Blend_WeightsThatMeanNothing_AreRefused(double[] weights) =>
        Assert.Throws<ArgumentException>(() => ChannelHistogram.Blend([ChannelHistogram.Of([0])], weights));

    [Fact]
    public void Bins_NeighbouringValues_AreSummed()
    {
        ChannelHistogram histogram = ChannelHistogram.Of([0, 63, 64, 255]);
        Assert.Equal([0.5, 0.25, 0, 0.25], histogram.Bins(64));
        Assert.Equal([1], histogram.Bins(256));
        Assert.Equal(histogram.Shares, histogram.Bins(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(512)]
    public void Bins_UnequalBars_AreRefused(int width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChannelHistogram.Of([0]).Bins(width));
}
