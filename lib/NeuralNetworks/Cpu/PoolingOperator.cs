using System.Numerics;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Average pooling; a window as large as the map, without padding, makes it the global one.</summary>
/// <remarks>A row of the input is read once for some rows of the output, summed along the row, and added to every output whose window it lies in.</remarks>
internal sealed unsafe class PoolingOperator : Operator
{
    private const int RowsPerTask = 4;

    private readonly (int Height, int Width) _window;
    private readonly int _stride;
    private readonly int _padding;
    private readonly float _share;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _writeGradient;
    private WorkerRoom _room = null!;

    /// <summary>Creates the operator.</summary>
    public PoolingOperator(
        string layer, InputShape input, InputShape output, (int Height, int Width) window, int stride, int padding, Workers workers)
        : base([layer], input, output, workers)
    {
        _window = window;
        _stride = stride;
        _padding = padding;
        _share = 1f / (window.Height * window.Width);
        InputGradientRows = new GradientRows(this);
        _forward = ForwardTask;
        _writeGradient = (line, _) => InputGradientRows.CopyLine(line, InputGradient!);
    }

    /// <inheritdoc/>
    public override bool ReadsRows => true;

    /// <inheritdoc/>
    public override RowSource InputGradientRows { get; }

    private int TasksPerImage => (OutputShape.Height + RowsPerTask - 1) / RowsPerTask;

    /// <inheritdoc/>
    public override void Forward(int count, bool training) => Workers.Run(count * TasksPerImage, _forward);

    /// <inheritdoc/>
    public override void Backward(int count)
    {
        if (InputGradient is not null)
            Workers.Run(count * InputShape.Height, _writeGradient);
    }

    /// <inheritdoc/>
    protected override void OnForwardBound() => _room = new WorkerRoom(
        Workers.Threads, InputShape.Width * InputShape.Channels, OutputShape.Width * OutputShape.Channels, 0);

    private void ForwardTask(int task, int worker)
    {
        int n = task / TasksPerImage, first = task % TasksPerImage * RowsPerTask, end = Math.Min(first + RowsPerTask, OutputShape.Height);
        float* pixels = _room.Of(worker).First, sums = _room.Of(worker).Second;
        int length = OutputShape.Width * OutputShape.Channels;
        for (int i = first; i < end; i++)
            new Span<float>(Output!.Data + Output.Offset(n, i, 0), length).Clear();
        (int top, _) = Clip(first * _stride - _padding, _window.Height, InputShape.Height);
        (_, int bottom) = Clip((end - 1) * _stride - _padding, _window.Height, InputShape.Height);
        for (int row = top; row < bottom; row++)
        {
            InputRows.Read(n, row, 0, InputShape.Width, pixels, InputShape.Channels);
            SumAlongRow(pixels, sums);
            (int begin, int behind) = WindowsOver(row, _window.Height, OutputShape.Height);
            for (int i = Math.Max(begin, first); i < Math.Min(behind, end); i++)
                ChannelSums.Add(sums, Output!.Data + Output.Offset(n, i, 0), length);
        }
    }

    private void SumAlongRow(float* pixels, float* sums)
    {
        int channels = InputShape.Channels;
        for (int j = 0; j < OutputShape.Width; j++, sums += channels)
        {
            (int left, int right) = Clip(j * _stride - _padding, _window.Width, InputShape.Width);
            Sum(pixels + left * channels, 1, 0, right - left, channels, sums);
        }
    }

    private static (int Begin, int End) Clip(int first, int length, int size) => (Math.Max(first, 0), Math.Min(first + length, size));

    /// <summary>The windows that contain a place: those o with 0 at most place + padding - stride o, and that below the length.</summary>
    private (int Begin, int End) WindowsOver(int place, int length, int windows)
    {
        int reach = place + _padding;
        int begin = reach < length ? 0 : (reach - length) / _stride + 1;
        return (begin, Math.Min(reach / _stride + 1, windows));
    }

    /// <summary>The share of a window times the sum of a rectangle of pixels.</summary>
    private void Sum(float* source, int rows, nint rowStride, int pixels, int channels, float* destination)
    {
        int c = 0;
        for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero;
            for (int h = 0; h < rows; h++)
            {
                float* row = source + h * rowStride + c;
                for (int w = 0; w < pixels; w++, row += channels)
                    sum += Vector.Load(row);
            }

            (sum * _share).Store(destination + c);
        }

        for (; c < channels; c++)
        {
            float sum = 0;
            for (int h = 0; h < rows; h++)
            {
                float* row = source + h * rowStride + c;
                for (int w = 0; w < pixels; w++, row += channels)
                    sum += *row;
            }

            destination[c] = sum * _share;
        }
    }

    /// <summary>The gradients of all windows that a pixel lies in, each with its share.</summary>
    private sealed class GradientRows(PoolingOperator part) : RowSource(part.InputShape)
    {
        /// <inheritdoc/>
        public override void Read(int image, int row, int column, int count, float* destination, int pixelStride)
        {
            FeatureMap gradient = part.OutputGradient;
            (int top, int bottom) = part.WindowsOver(row, part._window.Height, part.OutputShape.Height);
            for (int w = column; w < column + count; w++, destination += pixelStride)
            {
                (int left, int right) = part.WindowsOver(w, part._window.Width, part.OutputShape.Width);
                part.Sum(
                    gradient.Data + gradient.Offset(image, top, left), bottom - top, gradient.RowStride, right - left, Shape.Channels, destination);
            }
        }
    }
}
