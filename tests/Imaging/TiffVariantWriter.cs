namespace FerLib.Tests.Imaging;

/// <summary>Writes uncompressed TIFF of either byte order with any fields: the plain twin of the decoder.</summary>
internal sealed class TiffVariantWriter(int width, int height, bool isLittle)
{
    public int Samples { get; init; } = 1;

    public int Bits { get; init; } = 8;

    public bool IsPlanar { get; init; }

    public int RowsPerStrip { get; init; } = 3;

    /// <summary>Further fields, or other values for those written anyway: tag, value.</summary>
    public Dictionary<int, int> Fields { get; init; } = [];

    /// <summary>Encodes samples, (y, x, sample) row-major.</summary>
    public byte[] Encode(int[] samples)
    {
        var file = new List<byte>();
        file.AddRange(isLittle ? "II"u8.ToArray() : "MM"u8.ToArray());
        file.AddRange(Number(42, 2));
        file.AddRange(Number(0, 4));
        var offsets = new List<int>();
        for (int plane = 0; plane < (IsPlanar ? Samples : 1); plane++)
        {
            for (int y = 0; y < height; y++)
            {
                if (y % RowsPerStrip == 0)
                    offsets.Add(file.Count);
                file.AddRange(Row(samples, plane, y));
            }
        }

        var fields = new SortedDictionary<int, int[]>
        {
            [256] = [width],
            [257] = [height],
            [258] = [.. Enumerable.Repeat(Bits, Samples)],
            [262] = [Samples >= 3 ? 2 : 1],
            [273] = [.. offsets],
            [277] = [Samples],
            [278] = [RowsPerStrip],
            [284] = [IsPlanar ? 2 : 1],
        };
        foreach ((int tag, int value) in Fields)
            fields[tag] = [value];
        var directory = new List<byte>(Number(fields.Count, 2));
        foreach ((int tag, int[] values) in fields)
        {
            int size = tag == 273 ? 4 : 2;
            byte[] data = [.. values.SelectMany(v => Number(v, size))];
            directory.AddRange([.. Number(tag, 2), .. Number(size == 4 ? 4 : 3, 2), .. Number(values.Length, 4)]);
            if (data.Length > 4)
            {
                directory.AddRange(Number(file.Count, 4));
                file.AddRange(data);
            }
            else
            {
                directory.AddRange([.. data, .. new byte[4 - data.Length]]);
            }
        }

        byte[] result = [.. file, .. directory, 0, 0, 0, 0];
        Number(file.Count, 4).CopyTo(result, 4);
        return result;
    }

    private byte[] Number(int value, int size)
    {
        byte[] bytes = [.. BitConverter.IsLittleEndian ? BitConverter.GetBytes(value) : [.. BitConverter.GetBytes(value).Reverse()]];
        return isLittle ? bytes[..size] : [.. bytes[..size].Reverse()];
    }

    private byte[] Row(int[] samples, int plane, int y)
    {
        IEnumerable<int> row = samples.Skip(y * width * Samples).Take(width * Samples);
        if (IsPlanar)
            row = row.Where((_, i) => i % Samples == plane);
        if (Bits >= 8)
            return [.. row.SelectMany(v => Number(v, Bits / 8))];
        byte[] packed = new byte[(width * Bits + 7) / 8];
        foreach ((int x, int value) in row.Index())
            packed[x * Bits / 8] |= (byte)(value << (8 - Bits - x * Bits % 8));
        return packed;
    }
}
