using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FerLib.Imaging.Jpeg;

/// <summary>Gives a component's rows at the picture's full size.</summary>
/// <remarks>
/// As libjpeg-turbo 2.1's jdsample.c with fancy upsampling: a factor of 2 in one or both directions interpolates with a triangle (3/4 of
/// the nearer and 1/4 of the farther sample, in each direction; rounding alternates so that no bias is left); every other whole factor
/// repeats samples. A width below 3 repeats too when columns are doubled, and so does a picture reduced to 1/8.
/// </remarks>
internal sealed class JpegUpsampling
{
    private readonly JpegComponent _component;
    private readonly int _across;
    private readonly int _down;
    private readonly bool _triangleAcross;
    private readonly bool _triangleDown;
    private readonly byte[] _row;
    // Sums of a nearer (x 3) and a farther row, with one sample of room at either end.
    private readonly ushort[] _sums;

    public JpegUpsampling(JpegComponent component, JpegFrame frame)
    {
        _component = component;
        _across = frame.MostHorizontal * frame.BlockSize / (component.Horizontal * component.BlockSize);
        _down = frame.MostVertical * frame.BlockSize / (component.Vertical * component.BlockSize);
        bool interpolates = frame.BlockSize > 1;
        _triangleAcross = interpolates && _across == 2 && _down is 1 or 2 && component.Width > 2;
        _triangleDown = interpolates && _down == 2 && (_across == 1 || _triangleAcross);
        _row = _across == 1 && !_triangleDown ? [] : new byte[component.Width * _across];
        _sums = _triangleAcross ? new ushort[component.Width + 2] : [];
    }

    /// <summary>Row <paramref name="y"/> of the picture; good until the next call. At least the picture's width long.</summary>
    public ReadOnlySpan<byte> Row(int y)
    {
        int near = y / _down;
        ReadOnlySpan<byte> samples = _component.Row(near);
        if (_row.Length == 0)
            return samples;
        if (!_triangleDown && !_triangleAcross)
        {
            for (int i = 0; i < _row.Length; i++)
                _row[i] = samples[i / _across];
            return _row;
        }

        ReadOnlySpan<byte> far = samples;
        if (_triangleDown)
            far = _component.Row(Math.Clamp((y & 1) == 0 ? near - 1 : near + 1, 0, _component.Height - 1));
        if (!_triangleAcross)
            BlendRows(samples, far, 1 + (y & 1), _row);
        else
            DoubleColumns(samples, far);
        return _row;
    }

    private static void BlendRows(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int bias, Span<byte> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = (byte)((3 * near[i] + far[i] + bias) >> 2);
    }

    private void DoubleColumns(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far)
    {
        // With rows doubled a sum is 4 times a sample, else it is the sample itself.
        Span<ushort> sums = _sums.AsSpan(1, near.Length);
        for (int i = 0; i < sums.Length; i++)
            sums[i] = _triangleDown ? (ushort)(3 * near[i] + far[i]) : near[i];
        int shift = _triangleDown ? 4 : 2;
        ushort evenBias = (ushort)(_triangleDown ? 8 : 1);
        ushort oddBias = (ushort)(_triangleDown ? 7 : 2);
        // An end has no neighbour: it stands in for it.
        _sums[0] = sums[0];
        _sums[^1] = sums[^1];

        ReadOnlySpan<ushort> padded = _sums;
        Span<ushort> pairs = MemoryMarshal.Cast<byte, ushort>(_row.AsSpan());
        int x = 0;
        if (BitConverter.IsLittleEndian)
        {
            for (; x + Vector128<ushort>.Count <= sums.Length; x += Vector128<ushort>.Count)
            {
                Vector128<ushort> three = Vector128.Create(padded.Slice(x + 1, 8)) * 3;
                Vector128<ushort> even = (three + Vector128.Create(padded.Slice(x, 8)) + Vector128.Create(evenBias)) >> shift;
                Vector128<ushort> odd = (three + Vector128.Create(padded.Slice(x + 2, 8)) + Vector128.Create(oddBias)) >> shift;
                (even | (odd << 8)).CopyTo(pairs[x..]);
            }
        }

        for (; x < sums.Length; x++)
        {
            int three = 3 * padded[x + 1];
            _row[2 * x] = (byte)((three + padded[x] + evenBias) >> shift);
            _row[2 * x + 1] = (byte)((three + padded[x + 2] + oddBias) >> shift);
        }
    }
}
