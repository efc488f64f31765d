using System.Buffers.Binary;

namespace FerLib.Imaging.Jpeg;

/// <summary>Reads a JPEG file's segments in order and keeps what they say until the last component has come.</summary>
internal sealed class JpegSegments(EncodedFile file, DecoderOptions options)
{
    private readonly JpegTables _tables = new(file);
    private JpegProgression? _progression;
    private bool _hasScan;
    private int _restartInterval;
    private bool _hasJfif;
    private int _adobeTransform = -1;

    /// <summary>The EXIF orientation, 1..8; 1 when there is none before the first scan.</summary>
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
            if (marker == JpegMarker.EndOfImage && _progression is { HasAllComponents: true })
                return Finish(frame!);
            if (marker == JpegMarker.EndOfImage)
            {
                throw file.Error(
                    at - 2,
                    frame is null ? "the file ends without a picture" : "the file ends before all components of the picture have come");
            }

            if (JpegMarker.IsBare(marker))
                continue;
            if (JpegMarker.RefusedProcess(marker) is { } process)
            {
                throw file.Error(
                    at - 2,
                    $"{process} JPEG is not supported, only baseline, extended sequential and progressive; save it as one of them or PNG");
            }

            int data = at + 2;
            int length = data > file.Length ? -1 : BinaryPrimitives.ReadUInt16BigEndian(file.Bytes[at..]) - 2;
            if (length < 0 || length > file.Length - data)
                throw file.Error(at - 2, $"the file is truncated or damaged: segment {marker:X2} does not fit in it");
            at = data + length;
            switch (marker)
            {
                case JpegMarker.BaselineFrame or JpegMarker.ExtendedFrame or JpegMarker.ProgressiveFrame when frame is not null:
                    throw file.Error(data - 4, "there is a second frame");
                case JpegMarker.BaselineFrame or JpegMarker.ExtendedFrame or JpegMarker.ProgressiveFrame:
                    frame = JpegFrame.Read(file, marker == JpegMarker.ProgressiveFrame, data, length);
                    break;
                case JpegMarker.StartOfScan when frame is null:
                    throw file.Error(data - 4, "a scan comes before the frame header");
                case JpegMarker.StartOfScan:
                    JpegScanHeader header = JpegScanHeader.Read(file, frame, _tables, data, length);
                    at = DecodeScan(frame, header, data, at);
                    if (_progression?.IsComplete ?? frame.Components.All(c => c.HasCome))
                        return Finish(frame);
                    break;
                default:
                    ReadTables(marker, data, length);
                    break;
            }
        }
    }

    private int DecodeScan(JpegFrame frame, JpegScanHeader header, int headerAt, int dataAt)
    {
        if (!_hasScan)
        {
            _hasScan = true;
            if (ExifOrientation.IsTransposed(Orientation))
                frame.Reduce(options.LeastHeight, options.LeastWidth);
            else
                frame.Reduce(options.LeastWidth, options.LeastHeight);
            if (frame.IsProgressive)
            {
                _progression = new JpegProgression(file, frame, options.MaximumPixels);
                _progression.CheckMemory(headerAt);
            }
        }

        _progression?.Admit(header, headerAt);
        foreach (JpegScanComponent scan in header.Components)
            scan.Component.Begin(_tables.Quantization(scan.Component.QuantizationTable)!, frame.IsProgressive);
        JpegScan decoder = frame.IsProgressive
            ? new JpegProgressiveScan(file, frame, header.Components, header.Band, _restartInterval)
            : new JpegSequentialScan(file, frame, header.Components, _restartInterval);
        return decoder.Decode(dataAt);
    }

    private JpegFrame Finish(JpegFrame frame)
    {
        if (frame.IsProgressive)
        {
            foreach (JpegComponent component in frame.Components)
                component.TransformCoefficients();
        }

        IsYCbCr = ColorIsYCbCr(frame);
        return frame;
    }

    private void ReadTables(int marker, int offset, int length)
    {
        ReadOnlySpan<byte> data = file.Bytes.Slice(offset, length);
        switch (marker)
        {
            case JpegMarker.QuantizationTables:
                _tables.ReadQuantization(data, offset);
                break;
            case JpegMarker.HuffmanTables:
                _tables.ReadHuffman(data, offset);
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
            case JpegMarker.Exif when !_hasScan && data.StartsWith("Exif\0\0"u8):
                Orientation = ExifOrientation.Read(data[6..]);
                break;
        }
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
