using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class ChannelMomentsTests
{
    // Sums of products of bytes are exact; what is left is the rounding of a few divisions and roots.
    private const double Rounding = 1e-9;

    [Fact]
    public void Of_TypedOutPlanes_GivesMeansDeviationsAndCorrelations()
    {
        // Green is 2 x red + 1, blue is 100 - red; intensity is symmetric around the middle, so that it tells nothing of red.
        ChannelMoments moments = ChannelMoments.Of([10, 20, 30], [21, 41, 61], [90, 80, 70], [5, 0, 5]);
        Assert.Equal(20, moments.Mean(ColorChannel.Red), Rounding);
        Assert.Equal(41, moments.Mean(ColorChannel.Green), Rounding);
        Assert.Equal(Math.Sqrt(200 / 3.0), moments.Deviation(ColorChannel.Red), Rounding);
        Assert.Equal(1, moments.Correlation(ColorChannel.Red, ColorChannel.Green), Rounding);
        Assert.Equal(-1, moments.Correlation(ColorChannel.Blue, ColorChannel.Green), Rounding);
        Assert.Equal(0, moments.Correlation(ColorChannel.Intensity, ColorChannel.Red), Rounding);
        double[,] all = moments.Correlations();
        Assert.Equal(all[0, 2], moments.Correlation(ColorChannel.Red, ColorChannel.Blue));
        Assert.Equal(1, all[3, 3], Rounding);
    }

    [Fact]
    public void Of_ConstantChannel_HasNoCorrelation()
    {
        ChannelMoments moments = ChannelMoments.Of(new Image(2, 1, 3, [9, 200, 7, 9, 10, 7]));
        Assert.Equal(0, moments.Deviation(ColorChannel.Red));
        Assert.True(double.IsNaN(moments.Correlation(ColorChannel.Red, ColorChannel.Green)));
        Assert.Equal(1, moments.Correlation(ColorChannel.Green, ColorChannel.Intensity), Rounding);
    }

    [Fact]
    public void Of_ConstantChannelOfManyPixels_HasNoDeviation()
    {
        byte[] constant = [.. Enumerable.Repeat((byte)251, 77_777)];
        Assert.Equal(0, ChannelMoments.Of(constant, constant, constant, constant).Deviation(ColorChannel.Blue));
    }

    [Fact]
    public void Of_PlanesOfDifferentLength_SaysTheirLengths()
    {
        var error = Assert.Throws<ArgumentException>(() => ChannelMoments.Of([1], [1, 2], [1], [1]));
        Assert.Contains("got 1, 2, 1 and 1 pixels", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ChannelMoments.Of([], [], [], []));
    }

    [Fact]
    public void Blend_WeightedByPixels_EqualsAllPixelsTogether()
    {
        Image wide = Random(30, 1), high = Random(12, 2);
        var together = new Image(42, 1, 3, [.. wide.Pixels, .. high.Pixels]);
        ChannelMoments blend = ChannelMoments.Blend([ChannelMoments.Of(wide), ChannelMoments.Of(high)], [30, 12]);
        ChannelMoments expected = ChannelMoments.Of(together);
        foreach (ColorChannel a in Enum.GetValues<ColorChannel>())
        {
            Assert.Equal(expected.Mean(a), blend.Mean(a), Rounding);
            Assert.Equal(expected.Deviation(a), blend.Deviation(a), Rounding);
            foreach (ColorChannel b in Enum.GetValues<ColorChannel>())
                Assert.Equal(expected.Correlation(a, b), blend.Correlation(a, b), Rounding);
        }
    }

    private static Image Random(int width, ulong seed)
    {
        var random = new CounterRandom(seed);
        return new Image(width, 1, 3, [.. Enumerable.Range(0, 3 * width).Select(_ => (byte)random.NextInt32(256))]);
    }
}
