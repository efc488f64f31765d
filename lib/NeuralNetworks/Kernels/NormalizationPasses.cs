using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>What batch normalization with a fused ReLU computes over pixels, every channel for itself; pixels are (pixels, channels).</summary>
/// <remarks>
/// Vectors of channels are the outer loop, in fours or pairs while there are as many, so that what belongs to a channel stays in registers
/// over all pixels. Channels behind the last whole vector are done by the scalar twin. The ReLU lets x through where
/// scale x + shift is above the floor; forward and backward decide it by the same rounding.
/// </remarks>
internal static unsafe partial class NormalizationPasses<TOperations, TVector>
    where TOperations : struct, IVectorOperations<TVector>
    where TVector : unmanaged
{
    /// <summary>max(scale x + shift, floor).</summary>
    /// <param name="channel">The channels' numbers.</param>
    /// <param name="source">(pixels, channels) x.</param>
    /// <param name="sourceStride">Floats between two pixels of x.</param>
    /// <param name="pixels">Number of pixels.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="destination">Receives the outputs.</param>
    /// <param name="stride">Floats between two pixels there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(ChannelCoefficients* channel, float* source, int sourceStride, int pixels, int channels, float* destination, int stride)
    {
        int width = TOperations.Width, c = 0;
        float lowest = channel->Floor;
        TVector floor = TOperations.Broadcast(&lowest);
        for (; c <= channels - 4 * width; c += 4 * width)
        {
            float* scale = channel->Scale + c, shift = channel->Shift + c;
            TVector a0 = TOperations.Load(scale), a1 = TOperations.Load(scale + width), a2 = TOperations.Load(scale + 2 * width),
                a3 = TOperations.Load(scale + 3 * width);
            TVector b0 = TOperations.Load(shift), b1 = TOperations.Load(shift + width), b2 = TOperations.Load(shift + 2 * width),
                b3 = TOperations.Load(shift + 3 * width);
            float* x = source + c, y = destination + c;
            for (int p = 0; p < pixels; p++, x += sourceStride, y += stride)
            {
                TOperations.Store(y, TOperations.Max(TOperations.MultiplyAdd(TOperations.Load(x), a0, b0), floor));
                TOperations.Store(y + width, TOperations.Max(TOperations.MultiplyAdd(TOperations.Load(x + width), a1, b1), floor));
                TOperations.Store(y + 2 * width, TOperations.Max(TOperations.MultiplyAdd(TOperations.Load(x + 2 * width), a2, b2), floor));
                TOperations.Store(y + 3 * width, TOperations.Max(TOperations.MultiplyAdd(TOperations.Load(x + 3 * width), a3, b3), floor));
            }
        }

        for (; c <= channels - width; c += width)
        {
            TVector scale = TOperations.Load(channel->Scale + c), shift = TOperations.Load(channel->Shift + c);
            for (int p = 0; p < pixels; p++)
            {
                TOperations.Store(
                    destination + p * stride + c,
                    TOperations.Max(TOperations.MultiplyAdd(TOperations.Load(source + p * sourceStride + c), scale, shift), floor));
            }
        }

        if (c < channels)
        {
            ChannelCoefficients rest = channel->From(c);
            NormalizationPasses<ScalarOperations, float>.Output(&rest, source + c, sourceStride, pixels, channels - c, destination + c, stride);
        }
    }

    /// <summary>scale (g - constant - (x - mean) slope), g being what the ReLU let through of the output's gradient.</summary>
    /// <param name="channel">The channels' numbers.</param>
    /// <param name="source">(pixels, channels) x.</param>
    /// <param name="sourceStride">Floats between two pixels of x.</param>
    /// <param name="pixels">Number of pixels.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="gradient">Holds the output's gradient and receives the input's.</param>
    /// <param name="stride">Floats between two pixels there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(ChannelCoefficients* channel, float* source, int sourceStride, int pixels, int channels, float* gradient, int stride)
    {
        int width = TOperations.Width, c = 0;
        float lowest = channel->Floor;
        TVector floor = TOperations.Broadcast(&lowest);
        for (; c <= channels - 2 * width; c += 2 * width)
        {
            TVector a0 = TOperations.Load(channel->Scale + c), a1 = TOperations.Load(channel->Scale + c + width);
            TVector b0 = TOperations.Load(channel->Shift + c), b1 = TOperations.Load(channel->Shift + c + width);
            TVector m0 = TOperations.Load(channel->Mean + c), m1 = TOperations.Load(channel->Mean + c + width);
            TVector k0 = TOperations.Load(channel->Constant + c), k1 = TOperations.Load(channel->Constant + c + width);
            TVector s0 = TOperations.Load(channel->Slope + c), s1 = TOperations.Load(channel->Slope + c + width);
            float* x = source + c, g = gradient + c;
            for (int p = 0; p < pixels; p++, x += sourceStride, g += stride)
            {
                TOperations.Store(g, Gradient(TOperations.Load(x), TOperations.Load(g), a0, b0, m0, k0, s0, floor));
                TOperations.Store(g + width, Gradient(TOperations.Load(x + width), TOperations.Load(g + width), a1, b1, m1, k1, s1, floor));
            }
        }

        for (; c <= channels - width; c += width)
        {
            TVector a = TOperations.Load(channel->Scale + c), b = TOperations.Load(channel->Shift + c), m = TOperations.Load(channel->Mean + c),
                k = TOperations.Load(channel->Constant + c), s = TOperations.Load(channel->Slope + c);
            for (int p = 0; p < pixels; p++)
            {
                float* g = gradient + p * stride + c;
                TOperations.Store(g, Gradient(TOperations.Load(source + p * sourceStride + c), TOperations.Load(g), a, b, m, k, s, floor));
            }
        }

        if (c < channels)
        {
            ChannelCoefficients rest = channel->From(c);
            NormalizationPasses<ScalarOperations, float>.Gradient(&rest, source + c, sourceStride, pixels, channels - c, gradient + c, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gradient(TVector x, TVector g, TVector scale, TVector shift, TVector mean, TVector constant, TVector slope, TVector floor)
    {
        TVector passed = TOperations.Subtract(TOperations.WhereAbove(TOperations.MultiplyAdd(x, scale, shift), floor, g), constant);
        return TOperations.Multiply(scale, TOperations.Subtract(passed, TOperations.Multiply(TOperations.Subtract(x, mean), slope)));
    }
}
