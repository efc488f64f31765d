namespace FerLib.Imaging.Jpeg;

/// <summary>A Huffman table, with the codes of up to ten bits looked up at once.</summary>
/// <remarks>Source: ITU-T T.81, annex C (codes from lengths) and F.2.2.3 (decoding by the largest code of each length).</remarks>
internal sealed class JpegHuffmanTable
{
    /// <summary>Bits looked at by <see cref="Lookup"/>.</summary>
    public const int LookupBits = 10;

    /// <summary>Set in an entry of <see cref="Lookup"/> that holds a coefficient's value besides its code.</summary>
    public const int HasValue = 32;

    /// <summary>A table without codes, for scans that need none.</summary>
    public static readonly JpegHuffmanTable Empty = TryCreate(new byte[16], [])!;

    private readonly byte[] _symbols;
    private readonly int[] _lookup = new int[1 << LookupBits];
    // By code length: the first code past the length's last, and what added to a code gives its place in _symbols.
    private readonly int[] _end = new int[17];
    private readonly int[] _delta = new int[17];

    private JpegHuffmanTable(byte[] symbols) => _symbols = symbols;

    /// <summary>The longest symbol value; a DC table may have 15 at most.</summary>
    public int LargestSymbol => _symbols.Length == 0 ? 0 : _symbols.Max();

    /// <summary>Builds a table, or returns null when the counts are no prefix code.</summary>
    /// <param name="counts">16 numbers: how many codes have 1, 2, ... 16 bits.</param>
    /// <param name="symbols">The symbols in the order of their codes.</param>
    public static JpegHuffmanTable? TryCreate(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var table = new JpegHuffmanTable(symbols.ToArray());
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++)
        {
            table._delta[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++, index++, code++)
                table.FillLookup(code, length, symbols[index]);
            if (code > 1 << length)
                return null;
            table._end[length] = code;
            code <<= 1;
        }

        return table;
    }

    /// <summary>
    /// What the next ten bits mean: 0 when the code is longer; else bits 0..4 the bits to take, bits 8..15 the symbol. With
    /// <see cref="HasValue"/> the symbol's coefficient is in the ten bits too: bits 16..31 its value, and the bits to take include it.
    /// </summary>
    public int Lookup(int bits) => _lookup[bits];

    /// <summary>All entries of <see cref="Lookup"/>.</summary>
    public ReadOnlySpan<int> Entries => _lookup;

    /// <summary>Decodes a code of more than ten bits; -1 when there is no such code.</summary>
    public int DecodeLong(ref JpegBitReader reader)
    {
        for (int length = LookupBits + 1; length <= 16; length++)
        {
            int code = reader.Peek(length);
            if (code < _end[length])
            {
                reader.Skip(length);
                return _symbols[code + _delta[length]];
            }
        }

        return -1;
    }

    private void FillLookup(int code, int length, byte symbol)
    {
        if (length > LookupBits || code >= 1 << length)
            return;
        int rest = LookupBits - length;
        int size = symbol & 15;
        for (int tail = 0; tail < 1 << rest; tail++)
        {
            int entry = length | (symbol << 8);
            if (size > 0 && size <= rest)
            {
                int value = JpegBitReader.Extend(tail >> (rest - size), size);
                entry = (length + size) | HasValue | (symbol << 8) | (value << 16);
            }

            _lookup[(code << rest) | tail] = entry;
        }
    }
}
