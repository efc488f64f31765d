using System.Buffers.Binary;
using FerLib.Imaging;
using FerLib.Imaging.Tiff;

namespace FerLib.Interop;

/// <content>TIFF: every directory that ImageSharp would read, and the first one's data.</content>
internal static partial class ImageSharpExamination
{
    private const int EntryBytes = 12;
    private const int ExifDirectory = 34665;
    private const int GpsDirectory = 34853;

    /// <summary>
    /// Refuses CCITT compression in any directory: ImageSharp 3.1.12 has an open report of reading and writing out of bounds there. Then
    /// holds the first directory, the picture, to what ImageSharp reads rightly.
    /// </summary>
    public static ImageSharpLayout Tiff(EncodedFile file)
    {
        var directory = new TiffDirectory(file); // refuses BigTIFF
        new TiffDirectoryWalk(file, directory.IsLittle).RefuseCcitt();
        long photometric = directory.Value(TiffTag.PhotometricInterpretation, 0);
        long bits = directory.Value(TiffTag.BitsPerSample, 1);
        long samples = directory.Value(TiffTag.SamplesPerPixel, 1);
        long compression = directory.Value(TiffTag.Compression, TiffCompression.None);
        bool isTiled = directory.CountOf(TiffTag.TileOffsets) > 0;
        long width = directory.Value(TiffTag.ImageWidth, 0), height = directory.Value(TiffTag.ImageLength, 0);
        file.CheckSize(width, height, 3, directory.OffsetOf(TiffTag.ImageWidth));
        long pixels = width * height;
        RefuseTooLarge(file, pixels / 8, DeflateLimit); // of one bit at least
        if (samples > 1 && directory.Value(TiffTag.PlanarConfiguration, 1) == 2)
        {
            if (directory.Value(TiffTag.Predictor, 1) != 1 && TiffCompression.HasPredictor((int)compression))
                throw Misread(file, directory.OffsetOf(TiffTag.Predictor), "a TIFF in planes with horizontal differencing");
            if (bits > 8 && isTiled)
                throw Misread(file, directory.OffsetOf(TiffTag.BitsPerSample), "a TIFF in planes of tiles with more than 8 bits");
        }

        long stored = RefuseMissingData(file, directory, isTiled);
        if (compression == TiffCompression.None)
            RefuseTruncated(file, pixels * Math.Min(samples, ushort.MaxValue) / 8 * Math.Min(bits, 64), stored);
        bool hasAlpha = photometric == 2 && samples > 3
            && (directory.CountOf(TiffTag.ExtraSamples) == 0 || directory.Value(TiffTag.ExtraSamples, 0) is 1 or 2);
        return new(photometric is 0 or 1 ? 1 : 3) { IsDeep = bits > 8, HasAlpha = hasAlpha, IsOriented = true };
    }

    /// <summary>The bytes of all strips or tiles together, each of which is inside the file.</summary>
    private static long RefuseMissingData(EncodedFile file, TiffDirectory directory, bool isTiled)
    {
        int offsets = isTiled ? TiffTag.TileOffsets : TiffTag.StripOffsets;
        int counts = isTiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts;
        long chunks = directory.CountOf(offsets);
        if (chunks == 0 || directory.CountOf(counts) != chunks)
            throw file.Error(directory.OffsetOf(counts), "the strips or tiles have no offsets, or not as many byte counts; save it anew");
        int offsetsAt = directory.OffsetOf(offsets), countsAt = directory.OffsetOf(counts);
        long stored = 0;
        for (long i = 0; i < chunks; i++)
        {
            long count = directory.ValueAt(countsAt, i);
            long end = directory.ValueAt(offsetsAt, i) + count;
            stored += count;
            if (end > file.Length)
                throw file.Error(file.Length, $"the file is truncated: strip or tile {i} ends at byte {end}; get the file again");
        }

        return stored;
    }

    /// <summary>Goes through the directories, those within them included, as ImageSharp does.</summary>
    private sealed class TiffDirectoryWalk(EncodedFile file, bool isLittle)
    {
        private readonly Stack<uint> _inner = [];
        private long _entriesLeft = file.Length / EntryBytes;

        /// <exception cref="ImageFormatException">
        /// A directory has CCITT compression, or a compression that is no one number; or lies outside the file or over another.
        /// </exception>
        public void RefuseCcitt()
        {
            uint offset = Long(4);
            while (offset != 0 && offset < file.Length)
            {
                int next = ReadDirectory(offset);
                while (_inner.TryPop(out uint inner))
                    ReadDirectory(inner);
                // ImageSharp reads directories only in the file's order.
                uint following = Long(next);
                if (following != 0 && following <= offset)
                    throw file.Error(next, "the directories do not follow each other in the file; save it anew");
                offset = following;
            }
        }

        private int ReadDirectory(uint offset)
        {
            int count = offset <= file.Length - 2 ? Word((int)offset) : int.MaxValue;
            long end = offset + 2L + (long)count * EntryBytes;
            _entriesLeft -= count;
            if (end > file.Length - 4 || _entriesLeft < 0)
                throw file.Error(Math.Min(offset, file.Length), "a directory is not inside the file, or lies over another; save it anew");
            for (int at = (int)offset + 2; at < end; at += EntryBytes)
                ReadEntry(at);
            return (int)end;
        }

        private void ReadEntry(int at)
        {
            int tag = Word(at);
            if (tag is not (TiffTag.Compression or ExifDirectory or GpsDirectory))
                return;
            int type = Word(at + 2);
            if (Long(at + 4) != 1 || type is not (TiffTag.Short or TiffTag.Long))
                throw file.Error(at, $"field {tag} has type {type} and {Long(at + 4)} values, expected one whole number; save it anew");
            uint value = type == TiffTag.Short ? (uint)Word(at + 8) : Long(at + 8);
            if (tag != TiffTag.Compression)
                _inner.Push(value);
            else if (value is 2 or 3 or 4)
                throw file.Error(at, Ccitt(value));
        }

        private int Word(int at) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(file.Bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(file.Bytes[at..]);

        private uint Long(int at) =>
            isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(file.Bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(file.Bytes[at..]);
    }

    /// <summary>Why a CCITT-compressed TIFF is refused.</summary>
    public static string Ccitt(long compression) =>
        $"TIFF compression {compression} (CCITT fax) is not given to ImageSharp, whose decoder for it may leave its buffers; "
        + "save it with LZW (tiffcp -c lzw in.tif out.tif), uncompressed, or as PNG";
}
