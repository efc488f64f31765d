namespace FerLib.Imaging.Jpeg;

/// <summary>A Huffman table for writing: each symbol's code and its length.</summary>
/// <remarks>Source: ITU-T T.81, annex C.</remarks>
internal sealed class JpegHuffmanCode
{
    private readonly ushort[] _codes = new ushort[256];
    private readonly byte[] _lengths = new byte[256];

    /// <summary>Derives the codes from their lengths.</summary>
    /// <param name="counts">16 numbers: how many codes have 1, 2, ... 16 bits.</param>
    /// <param name="symbols">The symbols in the order of their codes.</param>
    public JpegHuffmanCode(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++, code <<= 1)
        {
            for (int i = 0; i < counts[length - 1]; i++, index++, code++)
            {
                _codes[symbols[index]] = (ushort)code;
                _lengths[symbols[index]] = (byte)length;
            }
        }
    }

    /// <summary>Writes a symbol's code, and after it the extra bits that belong to it, 16 at most.</summary>
    public void Write(JpegBitWriter writer, int symbol, int extra = 0, int extraCount = 0) =>
        writer.WriteBits(((uint)_codes[symbol] << extraCount) | (uint)extra, _lengths[symbol] + extraCount);
}
