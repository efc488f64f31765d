using System.Buffers.Binary;

namespace FerLib.Imaging.Png;

/// <summary>Turns an unfiltered row of any color type and depth into 8-bit pixels, alpha composed on white.</summary>
/// <remarks>
/// Depths below 8 are stretched to 0..255 (value x 255 / maximum, a whole number). 16 bits become 8 as libpng's png_set_scale_16 does:
/// (v * 255 + 32895) >> 16, the nearest of v / 257. Alpha is reduced to 8 bits first; then the pixel is
/// (v * alpha + 255 * (255 - alpha)) / 255, rounded to nearest (there are no ties). The colour that tRNS names is compared at full
/// depth and gives white.
/// </remarks>
internal sealed class PngSamples
{
    private readonly EncodedFile _file;
    private readonly PngHeader _header;
    private readonly byte[] _palette;
    private readonly bool _hasKey;
    private readonly int _key0, _key1, _key2;

    public PngSamples(EncodedFile file, PngContainer container)
    {
        _file = file;
        _header = container.Header;
        _palette = ComposePalette(container.Palette.Span, container.Transparency.Span);
        ReadOnlySpan<byte> key = container.Transparency.Span;
        if (_header.ColorType is PngColorType.Palette || key.IsEmpty)
            return;
        _hasKey = true;
        int mask = (1 << _header.Depth) - 1;
        _key0 = BinaryPrimitives.ReadUInt16BigEndian(key) & mask;
        _key1 = key.Length < 6 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(key[2..]) & mask;
        _key2 = key.Length < 6 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(key[4..]) & mask;
    }

    /// <summary>Converts a row.</summary>
    /// <param name="row">The unfiltered bytes.</param>
    /// <param name="target">Where width x channels pixels go.</param>
    /// <param name="offset">Where in the file the row was, for messages.</param>
    /// <exception cref="ImageFormatException">A palette index has no color.</exception>
    public void Convert(ReadOnlySpan<byte> row, Span<byte> target, long offset)
    {
        switch (_header.ColorType)
        {
            case PngColorType.Palette:
                ConvertPalette(row, target, offset);
                break;
            case PngColorType.Grey or PngColorType.Rgb when _header.Depth == 8:
                row[..target.Length].CopyTo(target);
                if (_hasKey)
                    WhitenKey(target);
                break;
            case PngColorType.Grey when _header.Depth < 8:
                int maximum = (1 << _header.Depth) - 1;
                int scale = 255 / maximum;
                for (int x = 0; x < target.Length; x++)
                {
                    int value = Packed(row, x);
                    target[x] = _hasKey && value == _key0 ? (byte)255 : (byte)(value * scale);
                }

                break;
            case PngColorType.Grey or PngColorType.Rgb:
                Convert16(row, target);
                break;
            default:
                ConvertAlpha(row, target);
                break;
        }
    }

    private static byte[] ComposePalette(ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alpha)
    {
        byte[] composed = palette.ToArray();
        for (int i = 0; i < composed.Length; i++)
            composed[i] = AlphaComposition.OnWhite(composed[i], i / 3 < alpha.Length ? alpha[i / 3] : 255);
        return composed;
    }

    private int Packed(ReadOnlySpan<byte> row, int x)
    {
        int bit = x * _header.Depth;
        return (row[bit >> 3] >> (8 - _header.Depth - (bit & 7))) & ((1 << _header.Depth) - 1);
    }

    private void ConvertPalette(ReadOnlySpan<byte> row, Span<byte> target, long offset)
    {
        ReadOnlySpan<byte> palette = _palette;
        int width = target.Length / 3;
        for (int x = 0; x < width; x++)
        {
            int index = 3 * (_header.Depth == 8 ? row[x] : Packed(row, x));
            if (index >= palette.Length)
                throw _file.Error(offset, $"a pixel has palette index {index / 3}, the palette has {palette.Length / 3} colors");
            target[3 * x] = palette[index];
            target[3 * x + 1] = palette[index + 1];
            target[3 * x + 2] = palette[index + 2];
        }
    }

    private void WhitenKey(Span<byte> pixels)
    {
        int channels = _header.Channels;
        for (int i = 0; i < pixels.Length; i += channels)
        {
            if (pixels[i] == _key0 && (channels == 1 || (pixels[i + 1] == _key1 && pixels[i + 2] == _key2)))
                pixels.Slice(i, channels).Fill(255);
        }
    }

    private void Convert16(ReadOnlySpan<byte> row, Span<byte> target)
    {
        int channels = _header.Channels;
        for (int i = 0; i < target.Length; i += channels)
        {
            int first = BinaryPrimitives.ReadUInt16BigEndian(row[(2 * i)..]);
            target[i] = AlphaComposition.Reduce16(first);
            bool isKey = _hasKey && first == _key0;
            if (channels == 3)
            {
                int second = BinaryPrimitives.ReadUInt16BigEndian(row[(2 * i + 2)..]);
                int third = BinaryPrimitives.ReadUInt16BigEndian(row[(2 * i + 4)..]);
                target[i + 1] = AlphaComposition.Reduce16(second);
                target[i + 2] = AlphaComposition.Reduce16(third);
                isKey &= second == _key1 && third == _key2;
            }

            if (isKey)
                target.Slice(i, channels).Fill(255);
        }
    }

    private void ConvertAlpha(ReadOnlySpan<byte> row, Span<byte> target)
    {
        int channels = _header.Channels;
        int bytes = _header.Depth / 8;
        int source = 0;
        for (int i = 0; i < target.Length; i += channels, source += (channels + 1) * bytes)
        {
            int alpha = Sample(row, source + channels * bytes, bytes);
            for (int c = 0; c < channels; c++)
                target[i + c] = AlphaComposition.OnWhite(Sample(row, source + c * bytes, bytes), alpha);
        }
    }

    private static int Sample(ReadOnlySpan<byte> row, int at, int bytes) =>
        bytes == 1 ? row[at] : AlphaComposition.Reduce16(BinaryPrimitives.ReadUInt16BigEndian(row[at..]));
}
