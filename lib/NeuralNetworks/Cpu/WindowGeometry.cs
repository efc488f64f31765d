using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>How a convolution's windows lie on its input, and the offsets that make its passes indirect products.</summary>
internal sealed unsafe class WindowGeometry(InputShape input, InputShape output, int kernel, int stride, int padding)
{
    /// <summary>Length of a window (kernel row, kernel column, channel).</summary>
    public int Depth => kernel * kernel * input.Channels;

    /// <summary>Phases of the input gradient: input pixels with the same rest of row and column modulo the stride.</summary>
    public int Phases => stride * stride;

    /// <summary>Zeros around the output gradient so that every phase may read it without a test.</summary>
    public int GradientHalo => Math.Max(HaloAlong(input.Height, output.Height), HaloAlong(input.Width, output.Width));

    /// <summary>(Capacity * output pixels) where each window starts in the input.</summary>
    public AlignedBuffer<int> WindowStarts(FeatureMap map) =>
        EachPixel(map.Capacity, output, (n, h, w) => map.Offset(n, h * stride - padding, w * stride - padding));

    /// <summary>(Capacity * pixels) where each pixel lies.</summary>
    public static AlignedBuffer<int> Pixels(FeatureMap map) => EachPixel(map.Capacity, map.Shape, map.Offset);

    /// <summary>(Depth) where the numbers of a window lie, from its start.</summary>
    public AlignedBuffer<int> WindowOffsets(FeatureMap map)
    {
        var offsets = new AlignedBuffer<int>(Depth);
        int k = 0;
        for (int row = 0; row < kernel; row++)
        {
            for (int column = 0; column < kernel; column++)
            {
                for (int channel = 0; channel < input.Channels; channel++)
                    offsets.Span[k++] = row * map.RowStride + column * input.Channels + channel;
            }
        }

        return offsets;
    }

    /// <summary>Pixels of a phase in one picture.</summary>
    public InputShape PhaseShape(int phase) =>
        new(input.Channels, CountFrom(phase / stride, input.Height), CountFrom(phase % stride, input.Width));

    /// <summary>The kernel places (row, column) that reach a phase's pixels, and the window's distance in (rows, columns) from there.</summary>
    public List<(int Place, int Rows, int Columns)> PhaseTaps(int phase)
    {
        var taps = new List<(int, int, int)>();
        foreach ((int row, int rows) in TapsAlong(phase / stride))
        {
            foreach ((int column, int columns) in TapsAlong(phase % stride))
                taps.Add((row * kernel + column, rows, columns));
        }

        return taps;
    }

    /// <summary>(Capacity * pixels of the phase) where each pixel's sum starts in the output gradient.</summary>
    public AlignedBuffer<int> PhaseStarts(int phase, FeatureMap gradient) => EachPixel(gradient.Capacity, PhaseShape(phase), gradient.Offset);

    /// <summary>(Capacity * pixels of the phase) where each pixel lies in the input gradient.</summary>
    public AlignedBuffer<int> PhasePixels(int phase, FeatureMap gradient) => EachPixel(
        gradient.Capacity, PhaseShape(phase), (n, h, w) => gradient.Offset(n, h * stride + phase / stride, w * stride + phase % stride));

    private static AlignedBuffer<int> EachPixel(int capacity, InputShape shape, Func<int, int, int, int> offset)
    {
        var offsets = new AlignedBuffer<int>(capacity * shape.Height * shape.Width);
        int* next = offsets.Pointer;
        for (int n = 0; n < capacity; n++)
        {
            for (int h = 0; h < shape.Height; h++)
            {
                for (int w = 0; w < shape.Width; w++)
                    *next++ = offset(n, h, w);
            }
        }

        return offsets;
    }

    private int CountFrom(int first, int size) => size > first ? (size - first - 1) / stride + 1 : 0;

    // Input row i = stride m + rest takes part in window o through kernel row u when i = stride o + u - padding, so o = m + (rest + padding - u) / stride.
    private IEnumerable<(int Tap, int Distance)> TapsAlong(int rest)
    {
        for (int u = 0; u < kernel; u++)
        {
            if ((rest + padding - u) % stride == 0)
                yield return (u, (rest + padding - u) / stride);
        }
    }

    private int HaloAlong(int inputSize, int outputSize)
    {
        int halo = 0;
        for (int rest = 0; rest < stride; rest++)
        {
            int last = CountFrom(rest, inputSize) - 1;
            foreach ((_, int distance) in TapsAlong(rest))
                halo = Math.Max(halo, Math.Max(-distance, last + distance - (outputSize - 1)));
        }

        return halo;
    }
}
