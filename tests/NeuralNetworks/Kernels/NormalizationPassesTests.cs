using FerLib.NeuralNetworks.Kernels;
using Xunit;

namespace FerLib.Tests.NeuralNetworks.Kernels;

public sealed unsafe class NormalizationPassesTests
{
    private const int MostChannels = 66;

    // Float32 against double: a few roundings of numbers up to 4, or sums of 5 of them.
    private const double Tolerance = 5e-6;

    // What lies between the channels of two pixels, and behind the last.
    private const float Untouched = -77;

    private static readonly int[] PixelCounts = [1, 2, 5];

    public static TheoryData<string, float> PathsAndFloors()
    {
        var data = new TheoryData<string, float>();
        foreach (KernelPath path in KernelPath.All.Where(p => p.IsSupported))
        {
            data.Add(path.Name, 0);
            data.Add(path.Name, float.NegativeInfinity);
        }

        return data;
    }

    public static TheoryData<string> Paths => KernelPaths.Supported;

    [Theory]
    [MemberData(nameof(PathsAndFloors))]
    public void OutputAndGradient_EveryChannelCount_EqualTheDefinition(string path, float floor)
    {
        NormalizationKernels kernels = KernelPaths.Of(path).Normalization;
        foreach ((int channels, int pixels) in Sizes())
        {
            // The first with distances of their own, the second as they follow each other.
            foreach (int more in new[] { 3, 0 })
            {
                int sourceStride = channels + 2 * more, stride = channels + more;
                using var run = new MadeUpCoefficients(channels, floor);
                AlignedBuffer<float> x = Pixels(1, pixels, channels, sourceStride), gradient = Pixels(2, pixels, channels, stride);
                float[] g = gradient.Span.ToArray();
                var y = new AlignedBuffer<float>(g.Length);
                y.Span.Fill(Untouched);
                ChannelCoefficients channel = run.Numbers;
                kernels.Output(&channel, x.Pointer, sourceStride, pixels, channels, y.Pointer, stride);
                kernels.Gradient(&channel, x.Pointer, sourceStride, pixels, channels, gradient.Pointer, stride);
                for (int i = 0; i < g.Length; i++)
                {
                    int p = i / stride, c = i % stride;
                    if (p == pixels || c >= channels)
                    {
                        Assert.Equal((Untouched, Untouched), (y.Span[i], gradient.Span[i]));
                        continue;
                    }

                    double input = x.Span[p * sourceStride + c], scale = channel.Scale[c], normalized = scale * input + channel.Shift[c];
                    double passed = normalized > floor ? g[i] : 0;
                    Assert.Equal(Math.Max(normalized, floor), y.Span[i], Tolerance);
                    Assert.Equal(
                        scale * (passed - channel.Constant[c] - (input - channel.Mean[c]) * channel.Slope[c]), gradient.Span[i], Tolerance);
                }

                GC.KeepAlive((x, y, gradient));
            }
        }
    }

