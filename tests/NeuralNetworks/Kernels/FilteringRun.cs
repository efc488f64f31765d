using FerLib.NeuralNetworks.Kernels;

namespace FerLib.Tests.NeuralNetworks.Kernels;

/// <summary>
/// The transforms of one kernel path between arrays, [channel][number], for one pair of vectors of channels; distances in memory are
/// larger than they need be.
/// </summary>
internal sealed unsafe class FilteringRun(KernelPath path)
{
    // Whole numbers from -4 to 4: sums of 100 products of them and of quarters stay far below 2^22, so that float32 rounds nothing.
    private const int Largest = 4;

    private readonly FilteringKernels _kernels = path.Filtering;

    /// <summary>Channels: those of two vectors.</summary>
    public int Lanes => path.Columns;

    // Floats between two numbers of a channel.
    private int Stride => Lanes + 3;

    public float[][] Numbers(int count, int stream) =>
        [.. Enumerable.Range(0, Lanes).Select(lane => Scattered.Of(count, 100 * stream + lane, Largest).Select(number => MathF.Round(number)).ToArray())];

    public float[][] Input(Func<int, float[]> windows)
    {
        AlignedBuffer<float> window = Pack(windows, 49), items = Empty(49);
        AlignedBuffer<nint> places = Places(MinimalFiltering.Slots);
        _kernels.Input(window.Pointer, 7 * Stride, Stride, 2, items.Pointer, places.Pointer, path.Width);
        GC.KeepAlive((window, places));
        return Unpack(items, MinimalFiltering.Slots);
    }

    public float[][] Filter(Func<int, float[]> taps, bool isTurned)
    {
        AlignedBuffer<float> source = Pack(taps, 25), items = Empty(49);
        AlignedBuffer<nint> places = Places(MinimalFiltering.Slots);
        for (int lane = 0; lane < Lanes; lane += path.Width)
        {
            _kernels.Filter(
                source.Pointer + lane + (isTurned ? 24 * Stride : 0), isTurned ? -Stride : Stride, isTurned ? -1 : 1, items.Pointer + lane,
                places.Pointer);
        }

        GC.KeepAlive((source, places));
        return Unpack(items, MinimalFiltering.Slots);
    }

    public float[][] Output(Func<int, float[]> products, int rowPoints, int columnPoints, float bias)
    {
        AlignedBuffer<float> source = Pack(products, rowPoints * columnPoints), outputs = Empty(4), biases = Empty(1);
        biases.Span.Fill(bias);
        _kernels.Output(
            source.Pointer, Stride, rowPoints, columnPoints, bias == 0 ? null : biases.Pointer, outputs.Pointer, outputs.Pointer + 2 * Stride, Stride);
        GC.KeepAlive((source, biases));
        return Unpack(outputs, [0, 1, 2, 3]);
    }

    public float[][] Gradient(Func<int, float[]> windows)
    {
        AlignedBuffer<float> window = Pack(windows, 16), items = Empty(36);
        _kernels.Gradient(window.Pointer, 4 * Stride, Stride, 2, items.Pointer, Stride);
        GC.KeepAlive(window);
        return Unpack(items, [.. Enumerable.Range(0, 36)]);
    }

    public float[][] Spread(Func<int, float[]> windows)
    {
        AlignedBuffer<float> window = Pack(windows, 4), points = Empty(16);
        _kernels.Spread(window.Pointer, 2 * Stride, Stride, 1, points.Pointer, Stride, 0);
        GC.KeepAlive(window);
        return Unpack(points, [.. Enumerable.Range(0, 16)]);
    }

    public float[][] FilterGradient(Func<int, float[]> items)
    {
        AlignedBuffer<float> source = Pack(items, 49), taps = Empty(25);
        AlignedBuffer<nint> places = Places([.. Enumerable.Range(0, 49)]);
        for (int lane = 0; lane < Lanes; lane += path.Width)
            _kernels.FilterGradient(source.Pointer + lane, places.Pointer, taps.Pointer + lane, Stride);
        GC.KeepAlive((source, places));
        return Unpack(taps, [.. Enumerable.Range(0, 25)]);
    }

    private AlignedBuffer<float> Empty(int numbers)
    {
        var buffer = new AlignedBuffer<float>(numbers * Stride);
        buffer.Span.Fill(float.NaN);
        return buffer;
    }

    private AlignedBuffer<float> Pack(Func<int, float[]> channels, int numbers)
    {
        AlignedBuffer<float> buffer = Empty(numbers);
        for (int lane = 0; lane < Lanes; lane++)
        {
            float[] values = channels(lane);
            for (int i = 0; i < numbers; i++)
                buffer.Span[i * Stride + lane] = values[i];
        }

        return buffer;
    }

    private float[][] Unpack(AlignedBuffer<float> buffer, int[] places) =>
        [.. Enumerable.Range(0, Lanes).Select(lane => places.Select(place => buffer.Span[place * Stride + lane]).ToArray())];

    private AlignedBuffer<nint> Places(int[] places)
    {
        var buffer = new AlignedBuffer<nint>(places.Length);
        for (int i = 0; i < places.Length; i++)
            buffer.Span[i] = places[i] * Stride;
        return buffer;
    }
}
