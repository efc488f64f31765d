using System.Buffers.Binary;

namespace FerLib.Imaging.Jpeg;

/// <summary>Reads a JPEG file's segments in order and keeps what they say until the last component has come.</summary>
internal sealed class JpegSegments(EncodedFile file)
{
    private readonly JpegHuffmanTable?[] _dcTables = new JpegHuffmanTable?[4];
    private readonly JpegHuffmanTable?[] _acTables = new JpegHuffmanTable?[4];
    private readonly short[]?[] _quantization = new short[4][];
    private int _restartInterval;
    private bool _hasJfif;
    private int _adobeTransform = -1;

    /// <summary>The EXIF orientation, 1..8; 1 when there is none.</summary>
    public int Orientation { get; private set; } = 1;

    /// <summary>Whether the three components are Y, Cb, Cr; else they are red, green, blue.</summary>
    public bool IsYCbCr { get; private set; }

    /// <summary>Finds the next marker; bytes between segments and fill bytes are passed over.</summary>
    /// <returns>The offset after the marker.</returns>
    /// <exception cref="ImageFormatException">There is none.</exception>
    public static int FindMarker(EncodedFile file, int offset)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        for (int at = offset; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0 or 0xFF))
                return at + 2;
        }

        throw file.Error(bytes.Length, "the file is truncated: it ends where a marker was expected");
    }

    /// <summary>Reads segments and scans until every component of the frame is decoded.</summary>
    /// <exception cref="ImageFormatException">The file is no JPEG that is read, is truncated or damaged, or passes a limit.</exception>
    public JpegFrame ReadFrame()
    {
        JpegFrame? frame = null;
        int at = 2; // after the start of image
        while (true)
        {
            at = FindMarker(file, at);
            int marker = file.Bytes[at - 1];
            if (marker == JpegMarker.EndOfImage)
            {
                throw file.Error(
                    at - 2, frame is null ? "the file ends without a picture" : "the file ends before all components of the picture have come");
            }


            if (JpegMarker.IsBare(marker))
                continue;
            if (JpegMarker.RefusedProcess(marker) is { } process)
            {
                throw file.Error(
                    at - 2, $"{process} JPEG is not supported, only baseline and extended sequential; save it as baseline JPEG or PNG");
            }


            int data = at + 2;
            int length = data > file.Length ? -1 : BinaryPrimitives.ReadUInt16BigEndian(file.Bytes[at..]) - 2;
            if (length < 0 || length > file.Length - data)
                throw file.Error(at - 2, $"the file is truncated or damaged: segment {marker:X2} does not fit in it");
            at = data + length;
            switch (marker)
            {
                case JpegMarker.BaselineFrame or JpegMarker.ExtendedFrame when frame is not null:
                    throw file.Error(data - 4, "there is a second frame");
                case JpegMarker.BaselineFrame or JpegMarker.ExtendedFrame:
                    frame = JpegFrame.Read(file, data, length);
                    break;
                case JpegMarker.StartOfScan when frame is null:
                    throw file.Error(data - 4, "a scan comes before the frame header");
                case JpegMarker.StartOfScan:
                    JpegScanComponent[] scan = ReadScanHeader(frame, data, length);
                    at = new JpegSequentialScan(file, frame, scan, _restartInterval).Decode(at);
                    if (frame.Components.All(c => c.IsDecoded))
                    {
                        IsYCbCr = ColorIsYCbCr(frame);
                        return frame;
                    }

                    break;
                default:
                    ReadTables(marker, data, length);
                    break;
            }
        }
    }

    private void ReadTables(int marker, int offset, int length)
    {
        ReadOnlySpan<byte> data = file.Bytes.Slice(offset, length);
        switch (marker)
        {
            case JpegMarker.QuantizationTables:
                ReadQuantization(data, offset);
                break;
            case JpegMarker.HuffmanTables:
                ReadHuffman(data, offset);
                break;
            case JpegMarker.RestartInterval when length != 2:
                throw file.Error(offset, $"the restart interval has {length} bytes, expected 2");
            case JpegMarker.RestartInterval:
                _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(data);
                break;
            case JpegMarker.Jfif:
                _hasJfif |= length >= 14 && data.StartsWith("JFIF\0"u8);
                break;
            case JpegMarker.Adobe when length >= 12 && data.StartsWith("Adobe"u8):
                _adobeTransform = data[11];
                break;
            case JpegMarker.Exif when data.StartsWith("Exif\0\0"u8):
                Orientation = ExifOrientation.Read(data[6..]);
                break;
        }
    }

    private void ReadQuantization(ReadOnlySpan<byte> data, int offset)
    {
        for (int at = 0; at < data.Length;)
        {
            int bytes = (data[at] >> 4) + 1;
            int index = data[at] & 15;
            if (bytes > 2 || index > 3 || data.Length - at < 1 + 64 * bytes)
                throw file.Error(offset + at, "a quantization table is damaged");
            short[] table = new short[64];
            for (int k = 0; k < 64; k++)
            {
                int value = bytes == 1 ? data[at + 1 + k] : BinaryPrimitives.ReadUInt16BigEndian(data[(at + 1 + 2 * k)..]);
                table[JpegSequentialScan.ZigZag[k]] = (short)value;
            }

            _quantization[index] = table;
            at += 1 + 64 * bytes;
        }
    }

    private void ReadHuffman(ReadOnlySpan<byte> data, int offset)
    {
        for (int at = 0; at < data.Length;)
        {
            int kind = data[at] >> 4;
            int index = data[at] & 15;
            int symbols = 0;
            if (data.Length - at >= 17)
            {
                foreach (byte count in data.Slice(at + 1, 16))
                    symbols += count;
            }

            if (kind > 1 || index > 3 || symbols > 256 || data.Length - at < 17 + symbols)
                throw file.Error(offset + at, "a Huffman table is damaged");
            JpegHuffmanTable table = JpegHuffmanTable.TryCreate(data.Slice(at + 1, 16), data.Slice(at + 17, symbols))
                ?? throw file.Error(offset + at, "a Huffman table is damaged: its code lengths are no prefix code");
            if (kind == 0 && table.LargestSymbol > 15)
                throw file.Error(offset + at, "a Huffman table is damaged: a DC difference has more than 15 bits");
            (kind == 0 ? _dcTables : _acTables)[index] = table;
            at += 17 + symbols;
        }
    }

    private JpegScanComponent[] ReadScanHeader(JpegFrame frame, int offset, int length)
    {
        ReadOnlySpan<byte> data = file.Bytes.Slice(offset, length);
        if (length < 6 || data[0] is 0 or > 4 || length != 4 + 2 * data[0])
            throw file.Error(offset, $"the scan header has {length} bytes, which does not fit its number of components");
        var scan = new JpegScanComponent[data[0]];
        int blocks = 0;
        for (int i = 0; i < scan.Length; i++)
        {
            int id = data[1 + 2 * i];
            int dc = data[2 + 2 * i] >> 4;
            int ac = data[2 + 2 * i] & 15;
            JpegComponent component = Array.Find(frame.Components, c => c.Id == id)
                ?? throw file.Error(offset, $"the scan names component {id}, the frame has none");
            if (component.IsDecoded || scan.Take(i).Any(s => s.Component == component))
                throw file.Error(offset, $"component {id} comes twice");
            if (dc > 3 || ac > 3 || _dcTables[dc] is not { } dcTable || _acTables[ac] is not { } acTable)
                throw file.Error(offset, $"component {id} uses Huffman tables {dc} and {ac}, which have not come");
            if (_quantization[component.QuantizationTable] is not { } quantization)
                throw file.Error(offset, $"component {id} uses quantization table {component.QuantizationTable}, which has not come");
            scan[i] = new JpegScanComponent(component, dcTable, acTable, quantization);
            blocks += component.Horizontal * component.Vertical;
        }

        if (scan.Length > 1 && blocks > 10)
            throw file.Error(offset, $"an MCU has {blocks} blocks, JPEG allows 10");
        return scan;
    }

    /// <summary>The same guess as libjpeg's: JFIF, then Adobe's transform, then the component identifiers.</summary>
    private bool ColorIsYCbCr(JpegFrame frame)
    {
        if (_hasJfif)
            return true;
        if (_adobeTransform >= 0)
            return _adobeTransform != 0;
        JpegComponent[] c = frame.Components;
        return !(c.Length == 3 && c[0].Id == 'R' && c[1].Id == 'G' && c[2].Id == 'B');
    }
}
