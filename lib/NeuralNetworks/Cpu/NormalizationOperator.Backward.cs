using System.Numerics;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <content>Gradients of weight, bias and input.</content>
/// <remarks>
/// With g the output's gradient where the fused ReLU let through, and h = (x - mean) / deviation: bias' = sum g; weight' = sum g h;
/// x' = weight / deviation (g - bias' / n - h weight' / n).
/// </remarks>
internal sealed unsafe partial class NormalizationOperator
{
    private readonly Action<int, int> _gradientSums;
    private readonly Action<int, int> _writeGradient;
    private WorkerRoom _room = null!;
    private int _lines;

    private int LinesPerBlock => Math.Max(1, BlockPixels / InputShape.Width);

    /// <inheritdoc/>
    public override void Backward(int count)
    {
        int pixels = count * Pixels;
        _lines = count * InputShape.Height;
        int blocks = (_lines + LinesPerBlock - 1) / LinesPerBlock;
        Workers.Run(blocks, _gradientSums);
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

        if (InputGradient is not null)
            Workers.Run(_lines, _writeGradient);
    }

    /// <inheritdoc/>
    protected override void OnBackwardBound()
    {
        _room = new WorkerRoom(Workers.Threads, LinesPerBlock * InputShape.Width * Channels, 0, 0);
        int blocks = (Capacity * InputShape.Height + LinesPerBlock - 1) / LinesPerBlock;
        if (blocks * Channels <= _first.Length)
            return;
        _first = new AlignedBuffer<float>(checked(blocks * Channels));
        _second = new AlignedBuffer<float>(checked(blocks * Channels));
    }

    private void GradientSums(int block, int worker)
    {
        int begin = block * LinesPerBlock, end = Math.Min(begin + LinesPerBlock, _lines), width = InputShape.Width, height = InputShape.Height;
        float* gradient = _room.Of(worker).First;
        for (int line = begin; line < end; line++)
            OutputGradientRows.Read(line / height, line % height, 0, width, gradient + (line - begin) * width * Channels, Channels);
        ChannelSums.GradientSums(
            Input.Data + (nint)begin * width * Channels, gradient, (end - begin) * width, Channels, _scale.Pointer, _shift.Pointer,
            _mean.Pointer, _floor, _first.Pointer + block * Channels, _second.Pointer + block * Channels);
    }

    /// <summary>x' from x and the output's gradient.</summary>
    private sealed class GradientRows(NormalizationOperator part) : RowSource(part.InputShape)
    {
        /// <inheritdoc/>
        public override void Read(int image, int row, int column, int count, float* destination, int pixelStride)
        {
            part.OutputGradientRows.Read(image, row, column, count, destination, pixelStride);
            float* source = part.Input.Data + part.Input.Offset(image, row, column);
            for (int w = 0; w < count; w++, source += part.Channels, destination += pixelStride)
                Pixel(source, destination);
        }

        private void Pixel(float* input, float* gradient)
        {
            float* scale = part._scale.Pointer, shift = part._shift.Pointer, mean = part._mean.Pointer;
            float* constant = part._first.Pointer, slope = part._second.Pointer;
            int channels = part.Channels, c = 0;
            float floor = part._floor;
            var lowest = new Vector<float>(floor);
            for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
            {
                Vector<float> x = Vector.Load(input + c), factor = Vector.Load(scale + c);
                Vector<float> passed = Vector.ConditionalSelect(
                    Vector.GreaterThan(x * factor + Vector.Load(shift + c), lowest), Vector.Load(gradient + c), Vector<float>.Zero);
                (factor * (passed - Vector.Load(constant + c) - (x - Vector.Load(mean + c)) * Vector.Load(slope + c))).Store(gradient + c);
            }

            for (; c < channels; c++)
            {
                float passed = input[c] * scale[c] + shift[c] > floor ? gradient[c] : 0;
                gradient[c] = scale[c] * (passed - constant[c] - (input[c] - mean[c]) * slope[c]);
            }
        }
    }
}
