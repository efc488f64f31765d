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
            _constant.Pointer[c] = (float)(sum / pixels);
            _slope.Pointer[c] = (float)(product * _inverseDeviation[c] * _inverseDeviation[c] / pixels);
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
        int begin = block * LinesPerBlock, count = Math.Min(LinesPerBlock, _lines - begin), length = InputShape.Width * Channels;
        ChannelCoefficients channel = Coefficients;
        _path.Normalization.GradientSums(
            &channel, Input.Data + (nint)begin * length, OutputGradientRows.Lines(begin, count, _room.Of(worker).First), Channels,
            count * InputShape.Width, Channels, _first.Pointer + block * Channels, _second.Pointer + block * Channels);
    }

    /// <summary>x' from x and the output's gradient.</summary>
    private sealed class GradientRows(NormalizationOperator part) : RowSource(part.InputShape)
    {
        /// <inheritdoc/>
        public override void Read(int image, int row, int column, int count, float* destination, int pixelStride)
        {
            part.OutputGradientRows.Read(image, row, column, count, destination, pixelStride);
            ChannelCoefficients channel = part.Coefficients;
            part._path.Normalization.Gradient(
                &channel, part.Input.Data + part.Input.Offset(image, row, column), part.Channels, count, part.Channels, destination, pixelStride);
        }
    }
}
