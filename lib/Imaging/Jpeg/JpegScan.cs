namespace FerLib.Imaging.Jpeg;

/// <summary>Walks over the blocks of one scan in the order in which their data come.</summary>
/// <remarks>Source: ITU-T T.81, A.2 (order of the blocks) and E.2.4 (restarts).</remarks>
internal abstract class JpegScan(EncodedFile file, JpegFrame frame, JpegScanComponent[] components, int restartInterval)
{
    /// <summary>The file, for errors.</summary>
    protected EncodedFile File { get; } = file;

    /// <summary>Decodes the scan's data.</summary>
    /// <param name="offset">The first byte after the scan's header.</param>
    /// <returns>The byte at which to look for the next marker.</returns>
    /// <exception cref="ImageFormatException">The data are damaged or end before the picture does.</exception>
    public int Decode(int offset)
    {
        // A scan of one component has no MCUs: its blocks follow each other row by row, without those beyond the picture's edge.
        bool interleaved = components.Length > 1;
        JpegComponent first = components[0].Component;
        int columns = interleaved ? frame.McuColumns : first.BlocksAcross;
        int rows = interleaved ? frame.McuRows : first.BlocksDown;
        var reader = new JpegBitReader(File.Bytes, offset);
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
                    DecodeBlock(ref reader, components[0], x, y);

                if (reader.IsPastEnd)
                    throw File.Error(reader.Position, "the file is truncated or damaged: the data end before the picture does");
            }
        }

        return reader.Position;
    }

    /// <summary>Decodes the scan's part of a block.</summary>
    /// <param name="reader">The data.</param>
    /// <param name="component">The block's component.</param>
    /// <param name="x">The block's column in its component.</param>
    /// <param name="y">The block's row in its component.</param>
    protected abstract void DecodeBlock(ref JpegBitReader reader, JpegScanComponent component, int x, int y);

    /// <summary>Forgets what a restart forgets besides the predictions.</summary>
    protected virtual void Restart()
    {
    }

    /// <summary>Decodes a Huffman code; 32 bits must be available.</summary>
    protected int Symbol(ref JpegBitReader reader, JpegHuffmanTable table)
    {
        int entry = table.Lookup(reader.Peek(JpegHuffmanTable.LookupBits));
        int symbol = (entry >> 8) & 255;
        if (entry == 0)
            symbol = table.DecodeLong(ref reader);
        else if ((entry & JpegHuffmanTable.HasValue) == 0)
            reader.Skip(entry & 31);
        else
            reader.Skip((entry & 31) - (symbol & 15));
        return symbol >= 0 ? symbol : throw File.Error(reader.Position, "the data are damaged: there is no such Huffman code");
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
                    DecodeBlock(ref reader, component, x * across + h, y * down + v);
            }
        }
    }

    private JpegBitReader Restart(int position, int number)
    {
        int expected = JpegMarker.Restart0 + (number & 7);
        int at = JpegSegments.FindMarker(File, position);
        if (File.Bytes[at - 1] != expected)
        {
            throw File.Error(
                at - 2, $"the data are damaged: marker {File.Bytes[at - 1]:X2} comes where restart marker {expected:X2} was expected");
        }

        foreach (JpegScanComponent component in components)
            component.Prediction = 0;
        Restart();
        return new JpegBitReader(File.Bytes, at);
    }
}
