using FerLib.Imaging.Jpeg;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class JpegInverseDctTests
{
    [Fact]
    public void Transform_RandomBlocks_IsWithinOneOfTheDefinition()
    {
        var random = new CounterRandom(4);
        byte[] samples = new byte[64];
        for (int round = 0; round < 200; round++)
        {
            short[] block = new short[64];
            short[] factors = new short[64];
            for (int i = 0; i < 64; i++)
            {
                block[i] = random.NextInt32(4) == 0 ? (short)(random.NextInt32(41) - 20) : (short)0;
                factors[i] = (short)(1 + random.NextInt32(12));
            }

            JpegInverseDct.Transform(block, factors, samples, 8);
            for (int y = 0; y < 8; y++)
            {
                for (int x = 0; x < 8; x++)
                {
                    // The whole numbers may round to the neighbour of the exact value.
                    Assert.InRange(samples[8 * y + x] - Math.Clamp(Definition(block, factors, x, y), 0, 255), -1.0, 1.0);
                }
            }
        }
    }

    [Fact]
    public void TransformMean_EveryMean_IsWhatTransformGives()
    {
        byte[] expected = new byte[64];
        byte[] actual = new byte[64];
        short[] block = new short[64];
        short[] factors = new short[64];
        for (int mean = -300; mean <= 300; mean++)
        {
            block[0] = (short)mean;
            factors[0] = 5;
            JpegInverseDct.Transform(block, factors, expected, 8);
            JpegInverseDct.TransformMean(mean, 5, 8, actual, 8);
            Assert.Equal(expected, actual);
        }
    }

    // ITU-T T.81, A.3.3.
    internal static double Definition(short[] block, short[] factors, int x, int y)
    {
        double sum = 0;
        for (int v = 0; v < 8; v++)
        {
            for (int u = 0; u < 8; u++)
            {
                double scale = (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1);
                double waves = Math.Cos((2 * x + 1) * u * Math.PI / 16) * Math.Cos((2 * y + 1) * v * Math.PI / 16);
                sum += scale * block[8 * v + u] * factors[8 * v + u] * waves;
            }
        }

        return sum / 4 + 128;
    }
}