    [Theory]
    [MemberData(nameof(PathsAndFloors))]
    public void GradientSums_EveryChannelCount_EqualTheDefinition(string path, float floor)
    {
        NormalizationKernels kernels = KernelPaths.Of(path).Normalization;
        foreach ((int channels, int pixels) in Sizes())
        {
            int stride = channels + pixels % 2;
            using var run = new MadeUpCoefficients(channels, floor);
            AlignedBuffer<float> x = Pixels(1, pixels, channels, stride), g = Pixels(2, pixels, channels, stride);
            AlignedBuffer<float> sums = Results(channels), products = Results(channels);
            ChannelCoefficients channel = run.Numbers;
            kernels.GradientSums(&channel, x.Pointer, g.Pointer, stride, pixels, channels, sums.Pointer, products.Pointer);
            for (int c = 0; c < channels; c++)
            {
                double sum = 0, product = 0;
                for (int p = 0; p < pixels; p++)
                {
                    double input = x.Span[p * stride + c], passed = channel.Scale[c] * input + channel.Shift[c] > floor ? g.Span[p * stride + c] : 0;
                    sum += passed;
                    product += passed * (input - channel.Mean[c]);
                }

                Assert.Equal(sum, sums.Span[c], Tolerance);
                Assert.Equal(product, products.Span[c], Tolerance);
            }

            Assert.Equal((Untouched, Untouched), (sums.Span[channels], products.Span[channels]));
            GC.KeepAlive((x, g));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Statistics_EveryChannelCount_EqualTheDefinition(string path)
    {
        NormalizationKernels kernels = KernelPaths.Of(path).Normalization;
        foreach ((int channels, int pixels) in Sizes())
        {
            int stride = channels + pixels % 2;
            AlignedBuffer<float> x = Pixels(1, pixels, channels, stride), means = Results(channels), squares = Results(channels);
            kernels.Statistics(x.Pointer, stride, pixels, channels, means.Pointer, squares.Pointer);
            for (int c = 0; c < channels; c++)
            {
                double[] values = [.. Enumerable.Range(0, pixels).Select(p => (double)x.Span[p * stride + c])];
                double mean = values.Average();
                Assert.Equal(mean, means.Span[c], Tolerance);
                Assert.Equal(values.Sum(value => (value - mean) * (value - mean)), squares.Span[c], Tolerance);
            }

            Assert.Equal((Untouched, Untouched), (means.Span[channels], squares.Span[channels]));
            GC.KeepAlive(x);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Rectifier_NextToTheFloor_LetsThroughForwardWhatItLetsThroughBackward(string path)
    {
        NormalizationKernels kernels = KernelPaths.Of(path).Normalization;
        int above = 0, below = 0;
        for (int channels = 1; channels <= MostChannels; channels++)
        {
            using var run = new MadeUpCoefficients(channels, 0);
            ChannelCoefficients channel = run.Numbers;
            AlignedBuffer<float> x = Pixels(1, 1, channels, channels);
            for (int c = 0; c < channels; c++)
            {
                // What is left is the rounding of the product, half of the time below 0, and 0 where products are rounded by themselves.
                channel.Shift[c] = -(x.Span[c] * channel.Scale[c]);
                channel.Constant[c] = channel.Slope[c] = 0;
            }

            foreach (int step in new[] { -1, 0, 1 })
            {
                if (step != 0)
                {
                    for (int c = 0; c < channels; c++)
                        x.Span[c] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x.Span[c]) + step);
                }

                AlignedBuffer<float> y = Results(channels), gradient = Results(channels), sums = Results(channels), products = Results(channels);
                gradient.Span.Fill(1);
                kernels.Output(&channel, x.Pointer, channels, 1, channels, y.Pointer, channels);
                kernels.GradientSums(&channel, x.Pointer, gradient.Pointer, channels, 1, channels, sums.Pointer, products.Pointer);
                kernels.Gradient(&channel, x.Pointer, channels, 1, channels, gradient.Pointer, channels);
                for (int c = 0; c < channels; c++)
                {
                    bool passes = y.Span[c] > 0;
                    Assert.Equal(passes ? 1 : 0, sums.Span[c]);
                    Assert.Equal(passes ? channel.Scale[c] : 0, gradient.Span[c]);
                    above += passes ? 1 : 0;
                    below += passes ? 0 : 1;
                }
            }

            GC.KeepAlive(x);
        }

        Assert.True(above > 0 && below > 0, $"{above} numbers above the floor, {below} not.");
    }

    private static IEnumerable<(int Channels, int Pixels)> Sizes() =>
        from channels in Enumerable.Range(1, MostChannels) from pixels in PixelCounts select (channels, pixels);

    private static AlignedBuffer<float> Pixels(int stream, int pixels, int channels, int stride)
    {
        var buffer = new AlignedBuffer<float>(pixels * stride + 1);
        buffer.Span.Fill(Untouched);
        float[] numbers = Scattered.Of(pixels * channels, stream, 1.5);
        for (int i = 0; i < numbers.Length; i++)
            buffer.Span[i / channels * stride + i % channels] = numbers[i];
        return buffer;
    }

    private static AlignedBuffer<float> Results(int channels)
    {
        var buffer = new AlignedBuffer<float>(channels + 1);
        buffer.Span.Fill(Untouched);
        return buffer;
    }
}
