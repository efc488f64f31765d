using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FerLib.Imaging.Jpeg;

/// <summary>Turns rows of components into red-green-blue pixels, and back.</summary>
/// <remarks>
/// <para>R = Y + 1.402 Cr, G = Y - 0.34414 Cb - 0.71414 Cr, B = Y + 1.772 Cb with Cb and Cr less 128 (ITU-T T.871), in whole numbers of
/// 2^-16, the color's part rounded before Y is added: the samples of libjpeg-turbo's jdcolor.c.</para>
/// <para>Y = 0.299 R + 0.587 G + 0.114 B, Cb = 128 + (B - Y) / 1.772, Cr = 128 + (R - Y) / 1.402, in whole numbers of 2^-16, halves of Cb
/// and Cr rounded down: the samples of libjpeg-turbo's jccolor.c.</para>
/// </remarks>
internal static class JpegColor
{
    private const int RedOfCr = 91881;
    private const int GreenOfCb = -22554;
    private const int GreenOfCr = -46802;
    private const int BlueOfCb = 116130;
    private const int Half = 1 << 15;

    /// <summary>Converts a row of Y, Cb, Cr.</summary>
    /// <param name="y">Luma; as many as there are pixels.</param>
    /// <param name="cb">Blue difference; as many or more.</param>
    /// <param name="cr">Red difference; as many or more.</param>
    /// <param name="target">3 bytes a pixel.</param>
    public static void ConvertRow(ReadOnlySpan<byte> y, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> target)
    {
        int x = 0;
        // Four pixels a step are written as 16 bytes, of which 12 count: the last step leaves room for the 4 beyond.
        for (; x + 4 <= y.Length && 3 * x + 16 <= target.Length; x += 4)
        {
            Vector128<int> luma = Load(y[x..]);
            Vector128<int> blue = Load(cb[x..]) - Vector128.Create(128);
            Vector128<int> red = Load(cr[x..]) - Vector128.Create(128);
            Vector128<int> r = Clamp(luma + ((red * RedOfCr + Vector128.Create(Half)) >> 16));
            Vector128<int> g = Clamp(luma + ((blue * GreenOfCb + red * GreenOfCr + Vector128.Create(Half)) >> 16));
            Vector128<int> b = Clamp(luma + ((blue * BlueOfCb + Vector128.Create(Half)) >> 16));
            Vector128<byte> pixels = (r | (g << 8) | (b << 16)).AsByte();
            Vector128<byte> compact = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15);
            Vector128.Shuffle(pixels, compact).CopyTo(target[(3 * x)..]);
        }

        for (; x < y.Length; x++)
        {
            int blue = cb[x] - 128;
            int red = cr[x] - 128;
            target[3 * x] = (byte)Math.Clamp(y[x] + ((red * RedOfCr + Half) >> 16), 0, 255);
            target[3 * x + 1] = (byte)Math.Clamp(y[x] + ((blue * GreenOfCb + red * GreenOfCr + Half) >> 16), 0, 255);
            target[3 * x + 2] = (byte)Math.Clamp(y[x] + ((blue * BlueOfCb + Half) >> 16), 0, 255);
        }
    }

    /// <summary>Converts a row of pixels to Y, Cb, Cr.</summary>
    /// <param name="pixels">3 bytes a pixel.</param>
    /// <param name="y">Luma; as many as there are pixels, or more.</param>
    /// <param name="cb">Blue difference; as many or more.</param>
    /// <param name="cr">Red difference; as many or more.</param>
    public static void SplitRow(ReadOnlySpan<byte> pixels, Span<byte> y, Span<byte> cb, Span<byte> cr)
    {
        const int center = (128 << 16) + Half - 1;
        for (int x = 0; 3 * x < pixels.Length; x++)
        {
            int r = pixels[3 * x];
            int g = pixels[3 * x + 1];
            int b = pixels[3 * x + 2];
            y[x] = (byte)((19595 * r + 38470 * g + 7471 * b + Half) >> 16);
            cb[x] = (byte)((-11059 * r - 21709 * g + 32768 * b + center) >> 16);
            cr[x] = (byte)((32768 * r - 27439 * g - 5329 * b + center) >> 16);
        }
    }

    /// <summary>Puts red, green and blue side by side.</summary>
    public static void InterleaveRow(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> target)
    {
        for (int x = 0; x < target.Length / 3; x++)
        {
            target[3 * x] = red[x];
            target[3 * x + 1] = green[x];
            target[3 * x + 2] = blue[x];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Load(ReadOnlySpan<byte> samples)
    {
        Vector128<byte> four = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<uint>(samples)).AsByte();
        return Vector128.WidenLower(Vector128.WidenLower(four)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Clamp(Vector128<int> values) =>
        Vector128.Min(Vector128.Max(values, Vector128<int>.Zero), Vector128.Create(255));
}
