using FerLib.Imaging;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class PictureFingerprintTests
{
    [Fact]
    public void AlikenessTo_ThePictureItself_IsPerfect()
    {
        PictureFingerprint picture = PictureFingerprint.Of(Clouds.Draw(1, 64));
        Assert.Equal(new PictureAlikeness(0, 1, 0), picture.AlikenessTo(PictureFingerprint.Of(Clouds.Draw(1, 64))));
    }

    [Fact]
    public void AlikenessTo_EitherOrder_IsTheSame()
    {
        PictureFingerprint one = PictureFingerprint.Of(Clouds.Draw(1, 64)), other = PictureFingerprint.Of(Clouds.Draw(2, 64));
        Assert.Equal(one.AlikenessTo(other), other.AlikenessTo(one));
    }

    [Fact]
    public void AlikenessTo_UnrelatedPictures_DifferInAboutHalfOfTheBits()
    {
        PictureFingerprint[] pictures = [.. Enumerable.Range(0, 20).Select(i => PictureFingerprint.Of(Clouds.Draw((ulong)i, 64)))];
        PictureAlikeness[] pairs = [.. pictures.SelectMany((one, i) => pictures.Skip(i + 1).Select(one.AlikenessTo))];
        Assert.InRange(pairs.Average(pair => pair.Distance), 120, 136);
        Assert.All(pairs, pair => Assert.True(pair.Distance > 70 && pair.LargestDifference > 0.8));
    }

    [Theory]
    [InlineData(0.8, 0)]
    [InlineData(1.25, 0)] // clips what is brighter than 204
    [InlineData(1, 20)]
    [InlineData(1, -20)]
    [InlineData(1.25, 20)]
    public void AlikenessTo_BrightnessChanged_IsThatOfACopy(double gain, double offset)
    {
        Image picture = Clouds.Draw(3, 64);
        PictureAlikeness alike = PictureFingerprint.Of(picture).AlikenessTo(PictureFingerprint.Of(Clouds.Brightened(picture, gain, offset)));
        Assert.True(alike is { Distance: <= 20, Correlation: > 0.99, LargestDifference: < 0.2 }, alike.ToString());
    }

    [Fact]
    public void AlikenessTo_ASmallPartChanged_ShowsInTheLargestDifferenceOnly()
    {
        Image picture = Clouds.Draw(4, 64), changed = Clouds.Draw(4, 64);
        for (int i = 0; i < 36; i++)
            changed.Pixels[(40 + i / 6) * 64 + 28 + i % 6] += 40;
        PictureAlikeness alike = PictureFingerprint.Of(picture).AlikenessTo(PictureFingerprint.Of(changed));
        Assert.True(alike is { Distance: <= 31, Correlation: > 0.99, LargestDifference: > 0.5 }, alike.ToString());
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(128, 128, false)]
    [InlineData(126, 129, false)] // a deviation of 1.5
    [InlineData(126, 131, true)] // of 2.5
    public void HasContent_TwoHalves_NeedsADeviationOfTwoLevels(byte left, byte right, bool expected)
    {
        var image = new Image(32, 32, 1);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = i % 32 < 16 ? left : right;
        Assert.Equal(expected, PictureFingerprint.Of(image).HasContent);
    }
}
