using System.Numerics;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Sums over a block of pixels, every channel for itself; the block is (pixels, channels).</summary>
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

    /// <summary>The mean of each channel, and the sum of squared distances from it.</summary>
    public static void MeanAndSquares(float* block, int pixels, int channels, float* mean, float* squares)
    {
        int c = 0;
        for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero, square = Vector<float>.Zero;
            for (int p = 0; p < pixels; p++)
                sum += Vector.Load(block + p * channels + c);
            Vector<float> center = sum / new Vector<float>(pixels);
            for (int p = 0; p < pixels; p++)
            {
                Vector<float> distance = Vector.Load(block + p * channels + c) - center;
                square += distance * distance;
            }

            center.Store(mean + c);
            square.Store(squares + c);
        }

        for (; c < channels; c++)
        {
            float sum = 0, square = 0;
            for (int p = 0; p < pixels; p++)
                sum += block[p * channels + c];
            float center = sum / pixels;
            for (int p = 0; p < pixels; p++)
                square += (block[p * channels + c] - center) * (block[p * channels + c] - center);
            mean[c] = center;
            squares[c] = square;
        }
    }

    /// <summary>Of the gradients g that pass the ReLU (scale x + shift above floor): sum of g, and sum of g (x - mean).</summary>
    public static void GradientSums(
        float* input, float* gradient, int pixels, int channels, float* scale, float* shift, float* mean, float floor, float* sums, float* products)
    {
        int c = 0;
        var lowest = new Vector<float>(floor);
        for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
        {
            Vector<float> factor = Vector.Load(scale + c), summand = Vector.Load(shift + c), center = Vector.Load(mean + c);
            Vector<float> sum = Vector<float>.Zero, product = Vector<float>.Zero;
            for (int p = 0; p < pixels; p++)
            {
                Vector<float> x = Vector.Load(input + p * channels + c);
                Vector<float> passed = Vector.ConditionalSelect(
                    Vector.GreaterThan(x * factor + summand, lowest), Vector.Load(gradient + p * channels + c), Vector<float>.Zero);
                sum += passed;
                product += passed * (x - center);
            }

            sum.Store(sums + c);
            product.Store(products + c);
        }

        for (; c < channels; c++)
        {
            float sum = 0, product = 0;
            for (int p = 0; p < pixels; p++)
            {
                float x = input[p * channels + c];
                float passed = x * scale[c] + shift[c] > floor ? gradient[p * channels + c] : 0;
                sum += passed;
                product += passed * (x - mean[c]);
            }

            sums[c] = sum;
            products[c] = product;
        }
    }
}
