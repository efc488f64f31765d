using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <content>The sums: mean and variance of a batch, and what the gradient has of each channel.</content>
internal static unsafe partial class NormalizationPasses<TOperations, TVector>
{
    /// <summary>Of the gradients g that the ReLU let through: sum of g, and sum of g (x - mean).</summary>
    /// <param name="channel">The channels' numbers.</param>
    /// <param name="source">(pixels, channels) x.</param>
    /// <param name="gradient">(pixels, channels) gradient of the output.</param>
    /// <param name="stride">Floats between two pixels of both.</param>
    /// <param name="pixels">Number of pixels.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="sums">(channels) receives the first sum.</param>
    /// <param name="products">(channels) receives the second.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GradientSums(
        ChannelCoefficients* channel, float* source, float* gradient, int stride, int pixels, int channels, float* sums, float* products)
    {
        int width = TOperations.Width, c = 0;
        float lowest = channel->Floor;
        TVector floor = TOperations.Broadcast(&lowest);
        for (; c <= channels - 2 * width; c += 2 * width)
        {
            TVector a0 = TOperations.Load(channel->Scale + c), a1 = TOperations.Load(channel->Scale + c + width);
            TVector b0 = TOperations.Load(channel->Shift + c), b1 = TOperations.Load(channel->Shift + c + width);
            TVector m0 = TOperations.Load(channel->Mean + c), m1 = TOperations.Load(channel->Mean + c + width);
            TVector sum0 = TOperations.Zero, sum1 = TOperations.Zero, product0 = TOperations.Zero, product1 = TOperations.Zero;
            float* x = source + c, g = gradient + c;
            for (int p = 0; p < pixels; p++, x += stride, g += stride)
            {
                TVector x0 = TOperations.Load(x), x1 = TOperations.Load(x + width);
                TVector g0 = TOperations.WhereAbove(TOperations.MultiplyAdd(x0, a0, b0), floor, TOperations.Load(g));
                TVector g1 = TOperations.WhereAbove(TOperations.MultiplyAdd(x1, a1, b1), floor, TOperations.Load(g + width));
                sum0 = TOperations.Add(sum0, g0);
                sum1 = TOperations.Add(sum1, g1);
                product0 = TOperations.MultiplyAdd(g0, TOperations.Subtract(x0, m0), product0);
                product1 = TOperations.MultiplyAdd(g1, TOperations.Subtract(x1, m1), product1);
            }

            TOperations.Store(sums + c, sum0);
            TOperations.Store(sums + c + width, sum1);
            TOperations.Store(products + c, product0);
            TOperations.Store(products + c + width, product1);
        }

        for (; c <= channels - width; c += width)
        {
            TVector a = TOperations.Load(channel->Scale + c), b = TOperations.Load(channel->Shift + c), m = TOperations.Load(channel->Mean + c);
            TVector sum = TOperations.Zero, product = TOperations.Zero;
            for (int p = 0; p < pixels; p++)
            {
                TVector x = TOperations.Load(source + p * stride + c);
                TVector g = TOperations.WhereAbove(TOperations.MultiplyAdd(x, a, b), floor, TOperations.Load(gradient + p * stride + c));
                sum = TOperations.Add(sum, g);
                product = TOperations.MultiplyAdd(g, TOperations.Subtract(x, m), product);
            }

            TOperations.Store(sums + c, sum);
            TOperations.Store(products + c, product);
        }

        if (c < channels)
        {
            ChannelCoefficients rest = channel->From(c);
            NormalizationPasses<ScalarOperations, float>.GradientSums(
                &rest, source + c, gradient + c, stride, pixels, channels - c, sums + c, products + c);
        }
    }

    /// <summary>The mean of each channel, and the sum of squared distances from it.</summary>
    /// <param name="source">(pixels, channels).</param>
    /// <param name="stride">Floats between two pixels.</param>
    /// <param name="pixels">Number of pixels.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="mean">(channels) receives the means.</param>
    /// <param name="squares">(channels) receives the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Statistics(float* source, int stride, int pixels, int channels, float* mean, float* squares)
    {
        int width = TOperations.Width, c = 0;
        float share = 1f / pixels;
        TVector shares = TOperations.Broadcast(&share);
        for (; c <= channels - 2 * width; c += 2 * width)
        {
            TVector sum0 = TOperations.Zero, sum1 = TOperations.Zero, square0 = TOperations.Zero, square1 = TOperations.Zero;
            float* x = source + c;
            for (int p = 0; p < pixels; p++, x += stride)
            {
                sum0 = TOperations.Add(sum0, TOperations.Load(x));
                sum1 = TOperations.Add(sum1, TOperations.Load(x + width));
            }

            TVector mean0 = TOperations.Multiply(sum0, shares), mean1 = TOperations.Multiply(sum1, shares);
            x = source + c;
            for (int p = 0; p < pixels; p++, x += stride)
            {
                TVector d0 = TOperations.Subtract(TOperations.Load(x), mean0), d1 = TOperations.Subtract(TOperations.Load(x + width), mean1);
                square0 = TOperations.MultiplyAdd(d0, d0, square0);
                square1 = TOperations.MultiplyAdd(d1, d1, square1);
            }

            TOperations.Store(mean + c, mean0);
            TOperations.Store(mean + c + width, mean1);
            TOperations.Store(squares + c, square0);
            TOperations.Store(squares + c + width, square1);
        }

        for (; c <= channels - width; c += width)
        {
            TVector sum = TOperations.Zero, square = TOperations.Zero;
            for (int p = 0; p < pixels; p++)
                sum = TOperations.Add(sum, TOperations.Load(source + p * stride + c));
            TVector center = TOperations.Multiply(sum, shares);
            for (int p = 0; p < pixels; p++)
            {
                TVector distance = TOperations.Subtract(TOperations.Load(source + p * stride + c), center);
                square = TOperations.MultiplyAdd(distance, distance, square);
            }

            TOperations.Store(mean + c, center);
            TOperations.Store(squares + c, square);
        }

        if (c < channels)
            NormalizationPasses<ScalarOperations, float>.Statistics(source + c, stride, pixels, channels - c, mean + c, squares + c);
    }
}
