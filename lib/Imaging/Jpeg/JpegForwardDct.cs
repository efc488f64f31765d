using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static FerLib.Imaging.Jpeg.JpegDct;

namespace FerLib.Imaging.Jpeg;

/// <summary>The 8 x 8 cosine transform with quantization, in the whole numbers of libjpeg's "slow integer" method.</summary>
/// <remarks>Source: see <see cref="JpegDct"/>; scaling and rounding as in libjpeg-turbo's jfdctint.c, so that the coefficients are the
/// same.</remarks>
internal static class JpegForwardDct
{
    /// <summary>Transforms and quantizes a block.</summary>
    /// <param name="samples">Eight rows of eight samples, 0..255.</param>
    /// <param name="stride">Bytes from a row of the samples to the next.</param>
    /// <param name="divisors">64 quantization factors times 8, row-major.</param>
    /// <param name="block">Where the 64 coefficients go, row-major: divided, halves away from zero.</param>
    public static void Transform(ReadOnlySpan<byte> samples, int stride, ReadOnlySpan<float> divisors, Span<int> block)
    {
        Vector256<int> r0 = Load(samples);
        Vector256<int> r1 = Load(samples[stride..]);
        Vector256<int> r2 = Load(samples[(2 * stride)..]);
        Vector256<int> r3 = Load(samples[(3 * stride)..]);
        Vector256<int> r4 = Load(samples[(4 * stride)..]);
        Vector256<int> r5 = Load(samples[(5 * stride)..]);
        Vector256<int> r6 = Load(samples[(6 * stride)..]);
        Vector256<int> r7 = Load(samples[(7 * stride)..]);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, ConstantBits - PassBits);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, ConstantBits + PassBits);
        Quantize(r0, divisors, block, 0);
        Quantize(r1, divisors, block, 1);
        Quantize(r2, divisors, block, 2);
        Quantize(r3, divisors, block, 3);
        Quantize(r4, divisors, block, 4);
        Quantize(r5, divisors, block, 5);
        Quantize(r6, divisors, block, 6);
        Quantize(r7, divisors, block, 7);
    }

    /// <summary>The transform of length 8 down each of the eight lanes; the results are divided by 2^shift, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7, int shift)
    {
        Vector256<int> half = Vector256.Create(1 << (shift - 1));
        Vector256<int> s0 = r0 + r7;
        Vector256<int> s1 = r1 + r6;
        Vector256<int> s2 = r2 + r5;
        Vector256<int> s3 = r3 + r4;
        Vector256<int> d4 = r3 - r4;
        Vector256<int> d5 = r2 - r5;
        Vector256<int> d6 = r1 - r6;
        Vector256<int> d7 = r0 - r7;

        // Even part.
        Vector256<int> e0 = s0 + s3;
        Vector256<int> e3 = s0 - s3;
        Vector256<int> e1 = s1 + s2;
        Vector256<int> e2 = s1 - s2;
        Vector256<int> z1 = (e2 + e3) * C0541196100 + half;
        r0 = (((e0 + e1) << ConstantBits) + half) >> shift;
        r4 = (((e0 - e1) << ConstantBits) + half) >> shift;
        r2 = (z1 + e3 * C0765366865) >> shift;
        r6 = (z1 - e2 * C1847759065) >> shift;

        // Odd part.
        Vector256<int> z3 = d4 + d6;
        Vector256<int> z4 = d5 + d7;
        Vector256<int> z5 = (z3 + z4) * C1175875602 + half;
        z1 = (d4 + d7) * -C0899976223;
        Vector256<int> z2 = (d5 + d6) * -C2562915447;
        z3 = z5 - z3 * C1961570560;
        z4 = z5 - z4 * C0390180644;
        r7 = (d4 * C0298631336 + z1 + z3) >> shift;
        r5 = (d5 * C2053119869 + z2 + z4) >> shift;
        r3 = (d6 * C3072711026 + z2 + z3) >> shift;
        r1 = (d7 * C1501321110 + z1 + z4) >> shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Load(ReadOnlySpan<byte> samples)
    {
        Vector128<byte> bytes = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(samples)).AsByte();
        return Vector256.WidenLower(Vector128.WidenLower(bytes).ToVector256Unsafe()).AsInt32() - Vector256.Create(128);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quantize(Vector256<int> row, ReadOnlySpan<float> divisors, Span<int> block, int y)
    {
        // Whole numbers below 2^24: a quotient in single precision never rounds up to the next whole number, so that cutting it is exact.
        Vector256<float> divisor = Vector256.Create(divisors.Slice(8 * y, 8));
        Vector256<float> magnitude = Vector256.ConvertToSingle(Vector256.Abs(row));
        Vector256<int> quotient = Vector256.ConvertToInt32((magnitude + divisor * 0.5f) / divisor);
        Vector256<int> sign = row >> 31;
        ((quotient ^ sign) - sign).CopyTo(block.Slice(8 * y, 8));
    }
}
