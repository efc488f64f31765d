namespace FerLib.Tests.Imaging;

/// <summary>Writes LZW for GIF and TIFF: the plain twin of the decoder, strings as strings and codes bit by bit.</summary>
internal sealed class LzwWriter(bool isGif, int rootBits)
{
    private readonly List<int> _bits = [];

    /// <summary>Whether a full table is used on, as GIF allows, instead of a clear code.</summary>
    public bool KeepsFullTable { get; init; }

    public byte[] Encode(IEnumerable<byte> values)
    {
        int clear = 1 << rootBits;
        int most = isGif ? 4096 : 4095;
        Dictionary<string, int> table = [];
        int width = 0, written = 0;
        void Write(int code)
        {
            // What the reader's table holds when it reads this code: an entry for each code since the clear code but the first.
            int entries = clear + 2 + Math.Min(Math.Max(0, written - 1), 4096 - clear - 2);
            width = rootBits + 1;
            while (width < 12 && entries >= (1 << width) - (isGif ? 0 : 1))
                width++;
            for (int i = 0; i < width; i++)
                _bits.Add((code >> (isGif ? i : width - 1 - i)) & 1);
            written++;
        }

        void Clear()
        {
            Write(clear);
            written = 0;
            table = Enumerable.Range(0, clear).ToDictionary(v => $"{(char)v}");
        }

        Clear();
        string text = "";
        foreach (byte value in values)
        {
            string longer = text + (char)value;
            if (table.ContainsKey(longer))
            {
                text = longer;
                continue;
            }

            Write(table[text]);
            text = $"{(char)value}";
            if (table.Count + 2 < most)
                table.Add(longer, table.Count + 2);
            else if (!KeepsFullTable)
                Clear();
        }

        if (text.Length > 0)
            Write(table[text]);
        Write(clear + 1);
        byte[] bytes = new byte[(_bits.Count + 7) / 8];
        for (int i = 0; i < _bits.Count; i++)
            bytes[i / 8] |= (byte)(_bits[i] << (isGif ? i % 8 : 7 - i % 8));
        return bytes;
    }
}
