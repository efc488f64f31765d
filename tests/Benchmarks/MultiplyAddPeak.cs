using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.Benchmarks;

/// <summary>The rate of multiply-adds that never leave the registers, in the widest vectors the engine uses: the machine's arithmetic limit.</summary>
internal static unsafe class MultiplyAddPeak
{
    private const int Turns = 200_000;
    // Small parts, handed out as they are wanted: a thread that wakes late delays nobody.
    private const int PartsPerThread = 16;
    private const int FewSums = 14;
    private const int ManySums = 24;

    /// <summary>32 vector registers instead of 16.</summary>
    private static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported;
    }

    /// <summary>Billions of floating-point operations per second on all threads, a multiply-add counted as two.</summary>
    public static double Measure(int threads, int repeats)
    {
        KernelPath path = KernelPath.Best;
        return path == KernelPath.Bits512 ? Measure<Vector512Operations, Vector512<float>>(threads, repeats)
            : path == KernelPath.Bits256 ? Measure<Vector256Operations, Vector256<float>>(threads, repeats)
            : path == KernelPath.Bits128 ? Measure<Vector128Operations, Vector128<float>>(threads, repeats)
            : Measure<ScalarOperations, float>(threads, repeats);
    }

    private static double Measure<TOperations, TVector>(int threads, int repeats)
        where TOperations : struct, IVectorOperations<TVector>
        where TVector : unmanaged
    {
        Workers workers = Workers.Of(threads);
        int parts = PartsPerThread * threads;
        double seconds = MedianTime.Seconds(
            () => workers.Run(parts, (_, _) =>
            {
                float* result = stackalloc float[TOperations.Width];
                Compute<TOperations, TVector>(result);
                if (!float.IsFinite(*result))
                    throw new InvalidOperationException("A sum is no number; this speed would say nothing.");
            }),
            repeats);
        return 2.0 * parts * Turns * (HasManyRegisters ? ManySums : FewSums) * TOperations.Width / seconds / 1e9;
    }

    /// <summary>Independent sums, as many as fill the pipes and fit the registers; each turn s = s x + y in every one, which stays between 0 and 1.</summary>
    /// <remarks>The sum is a factor: a product of two constants would be computed once, in front of the loop, where the hardware does not fuse.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compute<TOperations, TVector>(float* result)
        where TOperations : struct, IVectorOperations<TVector>
        where TVector : unmanaged
    {
        float half = 0.5f, quarter = 0.25f;
        TVector x = TOperations.Broadcast(&half), y = TOperations.Broadcast(&quarter);
        TVector s0 = TOperations.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0,
            s12 = s0, s13 = s0, s14 = s0, s15 = s0, s16 = s0, s17 = s0, s18 = s0, s19 = s0, s20 = s0, s21 = s0, s22 = s0, s23 = s0;
        for (int turn = 0; turn < Turns; turn++)
        {
            s0 = TOperations.MultiplyAdd(s0, x, y);
            s1 = TOperations.MultiplyAdd(s1, x, y);
            s2 = TOperations.MultiplyAdd(s2, x, y);
            s3 = TOperations.MultiplyAdd(s3, x, y);
            s4 = TOperations.MultiplyAdd(s4, x, y);
            s5 = TOperations.MultiplyAdd(s5, x, y);
            s6 = TOperations.MultiplyAdd(s6, x, y);
            s7 = TOperations.MultiplyAdd(s7, x, y);
            s8 = TOperations.MultiplyAdd(s8, x, y);
            s9 = TOperations.MultiplyAdd(s9, x, y);
            s10 = TOperations.MultiplyAdd(s10, x, y);
            s11 = TOperations.MultiplyAdd(s11, x, y);
            s12 = TOperations.MultiplyAdd(s12, x, y);
            s13 = TOperations.MultiplyAdd(s13, x, y);
            if (HasManyRegisters)
            {
                s14 = TOperations.MultiplyAdd(s14, x, y);
                s15 = TOperations.MultiplyAdd(s15, x, y);
                s16 = TOperations.MultiplyAdd(s16, x, y);
                s17 = TOperations.MultiplyAdd(s17, x, y);
                s18 = TOperations.MultiplyAdd(s18, x, y);
                s19 = TOperations.MultiplyAdd(s19, x, y);
                s20 = TOperations.MultiplyAdd(s20, x, y);
                s21 = TOperations.MultiplyAdd(s21, x, y);
                s22 = TOperations.MultiplyAdd(s22, x, y);
                s23 = TOperations.MultiplyAdd(s23, x, y);
            }
        }

        // Every sum has a say in the result, or the compiler would leave it out.
        s0 = TOperations.Add(TOperations.Add(TOperations.Add(s0, s1), TOperations.Add(s2, s3)), TOperations.Add(TOperations.Add(s4, s5), TOperations.Add(s6, s7)));
        s8 = TOperations.Add(TOperations.Add(TOperations.Add(s8, s9), TOperations.Add(s10, s11)), TOperations.Add(TOperations.Add(s12, s13), TOperations.Add(s14, s15)));
        s16 = TOperations.Add(TOperations.Add(TOperations.Add(s16, s17), TOperations.Add(s18, s19)), TOperations.Add(TOperations.Add(s20, s21), TOperations.Add(s22, s23)));
        TOperations.Store(result, TOperations.Add(s0, TOperations.Add(s8, s16)));
    }
}
