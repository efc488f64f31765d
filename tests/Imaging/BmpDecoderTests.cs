using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class BmpDecoderTests
{
    private static readonly byte[] FourColors = [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7];

    [Theory]
    [InlineData(1, 12, false)]
    [InlineData(4, 12, false)]
    [InlineData(8, 12, false)]
    [InlineData(1, 40, false)]
    [InlineData(2, 40, true)]
    [InlineData(4, 40, true)]
    [InlineData(8, 40, false)]
    [InlineData(8, 64, false)]
    [InlineData(8, 16, false)]
    [InlineData(8, 108, true)]
    [InlineData(8, 124, false)]
    public void Decode_Palette_GivesItsColors(int bits, int headerBytes, bool isTopDown)
    {
        byte[] palette = [.. Enumerable.Range(0, 3 << bits).Select(i => (byte)(i * 41 + 3))];
        for (int width = 1; width <= 19; width++)
        {
            uint[] pixels = Random(width * 5, 1 << bits);
            var writer = new BmpVariantWriter(width, 5, bits) { HeaderBytes = headerBytes, IsTopDown = isTopDown, Palette = palette };
            Image image = new BmpDecoder().Decode(writer.Encode(pixels), "x.bmp");
            Assert.Equal((width, 5, 3), (image.Width, image.Height, image.Channels));
            Assert.Equal(pixels.SelectMany(p => palette[(3 * (int)p)..(3 * (int)p + 3)]), image.Pixels);
        }
    }

    [Fact]
    public void Decode_PaletteOfGreys_GivesAGreyPicture()
    {
        var writer = new BmpVariantWriter(3, 1, 8) { Palette = [5, 5, 5, 200, 200, 200] };
        Image image = new BmpDecoder().Decode(writer.Encode([0, 1, 1]), "x.bmp");
        Assert.Equal(1, image.Channels);
        Assert.Equal(new byte[] { 5, 200, 200 }, image.Pixels);
    }

    // The fourth byte of 32 bits without masks is no alpha, not even with a header that has an alpha mask.
    [Theory]
    [InlineData(24, 12)]
    [InlineData(24, 40)]
    [InlineData(32, 40)]
    [InlineData(32, 124)]
    public void Decode_TrueColor_GivesTheBytes(int bits, int headerBytes)
    {
        uint[] pixels = Random(7 * 4, 1 << 30);
        uint[] masks = headerBytes == 124 ? [0xFF0000, 0xFF00, 0xFF, 0xFF000000] : [];
        byte[] file = new BmpVariantWriter(7, 4, bits) { HeaderBytes = headerBytes, Masks = masks }.Encode(pixels);
        byte[] expected = [.. pixels.SelectMany(p => new[] { (byte)(p >> 16), (byte)(p >> 8), (byte)p })];
        Assert.Equal(expected, new BmpDecoder().Decode(file, "x.bmp").Pixels);
    }

    // 5 bits: 17 * 255 / 31 = 139.8; 6 bits: 17 * 255 / 63 = 68.8; 10 bits: 600 * 255 / 1023 = 149.6.
    [Theory]
    [InlineData(16, 40, 0, new uint[0], 0x4631u, new byte[] { 140, 140, 140 })]
    [InlineData(16, 40, 3, new[] { 0xF800u, 0x07E0u, 0x001Fu }, 0x8A31u, new byte[] { 140, 69, 140 })]
    [InlineData(16, 108, 3, new[] { 0x0F00u, 0x00F0u, 0x000Fu, 0xF000u }, 0xF12Fu, new byte[] { 17, 34, 255 })]
    [InlineData(32, 40, 3, new[] { 0x3FF00000u, 0x000FFC00u, 0x000003FFu }, (600u << 20) | (600u << 10), new byte[] { 150, 150, 0 })]
    [InlineData(32, 56, 3, new[] { 0xFF000000u, 0x00FF0000u, 0x0000FF00u, 0x000000FFu }, 0x28506480u, new byte[] { 147, 167, 177 })]
    [InlineData(32, 40, 6, new[] { 0xFFu, 0xFF00u, 0xFF0000u, 0xFF000000u }, 0x80645028u, new byte[] { 147, 167, 177 })]
    [InlineData(32, 52, 3, new[] { 0xFFu, 0xFF00u, 0xFF0000u }, 0x80645028u, new byte[] { 40, 80, 100 })]
    public void Decode_Masks_GiveTheNearestOf255(int bits, int headerBytes, int compression, uint[] masks, uint pixel, byte[] expected)
    {
        var writer = new BmpVariantWriter(1, 1, bits) { HeaderBytes = headerBytes, Compression = compression, Masks = masks };
        Assert.Equal(expected, new BmpDecoder().Decode(writer.Encode([pixel]), "x.bmp").Pixels);
    }

    // Rows from the bottom: "run of 3 x 1", end of row; "as they are: 2 3 2", filled up; move by (1, 1); run; end of picture.
    [Fact]
    public void Decode_RunLengths8_GivesTheIndices()
    {
        byte[] data = [3, 1, 0, 0, 0, 3, 2, 3, 2, 0, 0, 0, 0, 2, 1, 1, 1, 3, 0, 1];
        AssertIndices(4, 4, 8, data, [0, 3, 0, 0, 0, 0, 0, 0, 2, 3, 2, 0, 1, 1, 1, 0]);
    }

    // In RLE4 a run's two indices take turns: "run of 3: 1 2 1"; "as they are: 2 3 1 2 3", filled up to a word.
    [Fact]
    public void Decode_RunLengths4_GivesTheIndices()
    {
        byte[] data = [3, 0x12, 0, 0, 0, 5, 0x23, 0x12, 0x30, 0, 0, 1];
        AssertIndices(5, 2, 4, data, [2, 3, 1, 2, 3, 1, 2, 1, 0, 0]);
    }

    [Fact]
    public void Decode_RunThatFillsTheRowUp_IsTolerated()
    {
        AssertIndices(3, 2, 8, [4, 1, 0, 0, 4, 2, 0, 1], [2, 2, 2, 1, 1, 1]);
        AssertIndices(3, 1, 8, [3, 1], [1, 1, 1]); // and so is a missing end mark after the last pixel
    }

    [Theory]
    [InlineData(new byte[] { 5, 1, 0, 1 }, "a run reaches column 4 of row 0")]
    [InlineData(new byte[] { 3, 1, 0 }, "the file is truncated: it ends in row 0 of 2")]
    [InlineData(new byte[] { 3, 1, 0, 2, 0 }, "the file is truncated")]
    [InlineData(new byte[] { 3, 7, 0, 1 }, "a pixel has palette index 7, the palette has 4 colors")]
    public void Decode_RunLengthsDamaged_SaysWhat(byte[] data, string reason) =>
        AssertRefused(new BmpVariantWriter(3, 2, 8) { Compression = 1, Palette = FourColors, Data = data }.Encode([]), reason);

    [Theory]
    [InlineData(40, 24, 4, "BMP compression 4 (JPEG) is not supported; save it uncompressed, or as PNG")]
    [InlineData(40, 24, 5, "BMP compression 5 (PNG) is not supported")]
    [InlineData(64, 24, 4, "BMP compression 4 (OS/2 24-bit run lengths) is not supported")]
    [InlineData(64, 1, 3, "BMP compression 3 (OS/2 Huffman) is not supported")]
    [InlineData(40, 32, 11, "BMP compression 11 (CMYK) is not supported")]
    [InlineData(40, 24, 1, "24 bits a pixel with compression 1 is no BMP format")]
    [InlineData(40, 3, 0, "3 bits a pixel with compression 0 is no BMP format")]
    [InlineData(41, 24, 0, "the header claims 41 bytes, expected 12, 16, 40,")]
    [InlineData(40, 8, 0, "a picture with 8 bits a pixel has no palette")]
    public void Decode_KindThatIsNotRead_IsRefusedByName(int headerBytes, int bits, int compression, string reason) =>
        AssertRefused(
            new BmpVariantWriter(2, 2, bits) { HeaderBytes = headerBytes, Compression = compression }.Encode(new uint[4]), reason);

    [Fact]
    public void Decode_MaskWithAGap_SaysSo() =>
        AssertRefused(
            new BmpVariantWriter(1, 1, 16) { Compression = 3, Masks = [0xF00, 0x505, 0xF] }.Encode([1]),
            "the mask 00000505 is not one run of bits");

    [Fact]
    public void Decode_IndexWithoutColor_SaysSo() =>
        AssertRefused(
            new BmpVariantWriter(2, 1, 8) { Palette = FourColors }.Encode([0, 4]), "a pixel has palette index 4, the palette has 4 colors");

    [Fact]
    public void Decode_CutAnywhere_IsAnError()
    {
        byte[] file = new BmpVariantWriter(4, 3, 24).Encode(Random(12, 1 << 24));
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file.AsMemory(0, length), "cut.bmp"));
        byte[] withoutFilling = new BmpVariantWriter(3, 1, 24).Encode([1, 2, 3])[..^3];
        Assert.Equal(new byte[] { 0, 0, 1, 0, 0, 2, 0, 0, 3 }, new BmpDecoder().Decode(withoutFilling, "x.bmp").Pixels);
    }

    private static void AssertIndices(int width, int height, int bits, byte[] data, int[] expected)
    {
        var writer = new BmpVariantWriter(width, height, bits) { Compression = bits == 8 ? 1 : 2, Palette = FourColors, Data = data };
        Image image = new BmpDecoder().Decode(writer.Encode([]), "x.bmp");
        Assert.Equal(expected.SelectMany(i => FourColors[(3 * i)..(3 * i + 3)]), image.Pixels);
    }

    private static void AssertRefused(byte[] file, string reason)
    {
        var error = Assert.Throws<ImageFormatException>(() => new BmpDecoder().Decode(file, "x.bmp"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_OldHeaderWithOddBits_NamesTheByteThatSaysSo()
    {
        byte[] file = [.. "BM"u8, 26, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 41, 0];
        var error = Assert.Throws<ImageFormatException>(() => new BmpDecoder().Decode(file, "x.bmp"));
        Assert.Equal((24L, "41 bits a pixel with compression 0 is no BMP format"), (error.Offset, error.Reason));
    }

    private static uint[] Random(int count, int below)
    {
        var random = new CounterRandom(9, (ulong)count, (ulong)below);
        return [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt32(below))];
    }
}
