namespace FerLib.Imaging.Jpeg;

/// <summary>Decodes one scan of a sequential (baseline or extended) Huffman-coded frame straight into its components' samples.</summary>
/// <remarks>Source: ITU-T T.81, annex F.2.</remarks>
internal sealed class JpegSequentialScan(EncodedFile file, JpegFrame frame, JpegScanComponent[] components, int restartInterval)
{
    private readonly short[] _block = new short[64];

    /// <summary>The row-major place of the k-th coefficient of the zigzag order.</summary>
    public static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Decodes the scan's data.</summary>
    /// <param name="offset">The first byte after the scan's header.</param>
    /// <returns>The byte at which to look for the next marker.</returns>
    /// <exception cref="ImageFormatException">The data are damaged or end before the picture does.</exception>
    public int Decode(int offset)
    {
        // A scan of one component has no MCUs: its blocks follow each other row by row, without those beyond the picture's edge.
        bool interleaved = components.Length > 1;
        JpegComponent first = components[0].Component;
        int columns = interleaved ? frame.McuColumns : (first.Width + 7) / 8;
        int rows = interleaved ? frame.McuRows : (first.Height + 7) / 8;
        foreach (JpegScanComponent component in components)
            component.Component.Allocate();

        var reader = new JpegBitReader(file.Bytes, offset);
        int untilRestart = restartInterval;
        int restarts = 0;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                if (restartInterval > 0 && untilRestart-- == 0)
                {
                    reader = Restart(reader.Position, restarts++);
                    untilRestart = restartInterval - 1;
                }

                if (interleaved)
                    DecodeMcu(ref reader, x, y);
                else
                    DecodeBlock(ref reader, components[0], 8 * x, 8 * y);

                if (reader.IsPastEnd)
                    throw file.Error(reader.Position, "the file is truncated or damaged: the data end before the picture does");
            }
        }

        return reader.Position;
    }

    private void DecodeMcu(ref JpegBitReader reader, int x, int y)
    {
        foreach (JpegScanComponent component in components)
        {
            int across = component.Component.Horizontal;
            int down = component.Component.Vertical;
            for (int v = 0; v < down; v++)
            {
                for (int h = 0; h < across; h++)
                    DecodeBlock(ref reader, component, 8 * (x * across + h), 8 * (y * down + v));
            }
        }
    }

    private void DecodeBlock(ref JpegBitReader reader, JpegScanComponent component, int x, int y)
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
                throw file.Error(reader.Position, "the data are damaged: a block has more than 64 coefficients");
            if (isFlat)
            {
                Array.Clear(block);
                isFlat = false;
            }

            block[zigZag[k++]] = (short)value;
        }

        Span<byte> target = component.Component.Samples.AsSpan(y * component.Component.Stride + x);
        if (isFlat)
        {
            JpegInverseDct.TransformMean((short)component.Prediction, component.Quantization[0], target, component.Component.Stride);
        }
        else
        {
            block[0] = (short)component.Prediction;
            JpegInverseDct.Transform(block, component.Quantization, target, component.Component.Stride);
        }
    }

    private int Symbol(ref JpegBitReader reader, JpegHuffmanTable table)
    {
        int entry = table.Lookup(reader.Peek(JpegHuffmanTable.LookupBits));
        int symbol = (entry >> 8) & 255;
        if (entry == 0)
            symbol = table.DecodeLong(ref reader);
        else if ((entry & JpegHuffmanTable.HasValue) == 0)
            reader.Skip(entry & 31);
        else
            reader.Skip((entry & 31) - (symbol & 15));
        return symbol >= 0 ? symbol : throw file.Error(reader.Position, "the data are damaged: there is no such Huffman code");
    }

    private JpegBitReader Restart(int position, int number)
    {
        int expected = JpegMarker.Restart0 + (number & 7);
        int at = JpegSegments.FindMarker(file, position);
        if (file.Bytes[at - 1] != expected)
        {
            throw file.Error(
                at - 2, $"the data are damaged: marker {file.Bytes[at - 1]:X2} comes where restart marker {expected:X2} was expected");
        }

        foreach (JpegScanComponent component in components)
            component.Prediction = 0;
        return new JpegBitReader(file.Bytes, at);
    }
}
