using System.Buffers.Binary;

namespace FerLib.Imaging.Bmp;

/// <summary>What the headers of a BMP file say, checked.</summary>
/// <remarks>Header sizes: 12 OS/2 1; 16 and 64 OS/2 2; 40, 52, 56, 108 (V4), 124 (V5) Windows. Everything is little-endian.</remarks>
internal sealed class BmpHeader
{
    public const int FileHeaderBytes = 14;
    private const int CoreBytes = 12;
    private const int InfoBytes = 40;
    private const int MasksAt = FileHeaderBytes + InfoBytes; // in larger headers and behind this one: the same place

    private readonly EncodedFile _file;
    private readonly int _headerBytes;
    private readonly int _colorsUsed;

    /// <summary>Reads the headers.</summary>
    /// <exception cref="ImageFormatException">A field has no meaning, names a kind of BMP that is not read, or passes a limit.</exception>
    public BmpHeader(EncodedFile file)
    {
        _file = file;
        if (!Recognizes(file.Bytes))
            throw file.Error(0, "the file does not begin with a BMP header");
        _headerBytes = (int)Math.Min(int.MaxValue, Long(14));
        if (_headerBytes is not (CoreBytes or 16 or InfoBytes or 52 or 56 or 64 or 108 or 124))
            throw file.Error(14, $"the header claims {_headerBytes} bytes, expected 12, 16, 40, 52, 56, 64, 108 or 124");
        if (file.Length < FileHeaderBytes + _headerBytes)
            throw file.Error(file.Length, "the file is truncated: it ends within its header");
        bool isCore = _headerBytes == CoreBytes;
        int height = isCore ? Word(20) : (int)Long(22);
        Width = isCore ? Word(18) : (int)Long(18);
        IsTopDown = height < 0;
        Bits = Word(isCore ? 24 : 28);
        Compression = _headerBytes >= InfoBytes ? (BmpCompression)Long(30) : BmpCompression.None;
        _colorsUsed = _headerBytes >= InfoBytes ? (int)Math.Min(int.MaxValue, Long(46)) : 0;
        RefuseOtherKinds();
        file.CheckSize(Width, Math.Abs((long)height), 3, 18);
        Height = Math.Abs(height);

        bool hasMasksBehind = _headerBytes == InfoBytes && HasBitFields;
        int maskCount = HasAlphaMask ? 4 : 3;
        int headerEnd = FileHeaderBytes + _headerBytes + (hasMasksBehind ? 4 * maskCount : 0);
        uint pixels = Long(10);
        if (pixels < headerEnd || pixels > file.Length)
            throw file.Error(10, $"the pixels are at byte {pixels}, expected {headerEnd} to {file.Length}");
        PixelOffset = (int)pixels;
        PaletteOffset = headerEnd;
        Masks = ReadMasks();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether the first row in the file is the top one; in most files it is the bottom one.</summary>
    public bool IsTopDown { get; }

    /// <summary>Bits a pixel.</summary>
    public int Bits { get; }

    public BmpCompression Compression { get; }

    /// <summary>Where the first row in the file is.</summary>
    public int PixelOffset { get; }

    /// <summary>Where the palette is.</summary>
    public int PaletteOffset { get; }

    /// <summary>Red, green, blue, alpha of pixels with 16 and 32 bits; empty for others.</summary>
    public BmpMask[] Masks { get; }

    /// <summary>Bytes of a row, without those that fill it up.</summary>
    public long RowBytes => ((long)Width * Bits + 7) / 8;

    /// <summary>Bytes from a row to the next: rows are filled up to whole 4 bytes.</summary>
    public long Stride => ((long)Width * Bits + 31) / 32 * 4;

    private bool HasBitFields => Compression is BmpCompression.BitFields or BmpCompression.AlphaBitFields;

    private bool HasAlphaMask => Compression == BmpCompression.AlphaBitFields || _headerBytes is 56 or 108 or 124;

    /// <summary>Whether the bytes begin as a BMP file does: its two letters, and a header size below 65536.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= FileHeaderBytes + 4 && bytes.StartsWith("BM"u8) && bytes[16] == 0 && bytes[17] == 0;

    /// <summary>Reads the palette of a picture with up to 8 bits.</summary>
    /// <exception cref="ImageFormatException">The palette is not inside the file.</exception>
    public ColorTable ReadPalette()
    {
        int entry = _headerBytes == CoreBytes ? 3 : 4; // blue, green, red and, but in the oldest files, a byte without meaning
        int most = 1 << Bits;
        int colors = _colorsUsed is > 0 && _colorsUsed < most ? _colorsUsed : most;
        colors = Math.Min(colors, (PixelOffset - PaletteOffset) / entry); // some files hold fewer than they should
        if (colors == 0)
            throw _file.Error(PaletteOffset, $"a picture with {Bits} bits a pixel has no palette");
        byte[] palette = new byte[3 * colors];
        for (int i = 0; i < palette.Length; i++)
            palette[i] = _file.Bytes[PaletteOffset + i / 3 * entry + 2 - i % 3];
        return new ColorTable(palette);
    }

    private void RefuseOtherKinds()
    {
        if (Width < 1)
            throw _file.Error(18, $"the picture is {Width} pixels wide, expected at least 1");
        bool isOs2 = _headerBytes is CoreBytes or 16 or 64;
        string? other = Compression switch
        {
            BmpCompression.BitFields when isOs2 => "OS/2 Huffman",
            BmpCompression.Jpeg when isOs2 => "OS/2 24-bit run lengths",
            BmpCompression.Jpeg => "JPEG",
            BmpCompression.Png => "PNG",
            (BmpCompression)11 or (BmpCompression)12 or (BmpCompression)13 => "CMYK",
            > BmpCompression.AlphaBitFields or < 0 => "unknown",
            _ => null,
        };
        if (other is not null)
            throw _file.Error(30, $"BMP compression {(uint)Compression} ({other}) is not supported; save it uncompressed, or as PNG");
        bool isKnown = Compression switch
        {
            BmpCompression.RunLength8 => Bits == 8,
            BmpCompression.RunLength4 => Bits == 4,
            BmpCompression.None => Bits is 1 or 2 or 4 or 8 or 16 or 24 or 32,
            _ => Bits is 16 or 32,
        };
        if (!isKnown)
            throw _file.Error(_headerBytes == CoreBytes ? 24 : 28, $"{Bits} bits a pixel with compression {(int)Compression} is no BMP format");
    }

    private BmpMask[] ReadMasks()
    {
        if (Bits is not (16 or 32))
            return [];
        if (!HasBitFields)
        {
            // The fourth byte of 32 bits means nothing here, whatever the header's alpha mask says.
            uint[] masks = Bits == 16 ? [0x7C00, 0x03E0, 0x001F, 0] : [0xFF0000, 0x00FF00, 0x0000FF, 0];
            return [.. masks.Select(mask => new BmpMask(mask))];
        }

        var read = new BmpMask[4];
        for (int i = 0; i < 4; i++)
        {
            int at = MasksAt + 4 * i;
            uint mask = i < 3 || HasAlphaMask ? Long(at) : 0;
            if (!BmpMask.IsOneRun(mask))
                throw _file.Error(at, $"the mask {mask:x8} is not one run of bits");
            read[i] = new BmpMask(mask);
        }

        return read;
    }

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.Bytes[at..]);

    private uint Long(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.Bytes[at..]);
}
