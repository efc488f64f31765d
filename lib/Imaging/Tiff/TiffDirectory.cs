using System.Buffers.Binary;

namespace FerLib.Imaging.Tiff;

/// <summary>The first image file directory of a TIFF file: numbered fields with one or more whole numbers each.</summary>
/// <remarks>Source: TIFF 6.0, section 2, "TIFF Structure". Nothing is copied: values are read from the file when asked for.</remarks>
internal sealed class TiffDirectory
{
    private const int EntryBytes = 12;

    private readonly EncodedFile _file;
    private readonly bool _isLittle;
    private readonly int _first;
    private readonly int _count;

    /// <summary>Finds the directory.</summary>
    /// <exception cref="ImageFormatException">The file is no TIFF, is a BigTIFF, or the directory is not inside it.</exception>
    public TiffDirectory(EncodedFile file)
    {
        _file = file;
        if (!Recognizes(file.Bytes) || file.Length < 8)
            throw file.Error(0, "the file does not begin with a TIFF header");
        _isLittle = file.Bytes[0] == 'I';
        if (Word(2) == 43)
            throw file.Error(2, "BigTIFF is not supported; save it as classic TIFF (tiffcp in.tif out.tif) or as PNG");
        uint offset = Long(4);
        if (offset < 8 || offset > file.Length - 2)
            throw file.Error(4, $"the directory is at byte {offset}, the file has {file.Length} bytes");
        _first = (int)offset + 2;
        _count = Word((int)offset);
        if (_count == 0 || _count > (file.Length - _first) / EntryBytes)
            throw file.Error(offset, $"the directory claims {_count} fields, which do not fit in the file");
    }

    /// <summary>Whether numbers in the file have their lowest byte first.</summary>
    public bool IsLittle => _isLittle;

    /// <summary>Whether the bytes begin as a TIFF file of either byte order does, BigTIFF included.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) || bytes.StartsWith("II+\0"u8) || bytes.StartsWith("MM\0+"u8);

    /// <summary>Where a field's entry is, for messages; the directory's start when there is no such field.</summary>
    public int OffsetOf(int tag) => Math.Max(Find(tag), _first - 2);

    /// <summary>How many values a field has; 0 when it is missing.</summary>
    public long CountOf(int tag) => Find(tag) is var at and >= 0 ? Long(at + 4) : 0;

    /// <summary>A field's value, or the default when the field is missing.</summary>
    /// <param name="tag">The field.</param>
    /// <param name="fallback">The default.</param>
    /// <param name="index">Which value, from 0; there must be so many.</param>
    /// <exception cref="ImageFormatException">The value is no whole number, or is not inside the file.</exception>
    public long Value(int tag, long fallback, long index = 0) => Find(tag) is var at and >= 0 ? ValueAt(at, index) : fallback;

    /// <summary>A value of the field whose entry is where <see cref="OffsetOf"/> says: no search, for fields read often.</summary>
    /// <inheritdoc cref="Value"/>
    public long ValueAt(int at, long index)
    {
        int size = Word(at + 2) switch
        {
            TiffTag.Byte => 1,
            TiffTag.Short => 2,
            TiffTag.Long => 4,
            _ => throw _file.Error(at + 2, $"field {Word(at)} has type {Word(at + 2)}, expected a whole number"),
        };
        long count = Long(at + 4);
        long place = (count * size <= 4 ? at + 8 : Long(at + 8)) + index * size;
        if (index >= count || place > _file.Length - size)
            throw _file.Error(at, $"value {index} of field {Word(at)} is not in the file");
        return size switch { 1 => _file.Bytes[(int)place], 2 => Word((int)place), _ => Long((int)place) };
    }

    /// <summary>Two bytes in the file's order.</summary>
    public int Word(ReadOnlySpan<byte> bytes, int at) =>
        _isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private int Word(int at) => Word(_file.Bytes, at);

    private uint Long(int at) =>
        _isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(_file.Bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(_file.Bytes[at..]);

    private int Find(int tag)
    {
        for (int i = 0; i < _count; i++)
        {
            int at = _first + i * EntryBytes;
            if (Word(at) == tag)
                return at;
        }

        return -1;
    }
}
