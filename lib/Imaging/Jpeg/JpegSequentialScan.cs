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

        JpegHuffmanTable table = component.AcTable;
        ReadOnlySpan<byte> zigZag = ZigZag;
        short[] block = _block;
        int k = 1;
        bool isFlat = true;
        while (k < 64)
        {
            reader.Fill();
            int entry = table.Lookup(reader.Peek(JpegHuffmanTable.LookupBits));
            int value;
            if ((entry & JpegHuffmanTable.HasValue) != 0)
            {
                reader.Skip(entry & 31);
                k += (entry >> 12) & 15;
                value = entry >> 16;
            }
            else
            {
                int symbol = Symbol(ref reader, table);
                size = symbol & 15;
                if (size == 0)
                {
                    if (symbol != 0xF0)
                        break; // end of block
                    k += 16;
                    continue;
                }

                k += symbol >> 4;
                value = JpegBitReader.Extend(reader.Take(size), size);
            }

            if (k > 63)
                throw File.Error(reader.Position, "the data are damaged: a block has more than 64 coefficients");
            if (isFlat)
            {
                Array.Clear(block);
                isFlat = false;
            }

            block[zigZag[k++]] = (short)value;
        }

        if (isFlat)
        {
            component.Component.PlaceMean((short)component.Prediction, x, y);
        }
        else
        {
            block[0] = (short)component.Prediction;
            component.Component.PlaceBlock(block, x, y);
        }
    }
}
