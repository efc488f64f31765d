using System.Buffers.Binary;
using FerLib.Imaging;
using FerLib.Imaging.Bmp;

namespace FerLib.Interop;

/// <content>BMP: its header, and where its run lengths go.</content>
internal static partial class ImageSharpExamination
{
    private const int MasksAt = 54; // in larger headers and behind the one of 40 bytes: the same place
    private const int ColorsUsedAt = 46;
    private const int ProfileBytesAt = 126; // in the header of 124 bytes (V5)

    public static ImageSharpLayout Bmp(EncodedFile file)
    {
        var header = new BmpHeader(file);
        uint headerBytes = Long(file, BmpHeader.FileHeaderBytes);
        bool hasRunLengths = header.Compression is BmpCompression.RunLength8 or BmpCompression.RunLength4;
        long rows = header.Stride * (header.Height - 1) + header.RowBytes;
        long need = hasRunLengths ? (long)header.Width * header.Height / BmpRunLengths.MostExpansion : rows;
        RefuseTruncated(file, need, file.Length - header.PixelOffset);
        // ImageSharp makes room for a color table and a profile of any claimed size.
        if (headerBytes >= 40)
            RefuseTruncated(file, Long(file, ColorsUsedAt), file.Length);
        if (headerBytes == 124)
            RefuseTruncated(file, Long(file, ProfileBytesAt), file.Length);
        bool hasMasks = header.Masks.Length > 0 && header.Compression != BmpCompression.None;
        for (int i = 0; header.Bits == 16 && hasMasks && i < 3; i++)
        {
            if (uint.PopCount(Long(file, MasksAt + 4 * i)) is not (5 or 6))
                throw Misread(file, MasksAt + 4 * i, "a BMP of 16 bits whose samples have other than 5 or 6 of them");
        }

        if (hasRunLengths)
            RefuseRunsPastTheRow(file, header);
        // Without an alpha mask the fourth byte means nothing, though ImageSharp takes it for alpha.
        return new(header.Bits <= 8 ? header.ReadPalette().Channels : 3) { HasAlpha = header.Masks is [_, _, _, { Exists: true }] };
    }

    /// <summary>Some writers fill a row up to whole words: ImageSharp puts those pixels into the next row.</summary>
    private static void RefuseRunsPastTheRow(EncodedFile file, BmpHeader header)
    {
        int x = 0, y = 0;
        for (int at = header.PixelOffset; y < header.Height && at <= file.Length - 4;)
        {
            int start = at;
            (int count, int value) = (file.Bytes[at], file.Bytes[at + 1]);
            at += 2;
            switch (count, value)
            {
                case (0, 0):
                    (x, y) = (0, y + 1);
                    break;
                case (0, 1):
                    return;
                case (0, 2):
                    (x, y, at) = (x + file.Bytes[at], y + file.Bytes[at + 1], at + 2);
                    break;
                case (0, _):
                    int bytes = header.Compression == BmpCompression.RunLength4 ? (value + 1) / 2 : value;
                    (x, at) = (x + value, at + bytes + bytes % 2);
                    break;
                default:
                    x += count;
                    break;
            }

            if (x > header.Width)
                throw Misread(file, start, "a BMP whose run lengths pass the end of a row");
        }
    }

    private static uint Long(EncodedFile file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.Bytes[at..]);
}
