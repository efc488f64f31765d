using System.Buffers.Binary;

namespace FerLib.Imaging.Png;

/// <summary>The chunks of a PNG file that matter to its pixels, checked.</summary>
/// <remarks>
/// The CRC of every critical chunk and of tRNS must be right; other ancillary chunks are passed over unread, and so is what follows
/// IEND. A file that ends before IEND is truncated, even where all its pixels are there.
/// </remarks>
internal sealed class PngContainer
{
    private const uint Ihdr = 0x49484452;
    private const uint Plte = 0x504C5445;
    private const uint Idat = 0x49444154;
    private const uint Iend = 0x49454E44;
    private const uint Trns = 0x74524E53;
    private const uint AncillaryBit = 0x20000000;

    private PngContainer(PngHeader header) => Header = header;

    /// <summary>The eight bytes every PNG file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The IHDR chunk.</summary>
    public PngHeader Header { get; }

    /// <summary>The PLTE chunk's red, green, blue triples; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Palette { get; private set; }

    /// <summary>The tRNS chunk; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Transparency { get; private set; }

    /// <summary>Where the first IDAT chunk begins (its length field).</summary>
    public int FirstData { get; private set; } = -1;

    /// <summary>The compressed bytes in all IDAT chunks.</summary>
    public long DataBytes { get; private set; }

    /// <summary>Reads all chunks up to IEND.</summary>
    /// <exception cref="ImageFormatException">The file is no PNG, is truncated, or a chunk is damaged, missing or out of place.</exception>
    public static PngContainer Read(EncodedFile file)
    {
        if (!file.Bytes.StartsWith(Signature))
            throw file.Error(0, "the file does not begin with the PNG signature");
        PngContainer? container = null;
        bool dataEnded = false;
        int at = Signature.Length;
        while (true)
        {
            (uint type, int length) = ReadChunk(file, at);
            if (type != Ihdr && container is null)
                throw file.Error(at, $"the first chunk is {Name(type)}, expected IHDR");
            if (type != Idat && container is { FirstData: >= 0 })
                dataEnded = true;
            ReadOnlyMemory<byte> data = file.Memory.Slice(at + 8, length);
            switch (type)
            {
                case Ihdr when container is not null || length != 13:
                    throw file.Error(at, container is null ? $"IHDR has {length} bytes, expected 13" : "there is a second IHDR chunk");
                case Ihdr:
                    container = new PngContainer(PngHeader.Read(file, at + 8));
                    break;
                case Plte when length is 0 or > 768 || length % 3 != 0 || container!.FirstData >= 0 || !container.Palette.IsEmpty:
                    throw file.Error(at, $"PLTE with {length} bytes is not one palette of 1 to 256 colors before the picture's data");
                case Plte:
                    container.Palette = data;
                    break;
                case Trns:
                    container!.Transparency = data;
                    break;
                case Idat when dataEnded:
                    throw file.Error(at, "the IDAT chunks do not follow each other");
                case Idat:
                    container!.FirstData = container.FirstData < 0 ? at : container.FirstData;
                    container.DataBytes += length;
                    break;
                case Iend:
                    container!.CheckComplete(file, at);
                    return container;
                default:
                    if ((type & AncillaryBit) == 0)
                        throw file.Error(at, $"the critical chunk {Name(type)} is unknown");
                    break;
            }

            at += 12 + length;
        }
    }

    /// <summary>The length of the IDAT chunk at an offset of a file that was read before, or -1 when another chunk is there.</summary>
    public static int DataLength(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 4)..]) == Idat ? BinaryPrimitives.ReadInt32BigEndian(bytes[at..]) : -1;

    private static (uint Type, int Length) ReadChunk(EncodedFile file, int at)
    {
        if (file.Length - at < 12)
            throw file.Error(file.Length, "the file is truncated: it ends before the IEND chunk");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(file.Bytes[at..]);
        uint type = BinaryPrimitives.ReadUInt32BigEndian(file.Bytes[(at + 4)..]);
        if (length > file.Length - at - 12)
            throw file.Error(at, $"the file is truncated: chunk {Name(type)} claims {length} bytes, {file.Length - at - 12} are left");
        if ((type & AncillaryBit) == 0 || type == Trns)
        {
            uint expected = BinaryPrimitives.ReadUInt32BigEndian(file.Bytes[(at + 8 + (int)length)..]);
            uint actual = Crc32.Of(file.Bytes.Slice(at + 4, (int)length + 4));
            if (actual != expected)
                throw file.Error(at, $"chunk {Name(type)} is damaged: its CRC is {actual:x8}, the file says {expected:x8}");
        }

        return (type, (int)length);
    }

    private void CheckComplete(EncodedFile file, int at)
    {
        if (FirstData < 0)
            throw file.Error(at, "there is no IDAT chunk");
        if (Header.ColorType == PngColorType.Palette && Palette.IsEmpty)
            throw file.Error(at, "a palette picture has no PLTE chunk");
        int most = Header.ColorType switch
        {
            PngColorType.Grey => 2,
            PngColorType.Rgb => 6,
            PngColorType.Palette => Palette.Length / 3,
            _ => 0,
        };
        if (most == 0)
            Transparency = default; // a picture with alpha has no use for it
        bool mayBeShorter = Header.ColorType is PngColorType.Palette;
        if (Transparency.Length > most || (!mayBeShorter && !Transparency.IsEmpty && Transparency.Length < most))
            throw file.Error(at, $"tRNS has {Transparency.Length} bytes, expected {most}");
    }

    /// <summary>A chunk's four letters; bytes that are no letters show as a question mark.</summary>
    private static string Name(uint type) => string.Create(4, type, static (text, value) =>
    {
        for (int i = 0; i < 4; i++)
        {
            char letter = (char)(byte)(value >> (24 - 8 * i));
            text[i] = char.IsAsciiLetter(letter) ? letter : '?';
        }
    });
}
