using System.Buffers.Binary;

namespace FerLib.Imaging.Jpeg;

/// <summary>What a start-of-frame segment says: kind, size and components.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(int width, int height, JpegComponent[] components, bool isProgressive)
    {
        IsProgressive = isProgressive;
        Width = width;
        Height = height;
        Components = components;
        MostHorizontal = components.Max(c => c.Horizontal);
        MostVertical = components.Max(c => c.Vertical);
        McuColumns = (width + 8 * MostHorizontal - 1) / (8 * MostHorizontal);
        McuRows = (height + 8 * MostVertical - 1) / (8 * MostVertical);
        Reduce(int.MaxValue, int.MaxValue);
    }

    /// <summary>Whether scans bring coefficients in parts; else each brings whole components.</summary>
    public bool IsProgressive { get; }

    /// <summary>Columns, before orientation.</summary>
    public int Width { get; }

    /// <summary>Rows, before orientation.</summary>
    public int Height { get; }

    /// <summary>One component (grey) or three.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>The largest horizontal sampling factor.</summary>
    public int MostHorizontal { get; }

    /// <summary>The largest vertical sampling factor.</summary>
    public int MostVertical { get; }

    /// <summary>MCUs (the units of an interleaved scan) side by side.</summary>
    public int McuColumns { get; }

    /// <summary>MCUs one above the other.</summary>
    public int McuRows { get; }

    /// <summary>Samples along a side of a block of a component that is not subsampled: 8, or 4, 2, 1 when the picture is reduced.</summary>
    public int BlockSize { get; private set; }

    /// <summary>Columns of the picture that is decoded, before orientation.</summary>
    public int ReducedWidth => Reduced(Width, BlockSize);

    /// <summary>Rows of the picture that is decoded, before orientation.</summary>
    public int ReducedHeight => Reduced(Height, BlockSize);

    /// <summary>Reduces the picture by 1/2, 1/4 or 1/8 in both directions as long as neither side falls below what is wanted.</summary>
    /// <param name="leastWidth">Columns wanted, before orientation.</param>
    /// <param name="leastHeight">Rows wanted, before orientation.</param>
    public void Reduce(int leastWidth, int leastHeight)
    {
        BlockSize = 8;
        while (BlockSize > 1 && Reduced(Width, BlockSize / 2) >= leastWidth && Reduced(Height, BlockSize / 2) >= leastHeight)
            BlockSize /= 2;
        foreach (JpegComponent component in Components)
        {
            // As libjpeg does: a subsampled component is reduced less, as far as the transform can then replace its upsampling.
            int size = BlockSize;
            while (size < 8
                && MostHorizontal * BlockSize % (component.Horizontal * size * 2) == 0
                && MostVertical * BlockSize % (component.Vertical * size * 2) == 0)
            {
                size *= 2;
            }

            component.SetSize(this, size);
        }
    }

    /// <summary>Reads a start-of-frame segment and holds it to the limits.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isProgressive">Whether the marker was that of a progressive frame.</param>
    /// <param name="offset">Where the segment's data begin, after the length.</param>
    /// <param name="length">Bytes of data.</param>
    /// <exception cref="ImageFormatException">A field has no meaning, names a JPEG that is not read, or passes the limit.</exception>
    public static JpegFrame Read(EncodedFile file, bool isProgressive, int offset, int length)
    {
        ReadOnlySpan<byte> data = file.Bytes.Slice(offset, length);
        if (length < 6 || length != 6 + 3 * data[5])
            throw file.Error(offset, $"the frame header has {length} bytes, which does not fit its number of components");
        if (data[0] != 8)
            throw file.Error(offset, $"{data[0]}-bit JPEG is not supported, only 8-bit; save it as 8-bit JPEG or PNG");
        int height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        int count = data[5];
        if (height == 0)
            throw file.Error(offset + 1, "the height comes after the picture (a DNL marker), which is not supported");
        if (count == 4)
            throw file.Error(offset + 5, "CMYK or YCCK JPEG (4 components) is not supported; save it as RGB");
        if (count is not (1 or 3))
            throw file.Error(offset + 5, $"JPEG with {count} components is not supported, only 1 (grey) or 3 (color)");
        file.CheckSize(width, height, count, offset + 1);

        var components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = data.Slice(6 + 3 * i, 3);
            components[i] = new JpegComponent(entry[0], entry[1] >> 4, entry[1] & 15, entry[2]);
            if (components[i].Horizontal is 0 or > 4 || components[i].Vertical is 0 or > 4 || entry[2] > 3)
                throw file.Error(offset + 6 + 3 * i, $"component {entry[0]} has sampling factors or a quantization table out of range");
            if (components.Take(i).Any(c => c.Id == components[i].Id))
                throw file.Error(offset + 6 + 3 * i, $"component {entry[0]} is declared twice");
        }

        var frame = new JpegFrame(width, height, components, isProgressive);
        if (components.Any(c => frame.MostHorizontal % c.Horizontal != 0 || frame.MostVertical % c.Vertical != 0))
            throw file.Error(offset + 6, "sampling factors that do not divide each other are not supported");
        frame.CheckDataLength(file, offset);
        return frame;
    }

    /// <summary>
    /// Every block takes two bits at least (a DC code and an end of block), or one bit in a progressive file: a file that is too short
    /// claims too much.
    /// </summary>
    private void CheckDataLength(EncodedFile file, int offset)
    {
        long least = Components.Sum(c => (long)c.BlocksAcross * c.BlocksDown) / (IsProgressive ? 8 : 4);
        if (least > file.Length - offset)
        {
            throw file.Error(
                offset,
                $"the file is truncated: {Width} x {Height} pixels need {least} bytes or more, {file.Length - offset} are left");
        }
    }

    private static int Reduced(int side, int blockSize) => (side * blockSize + 7) / 8;
}
