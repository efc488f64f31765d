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
}
