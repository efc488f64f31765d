namespace FerLib.Tests.Imaging;

/// <summary>Writes GIF with one frame: the plain twin of the decoder.</summary>
internal sealed class GifVariantWriter(int width, int height)
{
    public string Signature { get; init; } = "GIF89a";

    public (int Width, int Height)? Screen { get; init; }

    public (int X, int Y) Place { get; init; }

    /// <summary>Red, green, blue triples for all frames; a power of two, from 2 colors up.</summary>
    public byte[] GlobalColors { get; init; } = [];

    /// <summary>Red, green, blue triples of the frame.</summary>
    public byte[] LocalColors { get; init; } = [];

    public int? Transparent { get; init; }

    public bool IsInterlaced { get; init; }

    public int RootBits { get; init; } = 8;

    public bool KeepsFullTable { get; init; }

    /// <summary>The most bytes in a block of data.</summary>
    public int BlockBytes { get; init; } = 255;

    /// <summary>Encodes indices, row-major from the top.</summary>
    public byte[] Encode(byte[] indices)
    {
        (int screenWidth, int screenHeight) = Screen ?? (width, height);
        var file = new List<byte>();
        file.AddRange(Signature.Select(letter => (byte)letter));
        file.AddRange([.. Word(screenWidth), .. Word(screenHeight), Flags(GlobalColors), 0, 0, .. GlobalColors]);
        file.AddRange([0x21, 0xFE, 2, 65, 66, 1, 67, 0]); // a comment in two blocks
        if (Transparent is { } index)
            file.AddRange([0x21, 0xF9, 4, 1, 0, 0, (byte)index, 0]);
        file.AddRange([0x2C, .. Word(Place.X), .. Word(Place.Y), .. Word(width), .. Word(height)]);
        file.AddRange([(byte)(Flags(LocalColors) | (IsInterlaced ? 0x40 : 0)), .. LocalColors, (byte)RootBits]);
        IEnumerable<int> rows = Enumerable.Range(0, height);
        if (IsInterlaced)
            rows = rows.OrderBy(y => y % 8 == 0 ? 0 : y % 8 == 4 ? 1 : y % 4 == 2 ? 2 : 3); // the order of equals stays
        IEnumerable<byte> values = rows.SelectMany(y => indices.Skip(y * width).Take(width));
        byte[] data = new LzwWriter(true, RootBits) { KeepsFullTable = KeepsFullTable }.Encode(values);
        foreach (byte[] block in data.Chunk(BlockBytes))
            file.AddRange([(byte)block.Length, .. block]);
        file.AddRange([0, 0x3B]);
        return [.. file];
    }

    private static byte Flags(byte[] colors) => colors.Length == 0 ? (byte)0 : (byte)(0x80 | (int.Log2(colors.Length / 3) - 1));

    private static byte[] Word(int value) => [(byte)value, (byte)(value >> 8)];
}
