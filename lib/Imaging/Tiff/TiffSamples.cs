using System.Buffers.Binary;

namespace FerLib.Imaging.Tiff;

/// <summary>Turns a row of TIFF samples into 8-bit pixels, alpha composed on white.</summary>
internal sealed class TiffSamples(TiffPixelFormat format, bool isLittle)
{
    private byte[] _alpha = [];

    /// <summary>Converts a row of interleaved samples.</summary>
    /// <param name="row">The expanded bytes.</param>
    /// <param name="pixels">Where width x channels bytes go.</param>
    public void Convert(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        int channels = format.Channels;
        if (format.Palette.Length > 0)
        {
            Look(row, format.Samples, pixels);
        }
        else if (format.Bits == 8 && format.Samples == channels)
        {
            row[..pixels.Length].CopyTo(pixels);
        }
        else
        {
            for (int channel = 0; channel < channels; channel++)
                Copy(row, channel, format.Samples, pixels[channel..], channels);
        }

        if (format.IsInverted)
            Invert(pixels, 1);
        if (format.AlphaSample >= 0)
            Compose(row, format.AlphaSample, format.Samples, pixels);
    }

    /// <summary>Converts a row of one plane; the color planes must come before alpha.</summary>
    /// <param name="row">The expanded bytes.</param>
    /// <param name="plane">Which sample it holds.</param>
    /// <param name="pixels">Where width x channels bytes are being put together.</param>
    public void ConvertPlane(ReadOnlySpan<byte> row, int plane, Span<byte> pixels)
    {
        if (plane < format.Colors && format.Palette.Length > 0)
        {
            Look(row, 1, pixels);
        }
        else if (plane < format.Colors)
        {
            Copy(row, 0, 1, pixels[plane..], format.Channels);
            if (format.IsInverted)
                Invert(pixels[plane..], format.Channels);
        }
        else if (plane == format.AlphaSample)
        {
            Compose(row, 0, 1, pixels);
        }
    }

    private static void Invert(Span<byte> pixels, int step)
    {
        for (int i = 0; i < pixels.Length; i += step)
            pixels[i] = (byte)(255 - pixels[i]);
    }

    private void Compose(ReadOnlySpan<byte> row, int first, int samples, Span<byte> pixels)
    {
        int channels = format.Channels;
        int width = pixels.Length / channels;
        if (_alpha.Length < width)
            _alpha = new byte[width];
        Copy(row, first, samples, _alpha.AsSpan(0, width), 1);
        for (int i = 0; i < pixels.Length; i++)
        {
            int alpha = _alpha[i / channels];
            pixels[i] = format.IsPremultiplied
                ? AlphaComposition.PremultipliedOnWhite(pixels[i], alpha)
                : AlphaComposition.OnWhite(pixels[i], alpha);
        }
    }

    /// <summary>Writes the colors of the indices in sample 0.</summary>
    private void Look(ReadOnlySpan<byte> row, int samples, Span<byte> pixels)
    {
        byte[] palette = format.Palette;
        for (int x = 0, to = 0; to < pixels.Length; x++, to += 3)
        {
            int index = 3 * (format.Bits == 8 ? row[x * samples] : Packed(row, x));
            pixels[to] = palette[index];
            pixels[to + 1] = palette[index + 1];
            pixels[to + 2] = palette[index + 2];
        }
    }

    /// <summary>Writes every <paramref name="samples"/>-th sample from the one at <paramref name="first"/>, as 8 bits, every
    /// <paramref name="step"/> bytes.</summary>
    private void Copy(ReadOnlySpan<byte> row, int first, int samples, Span<byte> target, int step)
    {
        switch (format.Bits)
        {
            case 8:
                for (int to = 0, from = first; to < target.Length; to += step, from += samples)
                    target[to] = row[from];
                break;
            case 16:
                for (int to = 0, from = 2 * first; to < target.Length; to += step, from += 2 * samples)
                {
                    ReadOnlySpan<byte> bytes = row[from..];
                    int value = isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
                    target[to] = AlphaComposition.Reduce16(value);
                }

                break;
            default:
                int scale = 255 / ((1 << format.Bits) - 1);
                for (int x = 0; x < target.Length; x++)
                    target[x] = (byte)(Packed(row, x) * scale);
                break;
        }
    }

    private int Packed(ReadOnlySpan<byte> row, int x)
    {
        int bit = x * format.Bits;
        return (row[bit >> 3] >> (8 - format.Bits - (bit & 7))) & ((1 << format.Bits) - 1);
    }
}
