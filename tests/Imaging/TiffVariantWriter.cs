namespace FerLib.Tests.Imaging;

/// <summary>Writes TIFF of either byte order, in strips or tiles, compressed or not: the plain twin of the decoder.</summary>
internal sealed class TiffVariantWriter(int width, int height, bool isLittle)
{
    public int Samples { get; init; } = 1;

    public int Bits { get; init; } = 8;

    public bool IsPlanar { get; init; }

    public int RowsPerStrip { get; init; } = 3;

    /// <summary>Columns and rows of a tile; strips when null.</summary>
    public (int Width, int Height)? Tile { get; init; }

    public int Compression { get; init; } = 1;

    public int Predictor { get; init; } = 1;

    /// <summary>Whether each byte's lowest bit comes first (FillOrder 2).</summary>
    public bool IsReversed { get; init; }

    /// <summary>Color map: all reds, greens, blues.</summary>
    public int[]? Palette { get; init; }

    /// <summary>Further fields, or other values for those written anyway: tag, value.</summary>
    public Dictionary<int, int> Fields { get; init; } = [];

    /// <summary>Fields to leave out.</summary>
    public int[] Without { get; init; } = [];

    /// <summary>Encodes samples, (y, x, sample) row-major.</summary>
    public byte[] Encode(int[] samples)
    {
        var file = new List<byte>();
        file.AddRange(isLittle ? "II"u8.ToArray() : "MM"u8.ToArray());
        file.AddRange(Number(42, 2));
        file.AddRange(Number(0, 4));
        var offsets = new List<int>();
        var counts = new List<int>();
        foreach (byte[] chunk in Chunks(samples))
        {
            byte[] compressed = Compress(chunk);
            offsets.Add(file.Count);
            counts.Add(compressed.Length);
            file.AddRange(IsReversed ? compressed.Select(Reverse) : compressed);
        }

        var fields = new SortedDictionary<int, int[]>
        {
            [256] = [width],
            [257] = [height],
            [258] = [.. Enumerable.Repeat(Bits, Samples)],
            [259] = [Compression],
            [262] = [Palette is not null ? 3 : Samples >= 3 ? 2 : 1],
            [Tile is null ? 273 : 324] = [.. offsets],
            [277] = [Samples],
            [Tile is null ? 279 : 325] = [.. counts],
            [284] = [IsPlanar ? 2 : 1],
        };
        if (Tile is { } tile)
            (fields[322], fields[323]) = ([tile.Width], [tile.Height]);
        else
            fields[278] = [RowsPerStrip];
        if (Predictor != 1)
            fields[317] = [Predictor];
        if (IsReversed)
            fields[266] = [2];
        if (Palette is not null)
            fields[320] = Palette;
        foreach ((int tag, int value) in Fields)
            fields[tag] = [value];
        foreach (int tag in Without)
            fields.Remove(tag);
        return Finish(file, fields);
    }

    private byte[] Finish(List<byte> file, SortedDictionary<int, int[]> fields)
    {
        var directory = new List<byte>(Number(fields.Count, 2));
        foreach ((int tag, int[] values) in fields)
        {
            int size = tag is 273 or 279 or 324 or 325 ? 4 : 2;
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

    /// <summary>The strips or tiles, uncompressed; a tile's part outside the picture is 0.</summary>
    private IEnumerable<byte[]> Chunks(int[] samples)
    {
        (int chunkWidth, int chunkHeight) = Tile ?? (width, RowsPerStrip);
        for (int plane = 0; plane < (IsPlanar ? Samples : 1); plane++)
        {
            for (int y0 = 0; y0 < height; y0 += chunkHeight)
            {
                for (int x0 = 0; x0 < width; x0 += chunkWidth)
                {
                    int end = Tile is null ? Math.Min(y0 + chunkHeight, height) : y0 + chunkHeight;
                    var chunk = new List<byte>();
                    for (int y = y0; y < end; y++)
                        chunk.AddRange(Row(samples, plane, y, x0, chunkWidth));
                    yield return [.. chunk];
                }
            }
        }
    }

    private byte[] Row(int[] samples, int plane, int y, int x0, int columns)
    {
        int inRow = IsPlanar ? 1 : Samples;
        int[] row = new int[columns * inRow];
        for (int i = 0; i < row.Length; i++)
        {
            int x = x0 + i / inRow;
            row[i] = x < width && y < height ? samples[(y * width + x) * Samples + (IsPlanar ? plane : i % inRow)] : 0;
        }

        if (Predictor == 2)
            row = [.. row.Select((v, i) => i < inRow ? v : (v - row[i - inRow]) & ((1 << Bits) - 1))];
        if (Bits >= 8)
            return [.. row.SelectMany(v => Number(v, Bits / 8))];
        byte[] packed = new byte[(row.Length * Bits + 7) / 8];
        for (int i = 0; i < row.Length; i++)
            packed[i * Bits / 8] |= (byte)(row[i] << (8 - Bits - i * Bits % 8));
        return packed;
    }

    private byte[] Compress(byte[] chunk) => Compression switch
    {
        5 => new LzwWriter(false, 8).Encode(chunk),
        8 or 32946 => PngVariantWriter.Compress(chunk),
        32773 => PackBits(chunk),
        _ => chunk,
    };

    /// <summary>Runs of two and more equal bytes, others one by one and in pairs, and now and then a count that means nothing.</summary>
    private static byte[] PackBits(byte[] chunk)
    {
        var packed = new List<byte>();
        for (int i = 0; i < chunk.Length;)
        {
            int run = chunk.Skip(i).TakeWhile(v => v == chunk[i]).Take(128).Count();
            int plain = Math.Min(1 + i % 2, chunk.Length - i);
            if (i % 5 == 0)
                packed.Add(128);
            packed.AddRange(run > 1 ? [(byte)(1 - run), chunk[i]] : [(byte)(plain - 1), .. chunk.Skip(i).Take(plain)]);
            i += run > 1 ? run : plain;
        }

        return [.. packed];
    }

    private static byte Reverse(byte value) => (byte)Enumerable.Range(0, 8).Sum(bit => ((value >> bit) & 1) << (7 - bit));

    private byte[] Number(int value, int size)
    {
        byte[] bytes = [.. BitConverter.IsLittleEndian ? BitConverter.GetBytes(value) : [.. BitConverter.GetBytes(value).Reverse()]];
        return isLittle ? bytes[..size] : [.. bytes[..size].Reverse()];
    }
}
