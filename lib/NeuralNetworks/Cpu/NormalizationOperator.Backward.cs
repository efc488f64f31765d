using System.Numerics;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>Gradients of weight, bias and input.</content>
/// <remarks>
/// With g the output's gradient where the fused ReLU let through, and h = (x - mean) / deviation: bias' = sum g; weight' = sum g h;
/// x' = weight / deviation (g - bias' / n - h weight' / n).
/// </remarks>
internal sealed unsafe partial class NormalizationOperator
{
    /// <inheritdoc/>
    public override void Backward(int count)
    {
        int pixels = count * Pixels;
        int blocks = (pixels + BlockPixels - 1) / BlockPixels;
        float floor = _rectifies ? 0 : float.NegativeInfinity;
        Workers.Run(blocks, (block, _) =>
        {
            int first = block * BlockPixels, length = Math.Min(BlockPixels, pixels - first);
            ChannelSums.GradientSums(
                Input.Data + (nint)first * Channels, OutputGradient.Data + (nint)first * Channels, length, Channels,
                _scale.Pointer, _shift.Pointer, _mean.Pointer, floor, _first.Pointer + block * Channels, _second.Pointer + block * Channels);
        });
        for (int c = 0; c < Channels; c++)
        {
            double sum = 0, product = 0;
            for (int block = 0; block < blocks; block++)
            {
                sum += _first.Pointer[block * Channels + c];
                product += _second.Pointer[block * Channels + c];
            }

            _bias.Gradient.Pointer[c] = (float)sum;
            _weight.Gradient.Pointer[c] = (float)(product * _inverseDeviation[c]);
            // From here the block sums of block 0 hold what every pixel subtracts: a constant, and a multiple of x - mean.
            _first.Pointer[c] = (float)(sum / pixels);
            _second.Pointer[c] = (float)(product * _inverseDeviation[c] * _inverseDeviation[c] / pixels);
        }

        if (InputGradient is null)
            return;
        int width = InputShape.Width, height = InputShape.Height;
        Workers.Run(count * height, (line, _) =>
        {
            int offset = line * width * Channels;
            float* destination = InputGradient.Data + InputGradient.Offset(line / height, line % height, 0);
            for (int w = 0; w < width; w++, offset += Channels)
                GradientPixel(Input.Data + offset, OutputGradient.Data + offset, destination + w * Channels, floor);
        });
    }

    private void GradientPixel(float* input, float* gradient, float* destination, float floor)
    {
        float* scale = _scale.Pointer, shift = _shift.Pointer, mean = _mean.Pointer, constant = _first.Pointer, slope = _second.Pointer;
        int channels = Channels, c = 0;
        var lowest = new Vector<float>(floor);
        for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
        {
            Vector<float> x = Vector.Load(input + c), factor = Vector.Load(scale + c);
            Vector<float> passed = Vector.ConditionalSelect(
                Vector.GreaterThan(x * factor + Vector.Load(shift + c), lowest), Vector.Load(gradient + c), Vector<float>.Zero);
            (factor * (passed - Vector.Load(constant + c) - (x - Vector.Load(mean + c)) * Vector.Load(slope + c))).Store(destination + c);
        }

        for (; c < channels; c++)
        {
            float passed = input[c] * scale[c] + shift[c] > floor ? gradient[c] : 0;
            destination[c] = scale[c] * (passed - constant[c] - (input[c] - mean[c]) * slope[c]);
        }
    }
}
