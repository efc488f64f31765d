using System.Security.Cryptography;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class ResizerTests
{
    private static readonly Image Small = new(4, 4, 1, [0, 10, 20, 30, 100, 110, 120, 130, 40, 200, 250, 255, 7, 77, 177, 222]);

    public static TheoryData<string> Cases =>
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Imaging", "ResizerCases.txt")).Where(line => !line.StartsWith('#')),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resize_StoredCase_GivesThePixelsOfPillow(string line)
    {
        string[] fields = line.Split(' ');
        int[] n = [.. fields[..5].Select(int.Parse)];
        Image resized = Resizer.Resize(FormulaPicture.Create(n[0], n[1], n[2]), n[3], n[4]);
        Assert.Equal((n[3], n[4], n[2]), (resized.Width, resized.Height, resized.Channels));
        Assert.Equal(fields[5], Convert.ToHexStringLower(SHA256.HashData(resized.Pixels)));
    }

    [Fact]
    public void Resize_HalfTheSize_AveragesUnderTheTriangle() =>
        Assert.Equal(new byte[] { 69, 98, 101, 201 }, Resizer.Resize(Small, 2, 2).Pixels);

    [Fact]
    public void Resize_TwiceTheSize_InterpolatesAtHalfPixels()
    {
        var source = new Image(2, 2, 1, [0, 10, 100, 110]);
        Assert.Equal(
            new byte[] { 0, 3, 8, 10, 25, 28, 33, 35, 75, 78, 83, 85, 100, 103, 108, 110 },
            Resizer.Resize(source, 4, 4).Pixels);
    }

    [Fact]
    public void Resize_EverySizeUpTo66_IsWithinOneOfTheFormula()
    {
        Image source = FormulaPicture.Create(66, 3, 3);
        for (int width = 1; width <= 66; width++)
        {
            Image resized = Resizer.Resize(source, width, 3);
            double scale = 66.0 / width;
            for (int i = 0; i < resized.Pixels.Length; i++)
            {
                (int y, int x, int c) = (i / (3 * width), i / 3 % width, i % 3);
                double sum = 0;
                double weights = 0;
                for (int j = 0; j < 66; j++)
                {
                    double weight = Math.Max(0, 1 - Math.Abs(j - ((x + 0.5) * scale - 0.5)) / Math.Max(scale, 1));
                    weights += weight;
                    sum += weight * source.Pixels[3 * (y * 66 + j) + c];
                }

                // Rounding to whole numbers is at most half; the rest is the weights' last bit.
                Assert.InRange(resized.Pixels[i] - sum / weights, -0.51, 0.51);
            }
        }
    }

    [Fact]
    public void Resize_OneColor_StaysThatColor()
    {
        foreach (byte value in new byte[] { 0, 1, 127, 254, 255 })
        {
            var flat = new Image(37, 23, 3);
            Array.Fill(flat.Pixels, value);
            Assert.All(Resizer.Resize(flat, 11, 64).Pixels, v => Assert.Equal(value, v));
        }
    }

    [Fact]
    public void Resize_SameSize_GivesTheSamePicture() => Assert.Same(Small, Resizer.Resize(Small, 4, 4));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    public void Resize_NoSize_Throws(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Resizer.Resize(Small, width, height));
}
