using System.Buffers.Binary;

namespace FerLib.Imaging.Png;

/// <summary>What the IHDR chunk says.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, PngColorType ColorType, bool Interlaced)
{
    /// <summary>Samples a pixel in the file.</summary>
    public int Samples => ColorType switch
    {
        PngColorType.Rgb => 3,
        PngColorType.GreyAlpha => 2,
        PngColorType.RgbAlpha => 4,
        _ => 1,
    };

    /// <summary>Channels of the decoded picture: a palette is colour.</summary>
    public int Channels => ColorType is PngColorType.Grey or PngColorType.GreyAlpha ? 1 : 3;

    /// <summary>The distance in bytes to the pixel on the left, at least 1, as the row filters count it.</summary>
    public int FilterDistance => Math.Max(1, Samples * Depth / 8);

    /// <summary>The bytes of a row of <paramref name="width"/> pixels, without the filter byte.</summary>
    public long RowBytes(int width) => ((long)width * Samples * Depth + 7) / 8;

    /// <summary>Reads and checks the 13 bytes at <paramref name="offset"/>.</summary>
    /// <exception cref="ImageFormatException">A field has no meaning, or the size is past the limit.</exception>
    public static PngHeader Read(EncodedFile file, int offset)
    {
        ReadOnlySpan<byte> data = file.Bytes.Slice(offset, 13);
        uint width = BinaryPrimitives.ReadUInt32BigEndian(data);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        int depth = data[8];
        var type = (PngColorType)data[9];
        bool known = type switch
        {
            PngColorType.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColorType.Palette => depth is 1 or 2 or 4 or 8,
            PngColorType.Rgb or PngColorType.GreyAlpha or PngColorType.RgbAlpha => depth is 8 or 16,
            _ => false,
        };
        if (!known)
            throw file.Error(offset + 8, $"bit depth {depth} with color type {data[9]} is no PNG format");
        if (data[10] != 0 || data[11] != 0)
            throw file.Error(offset + 10, $"compression {data[10]} and filter method {data[11]} are unknown, PNG has 0 and 0 only");
        if (data[12] > 1)
            throw file.Error(offset + 12, $"interlace method {data[12]} is unknown, PNG has 0 and 1 only");
        var header = new PngHeader((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), depth, type, data[12] == 1);
        file.CheckSize(width, height, header.Channels, offset);
        return header;
    }
}
