namespace FerLib.Imaging.Jpeg;

/// <summary>What a start-of-scan segment says: components with their tables, and the part of the coefficients that comes.</summary>
internal sealed record JpegScanHeader(JpegScanComponent[] Components, JpegScanBand Band)
{
    /// <summary>Reads a start-of-scan segment.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="tables">The tables in force.</param>
    /// <param name="offset">Where the segment's data begin, after the length.</param>
    /// <param name="length">Bytes of data.</param>
    /// <exception cref="ImageFormatException">The header is damaged, or names a component or a table that is not there.</exception>
    public static JpegScanHeader Read(EncodedFile file, JpegFrame frame, JpegTables tables, int offset, int length)
    {
        ReadOnlySpan<byte> data = file.Bytes.Slice(offset, length);
        if (length < 6 || data[0] is 0 or > 4 || length != 4 + 2 * data[0])
            throw file.Error(offset, $"the scan header has {length} bytes, which does not fit its number of components");
        var band = frame.IsProgressive
            ? new JpegScanBand(data[^3], data[^2], data[^1] >> 4, data[^1] & 15)
            : new JpegScanBand(0, 63, 0, 0);
        bool needsDc = band.First == 0 && !band.IsRefinement;
        bool needsAc = band.Last > 0;
        var scan = new JpegScanComponent[data[0]];
        int blocks = 0;
        for (int i = 0; i < scan.Length; i++)
        {
            int id = data[1 + 2 * i];
            int dc = data[2 + 2 * i] >> 4;
            int ac = data[2 + 2 * i] & 15;
            JpegComponent component = Array.Find(frame.Components, c => c.Id == id)
                ?? throw file.Error(offset, $"the scan names component {id}, the frame has none");
            if (scan.Take(i).Any(s => s.Component == component) || (!frame.IsProgressive && component.HasCome))
                throw file.Error(offset, $"component {id} comes twice");
            JpegHuffmanTable? dcTable = needsDc ? tables.Dc(dc) : JpegHuffmanTable.Empty;
            JpegHuffmanTable? acTable = needsAc ? tables.Ac(ac) : JpegHuffmanTable.Empty;
            if (dcTable is null || acTable is null)
                throw file.Error(offset, $"component {id} uses Huffman tables {dc} and {ac}, which have not come");
            if (!component.HasCome && tables.Quantization(component.QuantizationTable) is null)
                throw file.Error(offset, $"component {id} uses quantization table {component.QuantizationTable}, which has not come");
            scan[i] = new JpegScanComponent(component, dcTable, acTable);
            blocks += component.Horizontal * component.Vertical;
        }

        if (scan.Length > 1 && blocks > 10)
            throw file.Error(offset, $"an MCU has {blocks} blocks, JPEG allows 10");
        return new JpegScanHeader(scan, band);
    }
}
