using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>A batch of feature maps inside the engine: (N, H, W, C), each map framed by a halo of zeros.</summary>
/// <remarks>
/// Channels lie innermost, so that a window's row is one run of memory; the halo is the next convolution's padding, so that no window
/// needs a test for the border. Only the inside is ever written.
/// </remarks>
internal sealed unsafe class FeatureMap
{
    // What an array can hold, less what aligning it takes.
    private const int Largest = int.MaxValue - 128;

    private readonly AlignedBuffer<float> _buffer;

    /// <summary>Allocates a map for up to <paramref name="capacity"/> pictures.</summary>
    /// <exception cref="ArgumentException">It would hold 2^31 numbers or more, which offsets cannot address.</exception>
    public FeatureMap(int capacity, InputShape shape, int halo)
    {
        long numbers = Numbers(capacity, shape, halo);
        if (numbers > Largest)
        {
            throw new ArgumentException(
                $"A batch of {capacity} maps of shape {shape} with a border of {halo} needs {numbers} numbers, at most {Largest} fit; "
                + "use a smaller batch.");
        }

        Shape = shape;
        Halo = halo;
        Capacity = capacity;
        RowStride = (shape.Width + 2 * halo) * shape.Channels;
        ImageStride = (int)(numbers / capacity);
        _buffer = new AlignedBuffer<float>((int)numbers);
    }

    private FeatureMap(FeatureMap map)
    {
        Shape = new InputShape(map.Shape.Length, 1, 1);
        Capacity = map.Capacity;
        RowStride = ImageStride = map.ImageStride;
        _buffer = map._buffer;
    }

    /// <summary>Shape of one map (C, H, W).</summary>
    public InputShape Shape { get; }

    /// <summary>Zeros on each side.</summary>
    public int Halo { get; }

    /// <summary>Pictures it can hold.</summary>
    public int Capacity { get; }

    /// <summary>Distance in floats between rows.</summary>
    public int RowStride { get; }

    /// <summary>Distance in floats between pictures.</summary>
    public int ImageStride { get; }

    /// <summary>The first number, which belongs to the halo when there is one.</summary>
    public float* Data => _buffer.Pointer;

    /// <summary>Distance in floats from <see cref="Data"/> to channel 0 of a pixel; row and column may lie in the halo.</summary>
    public int Offset(int image, int row, int column) =>
        image * ImageStride + (row + Halo) * RowStride + (column + Halo) * Shape.Channels;

    /// <summary>The same memory as maps of one pixel with all numbers as channels, in the order (H, W, C).</summary>
    public FeatureMap Flattened() => Halo == 0 ? new FeatureMap(this) : throw new InvalidOperationException("A map with a halo is not contiguous.");

    /// <summary>Numbers that a map takes, border included.</summary>
    public static long Numbers(int capacity, InputShape shape, int halo) =>
        capacity * ((long)(shape.Height + 2 * halo) * (shape.Width + 2 * halo) * shape.Channels);

    /// <summary>Copies the inside of the first <paramref name="count"/> maps to a map of the same shape with another border.</summary>
    public void CopyTo(FeatureMap destination, int count)
    {
        for (int n = 0; n < count; n++)
        {
            for (int h = 0; h < Shape.Height; h++)
            {
                int length = Shape.Width * Shape.Channels;
                new ReadOnlySpan<float>(Data + Offset(n, h, 0), length).CopyTo(new Span<float>(destination.Data + destination.Offset(n, h, 0), length));
            }
        }
    }

    /// <summary>Copies pictures in, from (N, C, H, W).</summary>
    public void Import(ReadOnlySpan<float> source, int count)
    {
        for (int n = 0, s = 0; n < count; n++)
        {
            for (int c = 0; c < Shape.Channels; c++)
            {
                for (int h = 0; h < Shape.Height; h++, s += Shape.Width)
                {
                    float* destination = Data + Offset(n, h, 0) + c;
                    ReadOnlySpan<float> row = source.Slice(s, Shape.Width);
                    if (Shape.Channels == 1)
                    {
                        row.CopyTo(new Span<float>(destination, row.Length));
                        continue;
                    }

                    for (int w = 0; w < row.Length; w++)
                        destination[w * Shape.Channels] = row[w];
                }
            }
        }
    }

    /// <summary>Copies pictures out, to (N, C, H, W).</summary>
    public void Export(Span<float> destination, int count)
    {
        for (int n = 0, d = 0; n < count; n++)
        {
            for (int c = 0; c < Shape.Channels; c++)
            {
                for (int h = 0; h < Shape.Height; h++, d += Shape.Width)
                {
                    float* source = Data + Offset(n, h, 0) + c;
                    Span<float> row = destination.Slice(d, Shape.Width);
                    if (Shape.Channels == 1)
                    {
                        new ReadOnlySpan<float>(source, row.Length).CopyTo(row);
                        continue;
                    }

                    for (int w = 0; w < row.Length; w++)
                        row[w] = source[w * Shape.Channels];
                }
            }
        }

        GC.KeepAlive(this); // this call may be the last use of a copy
    }
}
