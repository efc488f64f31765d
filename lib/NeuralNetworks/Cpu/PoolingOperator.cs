using System.Numerics;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>Average pooling; a window as large as the map, without padding, makes it the global one.</summary>
internal sealed unsafe class PoolingOperator(
    string layer, InputShape input, InputShape output, (int Height, int Width) window, int stride, int padding, Workers workers)
    : Operator([layer], input, output, workers)
{
    private readonly float _share = 1f / (window.Height * window.Width);

    /// <inheritdoc/>
    public override void Forward(int count, bool training) => Workers.Run(count * OutputShape.Height, (line, _) =>
    {
        int n = line / OutputShape.Height, i = line % OutputShape.Height;
        (int top, int bottom) = Clip(i * stride - padding, window.Height, InputShape.Height);
        for (int j = 0; j < OutputShape.Width; j++)
        {
            (int left, int right) = Clip(j * stride - padding, window.Width, InputShape.Width);
            Sum(Input, n, top, bottom, left, right, Output.Data + Output.Offset(n, i, j));
        }
    });

    /// <inheritdoc/>
    public override void Backward(int count)
    {
        if (InputGradient is null)
            return;
        Workers.Run(count * InputShape.Height, (line, _) =>
        {
            int n = line / InputShape.Height, i = line % InputShape.Height;
            (int top, int bottom) = WindowsOver(i, window.Height, OutputShape.Height);
            for (int j = 0; j < InputShape.Width; j++)
            {
                (int left, int right) = WindowsOver(j, window.Width, OutputShape.Width);
                Sum(OutputGradient, n, top, bottom, left, right, InputGradient.Data + InputGradient.Offset(n, i, j));
            }
        });
    }

    private static (int Begin, int End) Clip(int first, int length, int size) => (Math.Max(first, 0), Math.Min(first + length, size));

    /// <summary>The windows that contain a place: those o with 0 at most place + padding - stride o, and that below the length.</summary>
    private (int Begin, int End) WindowsOver(int place, int length, int windows)
    {
        int reach = place + padding;
        int begin = reach < length ? 0 : (reach - length) / stride + 1;
        return (begin, Math.Min(reach / stride + 1, windows));
    }

    private void Sum(FeatureMap map, int n, int top, int bottom, int left, int right, float* destination)
    {
        int channels = map.Shape.Channels, c = 0;
        for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero;
            for (int h = top; h < bottom; h++)
            {
                float* row = map.Data + map.Offset(n, h, left) + c;
                for (int w = left; w < right; w++, row += channels)
                    sum += Vector.Load(row);
            }

            (sum * _share).Store(destination + c);
        }

        for (; c < channels; c++)
        {
            float sum = 0;
            for (int h = top; h < bottom; h++)
            {
                float* row = map.Data + map.Offset(n, h, left) + c;
                for (int w = left; w < right; w++, row += channels)
                    sum += *row;
            }

            destination[c] = sum * _share;
        }
    }
}
