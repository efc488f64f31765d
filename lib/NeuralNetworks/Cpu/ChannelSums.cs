using System.Numerics;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Sums over pixels, every channel for itself.</summary>
internal static unsafe class ChannelSums
{
    /// <summary>Adds one number a channel to the sums.</summary>
    public static void Add(float* numbers, float* sums, int channels)
    {
        int c = 0;
        for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
            (Vector.Load(sums + c) + Vector.Load(numbers + c)).Store(sums + c);
        for (; c < channels; c++)
            sums[c] += numbers[c];
    }

    /// <summary>Adds all pixels to the sums, in their order.</summary>
    public static void AddAll(float* pixels, int stride, int count, float* sums, int channels)
    {
        int c = 0;
        for (; c <= channels - 2 * Vector<float>.Count; c += 2 * Vector<float>.Count)
        {
            Vector<float> left = Vector.Load(sums + c), right = Vector.Load(sums + c + Vector<float>.Count);
            float* next = pixels + c;
            for (int p = 0; p < count; p++, next += stride)
            {
                left += Vector.Load(next);
                right += Vector.Load(next + Vector<float>.Count);
            }

            left.Store(sums + c);
            right.Store(sums + c + Vector<float>.Count);
        }

        for (; c < channels; c++)
        {
            for (int p = 0; p < count; p++)
                sums[c] += pixels[p * stride + c];
        }
    }
}
