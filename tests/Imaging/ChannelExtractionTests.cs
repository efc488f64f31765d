using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class ChannelExtractionTests
{
    // 0.299 * 10 + 0.587 * 20 + 0.114 * 30 = 18.15; 0.299 * 200 + 0.587 * 100 + 0.114 * 0 = 118.5, a half, goes up.
    private static readonly Image TwoPixels = new(2, 1, 3, [10, 20, 30, 200, 100, 0]);

    [Fact]
    public void Extract_EachChannel_TakesItsSamples()
    {
        Assert.Equal(new byte[] { 10, 200 }, ChannelExtraction.Extract(TwoPixels, ColorChannel.Red).Pixels);
        Assert.Equal(new byte[] { 20, 100 }, ChannelExtraction.Extract(TwoPixels, ColorChannel.Green).Pixels);
        Assert.Equal(new byte[] { 30, 0 }, ChannelExtraction.Extract(TwoPixels, ColorChannel.Blue).Pixels);
        Assert.Equal(new byte[] { 18, 119 }, ChannelExtraction.Extract(TwoPixels, ColorChannel.Intensity).Pixels);
    }

    [Fact]
    public void Extract_IntensityOfManyColors_IsTheFormulaRounded()
    {
        var random = new CounterRandom(5);
        var image = new Image(100, 100, 3);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)random.NextInt32(256);
        byte[] intensity = ChannelExtraction.Extract(image, ColorChannel.Intensity).Pixels;
        for (int i = 0; i < intensity.Length; i++)
        {
            byte[] p = image.Pixels[(3 * i)..(3 * i + 3)];
            decimal exact = 0.299m * p[0] + 0.587m * p[1] + 0.114m * p[2];
            Assert.Equal((byte)Math.Round(exact, MidpointRounding.AwayFromZero), intensity[i]);
        }
    }

    [Fact]
    public void Extract_IntensityOfEqualChannels_IsTheChannel()
    {
        for (int value = 0; value < 256; value++)
        {
            var grey = new Image(1, 1, 3, [(byte)value, (byte)value, (byte)value]);
            Assert.Equal(value, ChannelExtraction.Extract(grey, ColorChannel.Intensity).Pixels[0]);
        }
    }

    [Fact]
    public void Unfold_ColorPicture_GivesRedGreenBlueIntensity() =>
        Assert.Equal([[10, 200], [20, 100], [30, 0], [18, 119]], ChannelExtraction.Unfold(TwoPixels).Select(i => i.Pixels));

    [Fact]
    public void Unfold_GreyPicture_GivesItFourTimes()
    {
        var grey = new Image(2, 1, 1, [3, 4]);
        Assert.All(ChannelExtraction.Unfold(grey), image => Assert.Equal(grey.Pixels, image.Pixels));
    }

    [Theory]
    [InlineData(InputChannels.Intensity, new byte[] { 18, 119 })]
    [InlineData(InputChannels.Red, new byte[] { 10, 200 })]
    [InlineData(InputChannels.Green, new byte[] { 20, 100 })]
    [InlineData(InputChannels.Blue, new byte[] { 30, 0 })]
    [InlineData(InputChannels.Rgb, new byte[] { 10, 200, 20, 100, 30, 0 })]
    [InlineData(InputChannels.Irgb, new byte[] { 18, 119, 10, 200, 20, 100, 30, 0 })]
    public void CopyPlanes_EachChoice_WritesPlaneAfterPlane(InputChannels channels, byte[] expected)
    {
        byte[] planes = new byte[expected.Length];
        ChannelExtraction.CopyPlanes(TwoPixels, channels, planes);
        Assert.Equal(expected, planes);
        Assert.Equal(expected.Length / 2, ChannelExtraction.PlanesOf(channels));
    }

    [Fact]
    public void CopyPlanes_WrongRoom_SaysHowMuchIsNeeded()
    {
        var error = Assert.Throws<ArgumentException>(() => ChannelExtraction.CopyPlanes(TwoPixels, InputChannels.Irgb, new byte[7]));
        Assert.StartsWith("Irgb of a 2 x 1 picture are 8 bytes, the span has 7.", error.Message, StringComparison.Ordinal);
    }
}
