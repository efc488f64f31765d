using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FerLib.Imaging.Jpeg;

/// <summary>What the forward and the inverse cosine transform share: constants and the exchange of rows and columns.</summary>
/// <remarks>
/// Source: Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989; constants and
/// precision as in libjpeg's "slow integer" method.
/// </remarks>
internal static class JpegDct
{
    /// <summary>Constants are whole numbers of 2^-13.</summary>
    public const int ConstantBits = 13;

    /// <summary>Bits below the point that the first of two passes keeps.</summary>
    public const int PassBits = 2;

    // round(c * 2^13)
    public const int C0298631336 = 2446;
    public const int C0390180644 = 3196;
    public const int C0541196100 = 4433;
    public const int C0765366865 = 6270;
    public const int C0899976223 = 7373;
    public const int C1175875602 = 9633;
    public const int C1501321110 = 12299;
    public const int C1847759065 = 15137;
    public const int C1961570560 = 16069;
    public const int C2053119869 = 16819;
    public const int C2562915447 = 20995;
    public const int C3072711026 = 25172;

    /// <summary>Exchanges rows and columns of an 8 x 8 matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7)
    {
        if (!Avx2.IsSupported)
        {
            TransposeInMemory(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
            return;
        }

        Vector256<long> a0 = Avx2.UnpackLow(r0, r1).AsInt64();
        Vector256<long> a1 = Avx2.UnpackHigh(r0, r1).AsInt64();
        Vector256<long> a2 = Avx2.UnpackLow(r2, r3).AsInt64();
        Vector256<long> a3 = Avx2.UnpackHigh(r2, r3).AsInt64();
        Vector256<long> a4 = Avx2.UnpackLow(r4, r5).AsInt64();
        Vector256<long> a5 = Avx2.UnpackHigh(r4, r5).AsInt64();
        Vector256<long> a6 = Avx2.UnpackLow(r6, r7).AsInt64();
        Vector256<long> a7 = Avx2.UnpackHigh(r6, r7).AsInt64();
        Vector256<int> b0 = Avx2.UnpackLow(a0, a2).AsInt32();
        Vector256<int> b1 = Avx2.UnpackHigh(a0, a2).AsInt32();
        Vector256<int> b2 = Avx2.UnpackLow(a1, a3).AsInt32();
        Vector256<int> b3 = Avx2.UnpackHigh(a1, a3).AsInt32();
        Vector256<int> b4 = Avx2.UnpackLow(a4, a6).AsInt32();
        Vector256<int> b5 = Avx2.UnpackHigh(a4, a6).AsInt32();
        Vector256<int> b6 = Avx2.UnpackLow(a5, a7).AsInt32();
        Vector256<int> b7 = Avx2.UnpackHigh(a5, a7).AsInt32();
        r0 = Avx2.Permute2x128(b0, b4, 0x20);
        r1 = Avx2.Permute2x128(b1, b5, 0x20);
        r2 = Avx2.Permute2x128(b2, b6, 0x20);
        r3 = Avx2.Permute2x128(b3, b7, 0x20);
        r4 = Avx2.Permute2x128(b0, b4, 0x31);
        r5 = Avx2.Permute2x128(b1, b5, 0x31);
        r6 = Avx2.Permute2x128(b2, b6, 0x31);
        r7 = Avx2.Permute2x128(b3, b7, 0x31);
    }

    private static void TransposeInMemory(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7)
    {
        Span<Vector256<int>> rows = [r0, r1, r2, r3, r4, r5, r6, r7];
        Span<int> values = MemoryMarshal.Cast<Vector256<int>, int>(rows);
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < y; x++)
                (values[8 * y + x], values[8 * x + y]) = (values[8 * x + y], values[8 * y + x]);
        }

        (r0, r1, r2, r3) = (rows[0], rows[1], rows[2], rows[3]);
        (r4, r5, r6, r7) = (rows[4], rows[5], rows[6], rows[7]);
    }
}
