using FerLib.Imaging;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class PerceptualHashTests
{
    [Fact]
    public void DistanceTo_TypedOutBits_CountsThoseThatDiffer()
    {
        var hash = new PerceptualHash(0b1011, 0, ulong.MaxValue, 1);
        Assert.Equal(0, hash.DistanceTo(hash));
        Assert.Equal(2 + 0 + 64 + 1, hash.DistanceTo(new PerceptualHash(0b0111, 0, 0, 0)));
        Assert.Equal("000000000000000b0000000000000000ffffffffffffffff0000000000000001", hash.ToString());
    }

    [Fact]
    public void Of_APicture_HasAsManyOnesAsZeros() =>
        Assert.Equal(PerceptualHash.Bits / 2, PerceptualHash.Of(Clouds.Draw(1, 100)).DistanceTo(default));

    [Fact]
    public void Of_OneFrequency_HasItsBitAboveTheMedian()
    {
        // A wave of vertical frequency 2 and horizontal frequency 3: bit (2 - 1) x 16 + 3 - 1 = 18 is by far the largest.
        Image wave = Wave(1), inverted = Wave(-1);
        Assert.NotEqual(0UL, PerceptualHash.Of(wave).First & (1UL << 18));
        Assert.Equal(0UL, PerceptualHash.Of(inverted).First & (1UL << 18));

        static Image Wave(int sign)
        {
            var image = new Image(32, 32, 1);
            for (int i = 0; i < image.Pixels.Length; i++)
            {
                double rows = Math.Cos(Math.PI * 2 * (2 * (i / 32) + 1) / 64), columns = Math.Cos(Math.PI * 3 * (2 * (i % 32) + 1) / 64);
                image.Pixels[i] = (byte)Math.Round(128 + sign * 100 * rows * columns);
            }

            return image;
        }
    }

    [Fact]
    public void Of_ColorPicture_IsThatOfItsIntensity()
    {
        Image picture = FormulaPicture.Create(50, 40, 3);
        Assert.Equal(PerceptualHash.Of(ChannelExtraction.Extract(picture, ColorChannel.Intensity)), PerceptualHash.Of(picture));
    }
}
