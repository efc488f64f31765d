using System.Buffers.Binary;

namespace FerLib.Imaging.Gif;

/// <summary>Reads the blocks of a GIF file up to its first frame.</summary>
/// <remarks>Source: GIF89a specification. What follows the first frame is not looked at.</remarks>
internal sealed class GifBlocks(EncodedFile file)
{
    private const int ScreenBytes = 13;
    private const int FrameBytes = 10;
    private const byte Extension = 0x21;
    private const byte ImageDescriptor = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte PlainText = 0x01;
    private const byte GraphicControl = 0xF9;

    private int _at;
    private int _transparent = -1;

    /// <summary>Whether the bytes begin as a GIF file does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8);

    /// <summary>Finds the first frame.</summary>
    /// <exception cref="ImageFormatException">The file is no GIF, ends too early, holds no frame, or a field has no meaning.</exception>
    public GifFrame ReadFirstFrame()
    {
        if (!Recognizes(file.Bytes))
            throw file.Error(0, "the file does not begin with a GIF header");
        Need(ScreenBytes, "its header");
        byte flags = file.Bytes[10];
        _at = ScreenBytes;
        ReadOnlyMemory<byte> global = ReadColors(flags);
        while (true)
        {
            Need(1, "its first frame");
            byte kind = file.Bytes[_at];
            switch (kind)
            {
                case Extension:
                    ReadExtension();
                    break;
                case ImageDescriptor:
                    return ReadFrame(global);
                case Trailer:
                    throw file.Error(_at, "the file ends (its trailer byte) without a frame");
                default:
                    throw file.Error(_at, $"a block begins with {kind:x2}, expected 21, 2c or 3b");
            }
        }
    }

    private GifFrame ReadFrame(ReadOnlyMemory<byte> global)
    {
        Need(FrameBytes + 1, "its first frame");
        int at = _at + 1;
        int x = Word(at), y = Word(at + 2), width = Word(at + 4), height = Word(at + 6);
        byte flags = file.Bytes[at + 8];
        file.CheckSize(width, height, 3, at + 4);
        // A frame that reaches beyond the screen makes the picture larger: old writers left the screen's size out.
        int screenWidth = Math.Max(Word(6), x + width);
        int screenHeight = Math.Max(Word(8), y + height);
        file.CheckSize(screenWidth, screenHeight, 3, 6);
        _at += FrameBytes;
        ReadOnlyMemory<byte> local = ReadColors(flags);
        ReadOnlyMemory<byte> colors = local.IsEmpty ? global : local;
        if (colors.IsEmpty)
            throw file.Error(at + 8, "the frame has no color table, and the file has none for all frames");
        byte[] palette = colors.ToArray();
        if (_transparent >= 0 && _transparent < palette.Length / 3)
            palette.AsSpan(3 * _transparent, 3).Fill(255);
        Need(1, "the frame's data");
        int rootBits = file.Bytes[_at];
        // With 1 bit, writers and readers do not agree on the width of codes: the format forbids it.
        if (rootBits is < 2 or > 8)
            throw file.Error(_at, $"indices of {rootBits} bits, expected 2 to 8");
        int dataOffset = ++_at;
        bool isInterlaced = (flags & 0x40) != 0;
        return new GifFrame(
            screenWidth, screenHeight, x, y, width, height, isInterlaced, new ColorTable(palette), rootBits, dataOffset, ReadData());
    }

    private void ReadExtension()
    {
        Need(2, "an extension");
        byte label = file.Bytes[_at + 1];
        _at += 2;
        if (label == GraphicControl && _at + 6 <= file.Length && file.Bytes[_at] >= 4)
            _transparent = (file.Bytes[_at + 1] & 1) != 0 ? file.Bytes[_at + 4] : -1;
        else if (label == PlainText)
            _transparent = -1; // the control before it was for the text
        while (true)
        {
            Need(1, "the end of an extension");
            int length = file.Bytes[_at++];
            if (length == 0)
                return;
            Need(length, "the end of an extension");
            _at += length;
        }
    }

    /// <summary>Takes the data out of their blocks. Blocks that the file's end cuts short count: whether all pixels are there is
    /// for LZW to say.</summary>
    private byte[] ReadData()
    {
        byte[] data = new byte[file.Length - _at];
        int end = 0;
        while (_at < file.Length && file.Bytes[_at] is var length && length > 0)
        {
            _at++;
            int count = Math.Min(length, file.Length - _at);
            file.Bytes.Slice(_at, count).CopyTo(data.AsSpan(end));
            _at += count;
            end += count;
        }

        return data[..end];
    }

    private ReadOnlyMemory<byte> ReadColors(byte flags)
    {
        if ((flags & 0x80) == 0)
            return default;
        int length = 3 << ((flags & 7) + 1);
        Need(length, "a color table");
        _at += length;
        return file.Memory.Slice(_at - length, length);
    }

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.Bytes[at..]);

    private void Need(int bytes, string what)
    {
        if (bytes > file.Length - _at)
            throw file.Error(file.Length, $"the file is truncated: it ends before {what}");
    }
}
