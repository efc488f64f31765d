using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FerLib.Imaging;

/// <summary>Stretches pictures to a size: bilinear when enlarging, antialiased when shrinking.</summary>
/// <remarks>
/// <para>Along each axis an output pixel is the weighted mean of the input pixels near its center, with centers at half pixels:
/// c = (i + 0.5) s - 0.5, where s = input size / output size. The weight of input pixel j is max(0, 1 - |j - c| / max(s, 1)),
/// normalized to sum 1 over the pixels inside the picture: a triangle, widened by s when shrinking so that every input pixel counts.</para>
/// <para>Columns first, then rows; weights are whole numbers of 2^-22, each pass rounds to 8 bits. That is Pillow's
/// Image.resize(size, BILINEAR) and gives the same bytes. Source: Pillow, src/libImaging/Resample.c.</para>
/// </remarks>
public static class Resizer
{
    /// <summary>Fraction bits of a weight: 32 less 8 for the pixel, less 2 so that a sum cannot overflow.</summary>
    private const int WeightBits = 22;

    private const int Half = 1 << (WeightBits - 1);

    /// <summary>Stretches a picture; the aspect ratio is not kept.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <returns>The stretched picture; <paramref name="image"/> itself when it has that size already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Image Resize(Image image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (image.Width != width)
            image = ResizeColumns(image, new AxisWeights(image.Width, width));
        if (image.Height != height)
            image = ResizeRows(image, new AxisWeights(image.Height, height));
        return image;
    }

    private static Image ResizeColumns(Image image, AxisWeights axis)
    {
        var result = new Image(axis.OutputSize, image.Height, image.Channels);
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = image.Pixels.AsSpan(y * image.Width * image.Channels, image.Width * image.Channels);
            Span<byte> target = result.Pixels.AsSpan(y * result.Width * image.Channels, result.Width * image.Channels);
            if (image.IsGrey)
                ResizeGreyRow(row, axis, target);
            else
                ResizeRgbRow(row, axis, target);
        }

        return result;
    }

    private static void ResizeGreyRow(ReadOnlySpan<byte> row, AxisWeights axis, Span<byte> target)
    {
        for (int x = 0; x < target.Length; x++)
        {
            ReadOnlySpan<int> weights = axis.Of(x);
            ReadOnlySpan<byte> source = row.Slice(axis.First(x), weights.Length);
            int sum = Half;
            for (int k = 0; k < weights.Length; k++)
                sum += weights[k] * source[k];
            target[x] = Clip(sum);
        }
    }

    private static void ResizeRgbRow(ReadOnlySpan<byte> row, AxisWeights axis, Span<byte> target)
    {
        for (int x = 0; x < target.Length / 3; x++)
        {
            ReadOnlySpan<int> weights = axis.Of(x);
            ReadOnlySpan<byte> source = row[(3 * axis.First(x))..];
            Vector128<int> sum = Vector128.Create(Half);
            int k = 0;
            // Four bytes at once: the fourth is the next pixel's red and is not used. The row's last pixel has no fourth byte.
            for (; k < weights.Length && 3 * k + 4 <= source.Length; k++)
            {
                Vector128<byte> pixel = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<uint>(source[(3 * k)..])).AsByte();
                sum += Vector128.WidenLower(Vector128.WidenLower(pixel)).AsInt32() * weights[k];
            }

            for (; k < weights.Length; k++)
                sum += Vector128.Create(source[3 * k], source[3 * k + 1], source[3 * k + 2], 0) * weights[k];
            target[3 * x] = Clip(sum[0]);
            target[3 * x + 1] = Clip(sum[1]);
            target[3 * x + 2] = Clip(sum[2]);
        }
    }

    private static Image ResizeRows(Image image, AxisWeights axis)
    {
        int length = image.Width * image.Channels;
        var result = new Image(image.Width, axis.OutputSize, image.Channels);
        int[] sums = new int[length];
        for (int y = 0; y < axis.OutputSize; y++)
        {
            sums.AsSpan().Fill(Half);
            ReadOnlySpan<int> weights = axis.Of(y);
            for (int k = 0; k < weights.Length; k++)
                AddWeighted(image.Pixels.AsSpan((axis.First(y) + k) * length, length), weights[k], sums);
            Span<byte> target = result.Pixels.AsSpan(y * length, length);
            for (int i = 0; i < target.Length; i++)
                target[i] = Clip(sums[i]);
        }

        return result;
    }

    /// <summary>sums += weight x row, by vectors with the rest one by one.</summary>
    private static void AddWeighted(ReadOnlySpan<byte> row, int weight, Span<int> sums)
    {
        sums = sums[..row.Length];
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            int step = Vector<int>.Count;
            for (; i + Vector<byte>.Count <= row.Length; i += Vector<byte>.Count)
            {
                Vector.Widen(new Vector<byte>(row[i..]), out Vector<ushort> low, out Vector<ushort> high);
                Vector.Widen(low, out Vector<uint> a, out Vector<uint> b);
                Vector.Widen(high, out Vector<uint> c, out Vector<uint> d);
                Span<int> at = sums.Slice(i, 4 * step);
                (new Vector<int>(at) + Vector.AsVectorInt32(a) * weight).CopyTo(at);
                (new Vector<int>(at[step..]) + Vector.AsVectorInt32(b) * weight).CopyTo(at[step..]);
                (new Vector<int>(at[(2 * step)..]) + Vector.AsVectorInt32(c) * weight).CopyTo(at[(2 * step)..]);
                (new Vector<int>(at[(3 * step)..]) + Vector.AsVectorInt32(d) * weight).CopyTo(at[(3 * step)..]);
            }
        }

        for (; i < row.Length; i++)
            sums[i] += weight * row[i];
    }

    private static byte Clip(int sum) => (byte)Math.Clamp(sum >> WeightBits, 0, 255);

    /// <summary>For each output pixel of one axis: the first input pixel that counts, and the weights from there on.</summary>
    private sealed class AxisWeights
    {
        private readonly int _most;
        private readonly int[] _first;
        private readonly int[] _count;
        private readonly int[] _weights;

        public AxisWeights(int input, int output)
        {
            double scale = (double)input / output;
            double support = Math.Max(scale, 1);
            _most = (int)Math.Ceiling(support) * 2 + 1;
            _first = new int[output];
            _count = new int[output];
            _weights = new int[checked(output * _most)];
            double[] exact = new double[_most];
            for (int i = 0; i < output; i++)
            {
                double center = (i + 0.5) * scale;
                int first = Math.Max((int)(center - support + 0.5), 0);
                int count = Math.Min((int)(center + support + 0.5), input) - first;
                double sum = 0;
                for (int k = 0; k < count; k++)
                {
                    exact[k] = Math.Max(0, 1 - Math.Abs((k + first - center + 0.5) * (1 / support)));
                    sum += exact[k];
                }

                for (int k = 0; k < count; k++)
                    _weights[i * _most + k] = (int)(0.5 + exact[k] / sum * (1 << WeightBits));
                _first[i] = first;
                _count[i] = count;
            }
        }

        public int OutputSize => _first.Length;

        public int First(int output) => _first[output];

        public ReadOnlySpan<int> Of(int output) => _weights.AsSpan(output * _most, _count[output]);
    }
}
