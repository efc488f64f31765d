using System.Buffers.Binary;
using FerLib.Imaging.Tiff;

namespace FerLib.Imaging;

/// <summary>Writes TIFF: 8-bit grey (black is zero) or red-green-blue, uncompressed, one strip, little-endian.</summary>
/// <remarks>Source: TIFF 6.0, section 8, "Baseline TIFF". The pixels come first, so that the file can be read in one pass.</remarks>
public static class TiffEncoder
{
    private const int HeaderBytes = 8;
    private const int EntryBytes = 12;

    /// <summary>Encodes a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <returns>A whole TIFF file; the same picture gives the same bytes everywhere.</returns>
    public static byte[] Encode(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        int pixelBytes = image.Pixels.Length;
        int bitsAt = HeaderBytes + pixelBytes + (pixelBytes & 1); // values and directories begin at even bytes
        int resolutionAt = bitsAt + 8;
        int directoryAt = resolutionAt + 8;
        (int Tag, int Type, int Count, int Value)[] entries =
        [
            (TiffTag.ImageWidth, TiffTag.Long, 1, image.Width),
            (TiffTag.ImageLength, TiffTag.Long, 1, image.Height),
            (TiffTag.BitsPerSample, TiffTag.Short, image.Channels, image.IsGrey ? 8 : bitsAt),
            (TiffTag.Compression, TiffTag.Short, 1, 1),
            (TiffTag.PhotometricInterpretation, TiffTag.Short, 1, image.IsGrey ? 1 : 2),
            (TiffTag.StripOffsets, TiffTag.Long, 1, HeaderBytes),
            (TiffTag.SamplesPerPixel, TiffTag.Short, 1, image.Channels),
            (TiffTag.RowsPerStrip, TiffTag.Long, 1, image.Height),
            (TiffTag.StripByteCounts, TiffTag.Long, 1, pixelBytes),
            (TiffTag.XResolution, TiffTag.Rational, 1, resolutionAt),
            (TiffTag.YResolution, TiffTag.Rational, 1, resolutionAt),
            (TiffTag.ResolutionUnit, TiffTag.Short, 1, 1),
        ];

        byte[] file = new byte[directoryAt + 2 + entries.Length * EntryBytes + 4];
        Span<byte> bytes = file;
        "II*\0"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], directoryAt);
        image.Pixels.CopyTo(bytes[HeaderBytes..]);
        for (int i = 0; i < 3; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(bitsAt + 2 * i)..], 8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[resolutionAt..], 72); // 72 / 1 without a unit: square pixels
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(resolutionAt + 4)..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[directoryAt..], (short)entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            Span<byte> entry = bytes.Slice(directoryAt + 2 + i * EntryBytes, EntryBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)entries[i].Type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], entries[i].Count);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], entries[i].Value);
        }

        return file;
    }
}
