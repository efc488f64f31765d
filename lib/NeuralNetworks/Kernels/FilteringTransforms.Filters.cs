using System.Runtime.CompilerServices;

namespace FerLib.NeuralNetworks.Kernels;

/// <content>The filters' side.</content>
internal static unsafe partial class FilteringTransforms<TOperations, TVector>
{
    private const int Kernel = MinimalFiltering.Kernel;
    private const int Items = MinimalFiltering.Items;

    /// <summary>25 taps become 49 items, for one vector of filters.</summary>
    /// <param name="taps">The first tap.</param>
    /// <param name="tapStride">Floats between two taps; negative, with the last tap as first, turns the window around.</param>
    /// <param name="sign">1, or -1 for a window turned around: the factor of the odd items at point 0.</param>
    /// <param name="destination">Receives the items.</param>
    /// <param name="places">(49) where each item goes, in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filter(float* taps, nint tapStride, float sign, float* destination, nint* places)
    {
        float half = 0.5f;
        TVector factor = TOperations.Broadcast(&sign), halves = TOperations.Broadcast(&half);
        TVector* lines = stackalloc TVector[Kernel * Items];
        for (int row = 0; row < Kernel; row++, taps += Kernel * tapStride)
        {
            ToItems(
                factor, halves, TOperations.Load(taps), TOperations.Load(taps + tapStride), TOperations.Load(taps + 2 * tapStride),
                TOperations.Load(taps + 3 * tapStride), TOperations.Load(taps + 4 * tapStride), lines + row * Items);
        }

        TVector* items = stackalloc TVector[Items];
        for (int c = 0; c < Items; c++)
        {
            ToItems(factor, halves, lines[c], lines[7 + c], lines[14 + c], lines[21 + c], lines[28 + c], items);
            for (int r = 0; r < Items; r++)
                TOperations.Store(destination + places[r * Items + c], items[r]);
        }
    }

    /// <summary>Derivatives by 49 items become derivatives by 25 taps: the transpose of <see cref="Filter"/> without turning around.</summary>
    /// <param name="items">Derivatives by the items.</param>
    /// <param name="places">(49) where each item lies, in floats.</param>
    /// <param name="destination">Receives the first tap.</param>
    /// <param name="tapStride">Floats between two taps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FilterGradient(float* items, nint* places, float* destination, nint tapStride)
    {
        float half = 0.5f;
        TVector halves = TOperations.Broadcast(&half);
        TVector* lines = stackalloc TVector[Kernel * Items];
        TVector* taps = stackalloc TVector[Kernel];
        for (int c = 0; c < Items; c++)
        {
            ToTaps(
                halves, TOperations.Load(items + places[c]), TOperations.Load(items + places[7 + c]), TOperations.Load(items + places[14 + c]),
                TOperations.Load(items + places[21 + c]), TOperations.Load(items + places[28 + c]), TOperations.Load(items + places[35 + c]),
                TOperations.Load(items + places[42 + c]), taps);
            for (int r = 0; r < Kernel; r++)
                lines[r * Items + c] = taps[r];
        }

        for (int r = 0; r < Kernel; r++)
        {
            TVector* line = lines + r * Items;
            ToTaps(halves, line[0], line[1], line[2], line[3], line[4], line[5], line[6], taps);
            for (int c = 0; c < Kernel; c++)
                TOperations.Store(destination + (r * Kernel + c) * tapStride, taps[c]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToItems(
        TVector sign, TVector half, TVector g0, TVector g1, TVector g2, TVector g3, TVector g4, TVector* items)
    {
        TVector outer = TOperations.MultiplyAdd(half, g0, TOperations.MultiplyAdd(half, g4, TOperations.Zero));
        TVector middle = TOperations.MultiplyAdd(half, g2, TOperations.Zero);
        items[0] = g0;
        items[1] = TOperations.Add(outer, middle);
        items[2] = TOperations.Subtract(outer, middle);
        items[3] = g4;
        items[4] = TOperations.MultiplyAdd(sign, g1, TOperations.Zero);
        items[5] = TOperations.Add(g1, g3);
        items[6] = g3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToTaps(
        TVector half, TVector e0, TVector e1, TVector e2, TVector e3, TVector o0, TVector o1, TVector o3, TVector* taps)
    {
        TVector sum = TOperations.Add(e1, e2);
        taps[0] = TOperations.MultiplyAdd(half, sum, e0);
        taps[1] = TOperations.Add(o0, o1);
        taps[2] = TOperations.MultiplyAdd(half, TOperations.Subtract(e1, e2), TOperations.Zero);
        taps[3] = TOperations.Add(o1, o3);
        taps[4] = TOperations.MultiplyAdd(half, sum, e3);
    }
}
