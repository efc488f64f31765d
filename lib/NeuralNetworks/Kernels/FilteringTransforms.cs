using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <summary>The additions around the products of <see cref="MinimalFiltering"/>, one vector of channels at a time.</summary>
/// <remarks>Written out because vectors in arrays would live in memory. One square of values has to: it starts on a cache line, so that no
/// vector of it lies on two, and is not zeroed first.</remarks>
[SkipLocalsInit]
internal static unsafe partial class FilteringTransforms<TOperations, TVector>
    where TOperations : struct, IVectorOperations<TVector>
    where TVector : unmanaged
{
    private const int CacheLine = 64;

    /// <summary>A 7 x 7 window of the input becomes 49 items.</summary>
    /// <param name="window">Its upper left pixel.</param>
    /// <param name="rowStride">Floats between two rows.</param>
    /// <param name="pixelStride">Floats between two pixels.</param>
    /// <param name="vectors">Vectors of channels.</param>
    /// <param name="destination">Receives the items.</param>
    /// <param name="places">(49) where each item goes, in floats.</param>
    /// <param name="vectorStride">Floats between two vectors of an item.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(
        float* window, nint rowStride, nint pixelStride, int vectors, float* destination, nint* places, nint vectorStride)
    {
        byte* room = stackalloc byte[MinimalFiltering.AllItems * sizeof(TVector) + CacheLine];
        var square = (TVector*)(((nint)room + CacheLine - 1) & -CacheLine);
        for (int v = 0; v < vectors; v++, window += TOperations.Width, destination += vectorStride)
        {
            float* row = window;
            TVector* line = square;
            for (int r = 0; r < MinimalFiltering.Items; r++, row += rowStride, line += MinimalFiltering.Items)
            {
                TVector d0 = TOperations.Load(row), d1 = TOperations.Load(row + pixelStride), d2 = TOperations.Load(row + 2 * pixelStride),
                    d3 = TOperations.Load(row + 3 * pixelStride), d4 = TOperations.Load(row + 4 * pixelStride),
                    d5 = TOperations.Load(row + 5 * pixelStride), d6 = TOperations.Load(row + 6 * pixelStride);
                line[0] = TOperations.Subtract(d0, d4);
                line[1] = TOperations.Add(d2, d4);
                line[2] = TOperations.Subtract(d4, d2);
                line[3] = TOperations.Subtract(d2, d6);
                line[4] = TOperations.Subtract(d1, d3);
                line[5] = d3;
                line[6] = TOperations.Subtract(d3, d5);
            }

            line = square;
            nint* place = places;
            for (int c = 0; c < MinimalFiltering.Items; c++, line++, place++)
            {
                TVector d1 = line[7], d2 = line[14], d3 = line[21], d4 = line[28], d5 = line[35];
                TOperations.Store(destination + place[0], TOperations.Subtract(line[0], d4));
                TOperations.Store(destination + place[7], TOperations.Add(d2, d4));
                TOperations.Store(destination + place[14], TOperations.Subtract(d4, d2));
                TOperations.Store(destination + place[21], TOperations.Subtract(d2, line[42]));
                TOperations.Store(destination + place[28], TOperations.Subtract(d1, d3));
                TOperations.Store(destination + place[35], d3);
                TOperations.Store(destination + place[42], TOperations.Subtract(d3, d5));
            }
        }
    }

    /// <summary>The sums of the points become 2 x 2 numbers for two vectors of channels: outputs, or places of one phase of the input's gradient.</summary>
    /// <param name="products">The tile's row of the first point.</param>
    /// <param name="pointStride">Floats between two points.</param>
    /// <param name="rowPoints">Points along the columns: 4, or 3 in an odd phase.</param>
    /// <param name="columnPoints">Points along the rows: 4, or 3 in an odd phase.</param>
    /// <param name="bias">One number a channel to add, or null.</param>
    /// <param name="upper">Receives the upper two.</param>
    /// <param name="lower">Receives the lower two.</param>
    /// <param name="pixelStride">Floats between the left and the right one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(
        float* products, nint pointStride, int rowPoints, int columnPoints, float* bias, float* upper, float* lower, nint pixelStride)
    {
        for (int v = 0; v < 2; v++)
        {
            TVector offset = bias == null ? TOperations.Zero : TOperations.Load(bias + v * TOperations.Width);
            float* source = products + v * TOperations.Width;
            Column(source, columnPoints * pointStride, rowPoints, out TVector up0, out TVector down0);
            Column(source + pointStride, columnPoints * pointStride, rowPoints, out TVector up1, out TVector down1);
            Column(source + 2 * pointStride, columnPoints * pointStride, rowPoints, out TVector up2, out TVector down2);
            TVector upRight, downRight;
            TVector upLeft = TOperations.Add(up0, up1), downLeft = TOperations.Add(down0, down1);
            if (columnPoints == MinimalFiltering.Points)
            {
                Column(source + 3 * pointStride, columnPoints * pointStride, rowPoints, out TVector up3, out TVector down3);
                upLeft = TOperations.Add(upLeft, up2);
                downLeft = TOperations.Add(downLeft, down2);
                upRight = TOperations.Subtract(TOperations.Subtract(up1, up2), up3);
                downRight = TOperations.Subtract(TOperations.Subtract(down1, down2), down3);
            }
            else
            {
                upRight = TOperations.Subtract(up1, up2);
                downRight = TOperations.Subtract(down1, down2);
            }

            TOperations.Store(upper, TOperations.Add(upLeft, offset));
            TOperations.Store(upper + pixelStride, TOperations.Add(upRight, offset));
            TOperations.Store(lower, TOperations.Add(downLeft, offset));
            TOperations.Store(lower + pixelStride, TOperations.Add(downRight, offset));
            upper += TOperations.Width;
            lower += TOperations.Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(float* source, nint stride, int points, out TVector first, out TVector second)
    {
        TVector p1 = TOperations.Load(source + stride), p2 = TOperations.Load(source + 2 * stride);
        first = TOperations.Add(TOperations.Load(source), p1);
        second = TOperations.Subtract(p1, p2);
        if (points == MinimalFiltering.Points)
        {
            first = TOperations.Add(first, p2);
            second = TOperations.Subtract(second, TOperations.Load(source + 3 * stride));
        }
    }
}
