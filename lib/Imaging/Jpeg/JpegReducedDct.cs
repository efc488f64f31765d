using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static FerLib.Imaging.Jpeg.JpegDct;

namespace FerLib.Imaging.Jpeg;

/// <summary>The inverse cosine transform of 8 x 8 coefficients to 4 x 4, 2 x 2 or 1 x 1 samples: a picture at 1/2, 1/4 or 1/8.</summary>
/// <remarks>
/// Each sample is the mean of the 2 x 2, 4 x 4 or 8 x 8 samples it stands for, had they not been clamped to 0..255: the waves of which
/// a mean has nothing left are not computed, of 8 in a direction 1, 3 or 7. Whole numbers, scaling and rounding as in libjpeg-turbo's
/// jidctred.c (constants of 2^-13, two extra bits between the passes), so that the samples are the same.
/// </remarks>
internal static class JpegReducedDct
{
    // round(c * 2^13), those that only this transform has; with ck = cos(k pi / 16), the comments give c.
    private const int C0211164243 = 1730; // sqrt(2) (c1 - c3)
    private const int C0509795579 = 4176; // sqrt(2) (c5 - c7)
    private const int C0601344887 = 4926; // sqrt(2) (c1 - c5)
    private const int C1061594337 = 8697; // sqrt(2) (c5 + c7)
    private const int C1451774981 = 11893; // sqrt(2) (c3 + c7)
    private const int C2172734803 = 17799; // sqrt(2) (c1 + c5)
    private const int C0720959822 = 5906; // sqrt(2) (c1 - c3 + c5 - c7)
    private const int C0850430095 = 6967; // sqrt(2) (-c1 + c3 + c5 + c7)
    private const int C1272758580 = 10426; // sqrt(2) (c1 - c3 + c5 + c7)
    private const int C3624509785 = 29692; // sqrt(2) (c1 + c3 + c5 + c7)

    /// <summary>Transforms a block.</summary>
    /// <param name="block">64 coefficients, row-major.</param>
    /// <param name="quantization">64 factors, row-major.</param>
    /// <param name="size">Samples along a side: 4, 2 or 1.</param>
    /// <param name="target">Where the rows of samples go.</param>
    /// <param name="stride">Bytes from a row of the target to the next.</param>
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<short> quantization, int size, Span<byte> target, int stride)
    {
        if (size == 4)
            TransformToFour(block, quantization, target, stride);
        else if (size == 2)
            TransformToTwo(block, quantization, target, stride);
        else
            JpegInverseDct.TransformMean(block[0], quantization[0], 1, target, stride);
    }

    private static void TransformToFour(ReadOnlySpan<short> block, ReadOnlySpan<short> quantization, Span<byte> target, int stride)
    {
        Vector256<int> r0 = JpegInverseDct.Dequantize(block, quantization, 0);
        Vector256<int> r1 = JpegInverseDct.Dequantize(block, quantization, 1);
        Vector256<int> r2 = JpegInverseDct.Dequantize(block, quantization, 2);
        Vector256<int> r3 = JpegInverseDct.Dequantize(block, quantization, 3);
        Vector256<int> r4 = Vector256<int>.Zero;
        Vector256<int> r5 = JpegInverseDct.Dequantize(block, quantization, 5);
        Vector256<int> r6 = JpegInverseDct.Dequantize(block, quantization, 6);
        Vector256<int> r7 = JpegInverseDct.Dequantize(block, quantization, 7);
        Pass(ref r0, ref r1, ref r2, ref r3, r5, r6, r7, ConstantBits - PassBits + 1);
        r4 = r5 = r6 = r7 = Vector256<int>.Zero;
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Pass(ref r0, ref r1, ref r2, ref r3, r5, r6, r7, ConstantBits + PassBits + 3 + 1);
        // Lane y of the k-th vector is the sample at column k of row y.
        Vector128<int> pixels = Clamp(r0) | (Clamp(r1) << 8) | (Clamp(r2) << 16) | (Clamp(r3) << 24);
        BinaryPrimitives.WriteInt32LittleEndian(target, pixels[0]);
        BinaryPrimitives.WriteInt32LittleEndian(target[stride..], pixels[1]);
        BinaryPrimitives.WriteInt32LittleEndian(target[(2 * stride)..], pixels[2]);
        BinaryPrimitives.WriteInt32LittleEndian(target[(3 * stride)..], pixels[3]);
    }

    /// <summary>The transform from length 8 to 4 down each of the lanes; the results are divided by 2^shift, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        Vector256<int> r5, Vector256<int> r6, Vector256<int> r7, int shift)
    {
        Vector256<int> mean = (r0 << (ConstantBits + 1)) + Vector256.Create(1 << (shift - 1));
        Vector256<int> even = r2 * C1847759065 - r6 * C0765366865;
        Vector256<int> outer = r1 * C2562915447 + r3 * C0899976223 - r5 * C0601344887 - r7 * C0509795579;
        Vector256<int> inner = r1 * C1061594337 - r3 * C2172734803 + r5 * C1451774981 - r7 * C0211164243;
        r0 = (mean + even + outer) >> shift;
        r3 = (mean + even - outer) >> shift;
        r1 = (mean - even + inner) >> shift;
        r2 = (mean - even - inner) >> shift;
    }

    private static void TransformToTwo(ReadOnlySpan<short> block, ReadOnlySpan<short> quantization, Span<byte> target, int stride)
    {
        const int firstShift = ConstantBits - PassBits + 2;
        Vector256<int> mean = JpegInverseDct.Dequantize(block, quantization, 0) << (ConstantBits + 2);
        Vector256<int> difference = JpegInverseDct.Dequantize(block, quantization, 1) * C3624509785
            - JpegInverseDct.Dequantize(block, quantization, 3) * C1272758580
            + JpegInverseDct.Dequantize(block, quantization, 5) * C0850430095
            - JpegInverseDct.Dequantize(block, quantization, 7) * C0720959822;
        mean += Vector256.Create(1 << (firstShift - 1));
        StorePair((mean + difference) >> firstShift, target);
        StorePair((mean - difference) >> firstShift, target[stride..]);
    }

    /// <summary>The second pass, along a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair(Vector256<int> row, Span<byte> target)
    {
        const int shift = ConstantBits + PassBits + 3 + 2;
        int mean = (row[0] << (ConstantBits + 2)) + (1 << (shift - 1));
        int difference = Vector256.Sum(row * Vector256.Create(0, C3624509785, 0, -C1272758580, 0, C0850430095, 0, -C0720959822));
        target[0] = (byte)Math.Clamp(((mean + difference) >> shift) + 128, 0, 255);
        target[1] = (byte)Math.Clamp(((mean - difference) >> shift) + 128, 0, 255);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Clamp(Vector256<int> samples) =>
        Vector128.Clamp(samples.GetLower() + Vector128.Create(128), Vector128<int>.Zero, Vector128.Create(255));
}
