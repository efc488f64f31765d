using System.Security.Cryptography;
using FerLib.Imaging;
using FerLib.Imaging.Jpeg;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class JpegEncoderTests
{
    public static TheoryData<string> Cases =>
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Folder, "tests", "Imaging", "JpegEncoderCases.txt"))
            .Where(line => !line.StartsWith('#')),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Encode_StoredCase_IsTheFileOfCjpeg(string line)
    {
        string[] f = line.Split(' ');
        JpegSubsampling subsampling = f[1] switch
        {
            "2x1" => JpegSubsampling.Chroma422,
            "1x1" => JpegSubsampling.Chroma444,
            _ => JpegSubsampling.Chroma420,
        };
        Image image = FormulaPicture.Create(int.Parse(f[2]), int.Parse(f[3]), int.Parse(f[4]));
        byte[] file = JpegEncoder.Encode(image, new JpegEncoderOptions { Quality = int.Parse(f[0]), Subsampling = subsampling });
        Assert.Equal(int.Parse(f[5]), file.Length);
        Assert.Equal(f[6], Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    [Fact]
    public void Encode_WithoutOptions_IsQuality90At420()
    {
        Image image = FormulaPicture.Create(20, 20, 3);
        var options = new JpegEncoderOptions { Quality = 90, Subsampling = JpegSubsampling.Chroma420 };
        Assert.Equal(JpegEncoder.Encode(image, options), JpegEncoder.Encode(image));
    }

    [Fact]
    public void Encode_FinestQualityOfAnySize_DecodesToNearlyTheSamePixels()
    {
        // A ramp, so that shared samples of color hardly differ from their pixels.
        for (int size = 1; size <= 35; size++)
        {
            foreach ((int width, int height) in new[] { (size, 36 - size), (36 - size, size), (size, size) })
            {
                foreach (int channels in new[] { 1, 3 })
                {
                    byte[] pixels = [.. Enumerable.Range(0, width * height * channels)
                        .Select(i => (byte)(40 + i / channels % width + i / channels / width + 30 * (i % channels)))];
                    foreach (JpegSubsampling subsampling in Enum.GetValues<JpegSubsampling>())
                    {
                        var options = new JpegEncoderOptions { Quality = 100, Subsampling = subsampling };
                        byte[] file = JpegEncoder.Encode(new Image(width, height, channels, pixels), options);
                        Image decoded = new JpegDecoder().Decode(file, "x.jpg");
                        Assert.Equal((width, height, channels), (decoded.Width, decoded.Height, decoded.Channels));
                        for (int i = 0; i < pixels.Length; i++)
                            Assert.InRange(decoded.Pixels[i] - pixels[i], -3, 3);
                    }
                }
            }
        }
    }

    [Fact]
    public void Transform_RandomBlocks_IsWithinOneOfTheDefinition()
    {
        var random = new CounterRandom(3);
        byte[] samples = new byte[64];
        int[] block = new int[64];
        float[] divisors = new float[64];
        for (int round = 0; round < 200; round++)
        {
            for (int i = 0; i < 64; i++)
            {
                samples[i] = (byte)(round < 2 ? 255 * round : random.NextInt32(256));
                divisors[i] = 8 * (1 + random.NextInt32(255));
            }

            JpegForwardDct.Transform(samples, 8, divisors, block);
            for (int i = 0; i < 64; i++)
            {
                // The whole numbers of the transform are off by less than 1, and the division rounds.
                double exact = 8 * Definition(samples, i % 8, i / 8) / divisors[i];
                Assert.InRange(block[i] - exact, -0.5 - 8 / divisors[i], 0.5 + 8 / divisors[i]);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Encode_QualityOutOfRange_Throws(int quality) => Assert.Contains(
        "The quality of JPEG is 1..100.",
        Assert.Throws<ArgumentOutOfRangeException>(
            () => JpegEncoder.Encode(new Image(1, 1, 1), new JpegEncoderOptions { Quality = quality })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Encode_UnknownSubsampling_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => JpegEncoder.Encode(new Image(1, 1, 3), new JpegEncoderOptions { Subsampling = (JpegSubsampling)7 }));

    [Fact]
    public void Encode_MoreColumnsThanAFileCanHave_SaysWhatToDo() => Assert.StartsWith(
        "A JPEG file has at most 65535 columns and rows, the picture is 65536 x 1: save it as PNG.",
        Assert.Throws<ArgumentException>(() => JpegEncoder.Encode(new Image(65536, 1, 1))).Message,
        StringComparison.Ordinal);

    // ITU-T T.81, A.3.3.
    private static double Definition(byte[] samples, int u, int v)
    {
        double sum = 0;
        for (int i = 0; i < 64; i++)
            sum += (samples[i] - 128) * Math.Cos((2 * (i % 8) + 1) * u * Math.PI / 16) * Math.Cos((2 * (i / 8) + 1) * v * Math.PI / 16);
        return sum * (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1) / 4;
    }
}
