namespace FerLib.Imaging.Jpeg;

/// <summary>Decodes one scan of a sequential (baseline or extended) Huffman-coded frame straight into its components' samples.</summary>
/// <remarks>Source: ITU-T T.81, annex F.2.</remarks>
internal sealed class JpegSequentialScan(EncodedFile file, JpegFrame frame, JpegScanComponent[] components, int restartInterval)
    : JpegScan(file, frame, components, restartInterval)
{
    private readonly short[] _block = new short[64];

    /// <summary>The row-major place of the k-th coefficient of the zigzag order.</summary>
    public static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <inheritdoc/>
    protected override void DecodeBlock(ref JpegBitReader reader, JpegScanComponent component, int x, int y)
    {
        reader.Fill();
        int size = Symbol(ref reader, component.DcTable);
        if (size > 0)
            component.Prediction += JpegBitReader.Extend(reader.Take(size), size);

        short[] block = _block;
        if (!DecodeWaves(ref reader, component.AcTable, block))
        {
            component.Component.PlaceMean((short)component.Prediction, x, y);
            return;
        }

        block[0] = (short)component.Prediction;
        component.Component.PlaceBlock(block, x, y);
        Array.Clear(block);
    }

    /// <summary>Decodes the coefficients of a block but the first.</summary>
    /// <param name="reader">The data.</param>
    /// <param name="table">The codes.</param>
    /// <param name="block">64 zeros; receives the coefficients, row-major.</param>
    /// <returns>Whether there are any.</returns>
    private bool DecodeWaves(ref JpegBitReader reader, JpegHuffmanTable table, short[] block)
    {
        ReadOnlySpan<byte> zigZag = ZigZag;
        ReadOnlySpan<int> lookup = table.Entries;
        // The reader's bits in variables of their own: most coefficients take no other path than this one.
        (ulong bits, int count) = reader.Bits;
        int k = 1;
        bool any = false;
        while (k < 64)
        {
            if (count < 32)
            {
                reader.Bits = (bits, count);
                reader.Fill();
                (bits, count) = reader.Bits;
            }

            int entry = lookup[(int)(bits >> (count - JpegHuffmanTable.LookupBits)) & ((1 << JpegHuffmanTable.LookupBits) - 1)];
            int value;
            if ((entry & JpegHuffmanTable.HasValue) != 0)
            {
                count -= entry & 31;
                k += (entry >> 12) & 15;
                value = entry >> 16;
            }
            else
            {
                int symbol = (entry >> 8) & 255;
                count -= entry & 31;
                if (entry == 0)
                {
                    reader.Bits = (bits, count);
                    symbol = Symbol(ref reader, table);
                    (bits, count) = reader.Bits;
                }

                int size = symbol & 15;
                if (size == 0)
                {
                    if (symbol != 0xF0)
                        break; // end of block
                    k += 16;
                    continue;
                }

                k += symbol >> 4;
                count -= size;
                value = JpegBitReader.Extend((int)(bits >> count) & ((1 << size) - 1), size);
            }

            if (k > 63)
                throw Damaged(reader, block);
            block[zigZag[k++]] = (short)value;
            any = true;
        }

        reader.Bits = (bits, count);
        return any;
    }

    private ImageFormatException Damaged(JpegBitReader reader, short[] block)
    {
        Array.Clear(block);
        return File.Error(reader.Position, "the data are damaged: a block has more than 64 coefficients");
    }
}
