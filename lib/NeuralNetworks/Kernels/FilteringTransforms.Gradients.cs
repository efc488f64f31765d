using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <content>What the backward passes add: values of the output's gradient.</content>
/// <remarks>
/// The input's gradient is a convolution of the output's with the window turned around: an input row 2m has three taps, on the gradient's
/// rows m - 1, m, m + 1, a row 2m + 1 two. With 4 places w0..w3 of the gradient the even rows need w0 - w2, w1 + w2, w2 - w1, w1 - w3, the
/// odd ones w1 - w2, w2, w2 - w3; the first of these is an even one with the other sign, which the filter takes over: 6 values, not 7.
/// </remarks>
internal static unsafe partial class FilteringTransforms<TOperations, TVector>
{
    /// <summary>A 4 x 4 window of the output's gradient becomes 36 items, from which all four phases of the input's gradient are made.</summary>
    /// <param name="window">Its upper left pixel.</param>
    /// <param name="rowStride">Floats between two rows.</param>
    /// <param name="pixelStride">Floats between two pixels.</param>
    /// <param name="vectors">Vectors of channels.</param>
    /// <param name="destination">Receives the items.</param>
    /// <param name="itemStride">Floats between two items.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(float* window, nint rowStride, nint pixelStride, int vectors, float* destination, nint itemStride)
    {
        byte* room = stackalloc byte[4 * MinimalFiltering.GradientItems * sizeof(TVector) + CacheLine];
        var square = (TVector*)(((nint)room + CacheLine - 1) & -CacheLine);
        for (int v = 0; v < vectors; v++, window += TOperations.Width, destination += TOperations.Width)
        {
            float* row = window;
            TVector* line = square;
            for (int r = 0; r < 4; r++, row += rowStride, line += MinimalFiltering.GradientItems)
            {
                TVector w0 = TOperations.Load(row), w1 = TOperations.Load(row + pixelStride), w2 = TOperations.Load(row + 2 * pixelStride),
                    w3 = TOperations.Load(row + 3 * pixelStride);
                line[0] = TOperations.Subtract(w0, w2);
                line[1] = TOperations.Add(w1, w2);
                line[2] = TOperations.Subtract(w2, w1);
                line[3] = TOperations.Subtract(w1, w3);
                line[4] = w2;
                line[5] = TOperations.Subtract(w2, w3);
            }

            line = square;
            float* place = destination;
            for (int c = 0; c < MinimalFiltering.GradientItems; c++, line++, place += itemStride)
            {
                TVector w0 = line[0], w1 = line[6], w2 = line[12], w3 = line[18];
                TOperations.Store(place, TOperations.Subtract(w0, w2));
                TOperations.Store(place + 6 * itemStride, TOperations.Add(w1, w2));
                TOperations.Store(place + 12 * itemStride, TOperations.Subtract(w2, w1));
                TOperations.Store(place + 18 * itemStride, TOperations.Subtract(w1, w3));
                TOperations.Store(place + 24 * itemStride, w2);
                TOperations.Store(place + 30 * itemStride, TOperations.Subtract(w2, w3));
            }
        }
    }

    /// <summary>2 x 2 numbers of the output's gradient are spread over the 16 points: the transpose of <see cref="Output"/>.</summary>
    /// <param name="window">The upper left pixel.</param>
    /// <param name="rowStride">Floats between two rows.</param>
    /// <param name="pixelStride">Floats between two pixels.</param>
    /// <param name="panels">Pairs of vectors of channels.</param>
    /// <param name="destination">Receives the points.</param>
    /// <param name="pointStride">Floats between two points.</param>
    /// <param name="panelStride">Floats between two pairs of vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(
        float* window, nint rowStride, nint pixelStride, int panels, float* destination, nint pointStride, nint panelStride)
    {
        for (int v = 0; v < 2 * panels; v++)
        {
            float* source = window + v * TOperations.Width;
            float* place = destination + (v >> 1) * panelStride + (v & 1) * TOperations.Width;
            TVector y00 = TOperations.Load(source), y01 = TOperations.Load(source + pixelStride);
            TVector y10 = TOperations.Load(source + rowStride), y11 = TOperations.Load(source + rowStride + pixelStride);
            Row(place, pointStride, y00, y01);
            Row(place + 4 * pointStride, pointStride, TOperations.Add(y00, y10), TOperations.Add(y01, y11));
            Row(place + 8 * pointStride, pointStride, TOperations.Subtract(y00, y10), TOperations.Subtract(y01, y11));
            Row(place + 12 * pointStride, pointStride, TOperations.Subtract(TOperations.Zero, y10), TOperations.Subtract(TOperations.Zero, y11));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float* place, nint stride, TVector left, TVector right)
    {
        TOperations.Store(place, left);
        TOperations.Store(place + stride, TOperations.Add(left, right));
        TOperations.Store(place + 2 * stride, TOperations.Subtract(left, right));
        TOperations.Store(place + 3 * stride, TOperations.Subtract(TOperations.Zero, right));
    }
}
