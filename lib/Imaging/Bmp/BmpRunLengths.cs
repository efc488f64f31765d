namespace FerLib.Imaging.Bmp;

/// <summary>Expands the run lengths of BMP: RLE8 and RLE4.</summary>
/// <remarks>
/// A count and an index (in RLE4 two indices that take turns) stand for so many pixels; a count of 0 is an escape: 0 ends the row, 1 the
/// picture, 2 moves right and up by the next two bytes, 3 and more are so many pixels as they are, filled up to whole words. Pixels that
/// are passed over have index 0.
/// </remarks>
internal sealed class BmpRunLengths(EncodedFile file, BmpHeader header, ColorTable palette)
{
    /// <summary>The most pixels that one byte stands for, rounded up: 255 in two.</summary>
    public const int MostExpansion = 128;

    // Some writers count the pixels that fill a row up to whole 4 bytes, as in uncompressed rows; they are passed over.
    private readonly long _paddedWidth = header.Stride * 8 / header.Bits;
    private readonly bool _isNibbles = header.Compression == BmpCompression.RunLength4;
    private int _at = header.PixelOffset;
    private int _x;
    private int _y;

    /// <summary>Expands the whole picture.</summary>
    /// <exception cref="ImageFormatException">The data end too early, or pixels lie outside the picture.</exception>
    public void Read(Image image)
    {
        int channels = image.Channels;
        for (int i = 0; i < image.Pixels.Length; i += channels)
            palette.Write(0, image.Pixels.AsSpan(i, channels));
        while (!IsComplete)
        {
            int start = _at;
            int count = Next();
            int value = Next();
            if (count > 0)
            {
                int first = _isNibbles ? value >> 4 : value;
                int second = _isNibbles ? value & 15 : value;
                for (int i = 0; i < count; i++)
                    Put(image, i % 2 == 0 ? first : second, start);
                continue;
            }

            switch (value)
            {
                case 0:
                    _x = 0;
                    _y++;
                    break;
                case 1:
                    return;
                case 2:
                    _x += Next();
                    _y += Next();
                    break;
                default:
                    ReadAsTheyAre(image, value, start);
                    break;
            }
        }
    }

    // A file may end with its last pixel: the end mark says nothing new then.
    private bool IsComplete => _y >= header.Height || (_y == header.Height - 1 && _x >= header.Width && _at >= file.Length - 1);

    private void ReadAsTheyAre(Image image, int count, int start)
    {
        int begin = _at;
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            if (!_isNibbles || i % 2 == 0)
                value = Next();
            Put(image, !_isNibbles ? value : i % 2 == 0 ? value >> 4 : value & 15, start);
        }

        if ((_at - begin) % 2 == 1 && _at < file.Length)
            _at++;
    }

    private void Put(Image image, int index, int start)
    {
        if (_x >= _paddedWidth || _y >= header.Height)
            throw file.Error(start, $"a run reaches column {_x} of row {_y}, the picture is {header.Width} x {header.Height}");
        if (index >= palette.Count)
            throw file.Error(start, $"a pixel has palette index {index}, the palette has {palette.Count} colors");
        int row = header.IsTopDown ? _y : header.Height - 1 - _y;
        if (_x < header.Width)
            palette.Write(index, image.Pixels.AsSpan((row * header.Width + _x) * image.Channels, image.Channels));
        _x++;
    }

    private int Next() => _at < file.Length
        ? file.Bytes[_at++]
        : throw file.Error(file.Length, $"the file is truncated: it ends in row {_y} of {header.Height}");
}
