using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static FerLib.Imaging.Jpeg.JpegDct;

namespace FerLib.Imaging.Jpeg;

/// <summary>The inverse 8 x 8 cosine transform with dequantization, in the whole numbers of libjpeg's "slow integer" method.</summary>
/// <remarks>
/// Source: Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989; scaling and
/// rounding as in libjpeg-turbo's jidctint.c (constants of 2^-13, two extra bits between the passes), so that the samples are the same.
/// </remarks>
internal static class JpegInverseDct
{
    /// <summary>Transforms a block.</summary>
    /// <param name="block">64 coefficients, row-major.</param>
    /// <param name="quantization">64 factors, row-major.</param>
    /// <param name="target">Where eight rows of eight samples go.</param>
    /// <param name="stride">Bytes from a row of the target to the next.</param>
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<short> quantization, Span<byte> target, int stride)
    {
        Vector256<int> r0 = Dequantize(block, quantization, 0);
        Vector256<int> r1 = Dequantize(block, quantization, 1);
        Vector256<int> r2 = Dequantize(block, quantization, 2);
        Vector256<int> r3 = Dequantize(block, quantization, 3);
        Vector256<int> r4 = Dequantize(block, quantization, 4);
        Vector256<int> r5 = Dequantize(block, quantization, 5);
        Vector256<int> r6 = Dequantize(block, quantization, 6);
        Vector256<int> r7 = Dequantize(block, quantization, 7);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, ConstantBits - PassBits);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Pass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, ConstantBits + PassBits + 3);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Store(r0, target);
        Store(r1, target[stride..]);
        Store(r2, target[(2 * stride)..]);
        Store(r3, target[(3 * stride)..]);
        Store(r4, target[(4 * stride)..]);
        Store(r5, target[(5 * stride)..]);
        Store(r6, target[(6 * stride)..]);
        Store(r7, target[(7 * stride)..]);
    }

    /// <summary>Transforms a block that has a mean (DC) only: all samples are equal, to what <see cref="Transform"/> gives.</summary>
    /// <param name="mean">The coefficient.</param>
    /// <param name="quantization">Its factor.</param>
    /// <param name="size">Samples along a side: 8, or 4, 2, 1 for a reduced picture.</param>
    /// <param name="target">Where the rows of samples go.</param>
    /// <param name="stride">Bytes from a row of the target to the next.</param>
    public static void TransformMean(int mean, int quantization, int size, Span<byte> target, int stride)
    {
        byte value = (byte)Math.Clamp(((mean * quantization + 4) >> 3) + 128, 0, 255);
        if (size == 8)
        {
            for (int y = 0; y < 8; y++)
                BinaryPrimitives.WriteUInt64LittleEndian(target[(y * stride)..], value * 0x0101010101010101UL);
            return;
        }

        for (int y = 0; y < size; y++)
            target.Slice(y * stride, size).Fill(value);
    }

    /// <summary>A row of a block, multiplied by its factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Dequantize(ReadOnlySpan<short> block, ReadOnlySpan<short> quantization, int row)
    {
        Vector128<short> values = Vector128.Create(block.Slice(8 * row, 8));
        Vector128<short> factors = Vector128.Create(quantization.Slice(8 * row, 8));
        Vector128<short> product = values * factors;
        return Vector256.Create(Vector128.WidenLower(product), Vector128.WidenUpper(product));
    }

    /// <summary>The transform of length 8 down each of the eight lanes; the results are divided by 2^shift, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7, int shift)
    {
        // Even part.
        Vector256<int> z1 = (r2 + r6) * C0541196100;
        Vector256<int> t2 = z1 - r6 * C1847759065;
        Vector256<int> t3 = z1 + r2 * C0765366865;
        Vector256<int> half = Vector256.Create(1 << (shift - 1));
        Vector256<int> t0 = ((r0 + r4) << ConstantBits) + half;
        Vector256<int> t1 = ((r0 - r4) << ConstantBits) + half;
        Vector256<int> e0 = t0 + t3;
        Vector256<int> e3 = t0 - t3;
        Vector256<int> e1 = t1 + t2;
        Vector256<int> e2 = t1 - t2;

        // Odd part.
        Vector256<int> z3 = r7 + r3;
        Vector256<int> z4 = r5 + r1;
        Vector256<int> z5 = (z3 + z4) * C1175875602;
        z1 = (r7 + r1) * -C0899976223;
        Vector256<int> z2 = (r5 + r3) * -C2562915447;
        z3 = z5 - z3 * C1961570560;
        z4 = z5 - z4 * C0390180644;
        Vector256<int> o0 = r7 * C0298631336 + z1 + z3;
        Vector256<int> o1 = r5 * C2053119869 + z2 + z4;
        Vector256<int> o2 = r3 * C3072711026 + z2 + z3;
        Vector256<int> o3 = r1 * C1501321110 + z1 + z4;

        r0 = (e0 + o3) >> shift;
        r7 = (e0 - o3) >> shift;
        r1 = (e1 + o2) >> shift;
        r6 = (e1 - o2) >> shift;
        r2 = (e2 + o1) >> shift;
        r5 = (e2 - o1) >> shift;
        r3 = (e3 + o0) >> shift;
        r4 = (e3 - o0) >> shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> row, Span<byte> target)
    {
        Vector256<int> samples = Vector256.Clamp(row + Vector256.Create(128), Vector256<int>.Zero, Vector256.Create(255));
        Vector128<ushort> words = Vector128.Narrow(samples.GetLower().AsUInt32(), samples.GetUpper().AsUInt32());
        Vector64<byte> bytes = Vector128.Narrow(words, words).GetLower();
        bytes.CopyTo(target);
    }
}
