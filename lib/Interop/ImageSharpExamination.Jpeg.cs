using System.Buffers.Binary;
using FerLib.Imaging;
using FerLib.Imaging.Jpeg;

namespace FerLib.Interop;

/// <content>JPEG: the markers up to the end of the image.</content>
internal static partial class ImageSharpExamination
{
    /// <summary>
    /// Goes from marker to marker. A file without its end-of-image marker is refused, since ImageSharp fills up what is missing with grey.
    /// </summary>
    public static ImageSharpLayout Jpeg(EncodedFile file)
    {
        JpegOutline outline = default;
        int at = 2;
        while (true)
        {
            int fill = file.Bytes[Math.Min(at, file.Length)..].IndexOf((byte)0xFF);
            at = fill < 0 ? file.Length : at + fill;
            while (at < file.Length && file.Bytes[at] == 0xFF)
                at++;
            if (at >= file.Length)
                throw file.Error(file.Length, "the file is truncated: it ends without an end-of-image marker; get the file again");
            int marker = file.Bytes[at++];
            if (marker == JpegMarker.EndOfImage)
                break;
            if (marker == 0 || JpegMarker.IsBare(marker))
                continue;
            int length = at + 2 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file.Bytes[at..]) : int.MaxValue;
            if (length < 2 || length > file.Length - at)
                throw file.Error(at, "a marker segment is not inside the file; get the file again");
            outline = outline.With(file, marker, at + 2, length - 2);
            at += length;
        }

        return new(outline.Components is { Length: > JpegOutline.BytesAComponent } ? 3 : 1) { IsOriented = true };
    }

    /// <summary>What the segments so far say, as far as it matters here.</summary>
    private readonly record struct JpegOutline(int Width, int Height, byte[]? Components, int RestartInterval, bool HasBrokenRestart)
    {
        public const int BytesAComponent = 3;

        public JpegOutline With(EncodedFile file, int marker, int at, int length)
        {
            ReadOnlySpan<byte> data = file.Bytes.Slice(at, length);
            switch (marker)
            {
                case JpegMarker.RestartInterval when length >= 2:
                    return this with { RestartInterval = BinaryPrimitives.ReadUInt16BigEndian(data), HasBrokenRestart = false };
                case JpegMarker.StartOfScan when length >= 1:
                    // ImageSharp counts restart intervals on from scan to scan, where they begin anew with each.
                    if (HasBrokenRestart)
                        throw Misread(file, at, "a JPEG whose scans do not each have a whole number of restart intervals");
                    return this with { HasBrokenRestart = RestartInterval > 0 && Units(data) % RestartInterval != 0 };
                case >= 0xC0 and <= 0xCF when marker is not (JpegMarker.HuffmanTables or 0xC8 or 0xCC) && length >= 6:
                    return Frame(file, at, data);
                default:
                    return this;
            }
        }

        private JpegOutline Frame(EncodedFile file, int at, ReadOnlySpan<byte> data)
        {
            int height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
            int count = data[5];
            if (data.Length < 6 + BytesAComponent * count || count == 0)
                throw file.Error(at, "the frame header is shorter than its components; get the file again");
            file.CheckSize(width, height, 3, at + 1);
            // The component that is not subsampled has a block for 8 x 8 pixels, of a bit at least.
            RefuseTooLarge(file, (long)width * height, 8 * 8 * 8);
            return this with { Width = width, Height = height, Components = data[6..(6 + BytesAComponent * count)].ToArray() };
        }

        /// <summary>The units of a scan that restart intervals count: MCUs, or the blocks of its one component.</summary>
        private long Units(ReadOnlySpan<byte> scan)
        {
            if (Components is null || scan.Length < 2)
                return 0;
            int mostAcross = 1, mostDown = 1;
            (int Across, int Down) own = (1, 1);
            for (int i = 0; i < Components.Length; i += BytesAComponent)
            {
                (int across, int down) = (Math.Max(1, Components[i + 1] >> 4), Math.Max(1, Components[i + 1] & 15));
                (mostAcross, mostDown) = (Math.Max(mostAcross, across), Math.Max(mostDown, down));
                if (Components[i] == scan[1])
                    own = (across, down);
            }

            if (scan[0] != 1)
                return Ceiling(Width, 8 * mostAcross) * Ceiling(Height, 8 * mostDown);
            return Ceiling(Ceiling(Width * own.Across, mostAcross), 8) * Ceiling(Ceiling(Height * own.Down, mostDown), 8);
        }

        private static long Ceiling(long value, int divisor) => (value + divisor - 1) / divisor;
    }
}
