using System.Security.Cryptography;
using FerLib.Imaging;
using FerLib.Imaging.Jpeg;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class JpegReducedTests
{
    public static TheoryData<string, int> Cases => [.. JpegReducedCase.All.Select(c => (c.Name, c.Divisor))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decode_ReducedCase_GivesThePixelsOfDjpeg(string name, int divisor)
    {
        JpegReducedCase stored = JpegReducedCase.All.Single(c => c.Name == name && c.Divisor == divisor);
        var options = new DecoderOptions { LeastWidth = stored.Width, LeastHeight = stored.Height };
        Image image = new JpegDecoder().Decode(JpegCase.Named(name).File, name, options);
        Assert.Equal((stored.Width, stored.Height), (image.Width, image.Height));
        Assert.Equal(stored.Sha256, Convert.ToHexStringLower(SHA256.HashData(image.Pixels)));
    }

    // A picture of 35 x 27 pixels.
    [Theory]
    [InlineData(int.MaxValue, 1, 35, 27)]
    [InlineData(1, int.MaxValue, 35, 27)]
    [InlineData(19, 1, 35, 27)]
    [InlineData(18, 14, 18, 14)]
    [InlineData(18, 15, 35, 27)]
    [InlineData(10, 7, 18, 14)]
    [InlineData(9, 7, 9, 7)]
    [InlineData(1, 5, 9, 7)]
    [InlineData(1, 1, 5, 4)]
    [InlineData(0, -1, 5, 4)]
    public void Decode_LeastSides_AreKept(int leastWidth, int leastHeight, int width, int height)
    {
        var options = new DecoderOptions { LeastWidth = leastWidth, LeastHeight = leastHeight };
        foreach (string name in new[] { "420", "grey", "progressive-420" })
        {
            Image image = new JpegDecoder().Decode(JpegCase.Named(name).File, name, options);
            Assert.Equal((width, height), (image.Width, image.Height));
            byte[] turned = JpegDecoderTests.WithOrientation(JpegCase.Named(name).File, 6);
            var swapped = new DecoderOptions { LeastWidth = leastHeight, LeastHeight = leastWidth };
            Image upright = new JpegDecoder().Decode(turned, name, swapped);
            Assert.Equal((height, width), (upright.Width, upright.Height));
            for (int i = 0; i < width * height; i++)
            {
                int from = (height - 1 - i % height) * width + i / height;
                Assert.Equal(image.Pixels[from * image.Channels], upright.Pixels[i * image.Channels]);
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    [InlineData(1)]
    public void Transform_RandomBlocks_IsWithinOneOfTheMeansOfTheDefinition(int size)
    {
        var random = new CounterRandom(9);
        byte[] samples = new byte[size * size];
        int mean = 8 / size;
        for (int round = 0; round < 100; round++)
        {
            short[] block = new short[64];
            short[] factors = new short[64];
            for (int i = 0; i < 64; i++)
            {
                block[i] = random.NextInt32(4) == 0 ? (short)(random.NextInt32(41) - 20) : (short)0;
                factors[i] = (short)(1 + random.NextInt32(12));
            }

            JpegReducedDct.Transform(block, factors, size, samples, size);
            for (int y = 0; y < size; y++)
            {
                for (int x = 0; x < size; x++)
                {
                    double sum = 0;
                    for (int i = 0; i < mean * mean; i++)
                        sum += JpegInverseDctTests.Definition(block, factors, x * mean + i % mean, y * mean + i / mean);
                    Assert.InRange(samples[size * y + x] - Math.Clamp(sum / (mean * mean), 0, 255), -1.0, 1.0);
                }
            }
        }
    }
}
