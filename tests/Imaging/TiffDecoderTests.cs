using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class TiffDecoderTests
{
    private const int Width = 13;
    private const int Height = 8;

    [Theory]
    [InlineData(1, true, true)]
    [InlineData(1, true, false)]
    [InlineData(1, false, true)]
    [InlineData(1, false, false)]
    [InlineData(2, true, true)]
    [InlineData(2, true, false)]
    [InlineData(2, false, true)]
    [InlineData(2, false, false)]
    [InlineData(4, true, true)]
    [InlineData(4, true, false)]
    [InlineData(4, false, true)]
    [InlineData(4, false, false)]
    [InlineData(8, true, true)]
    [InlineData(8, true, false)]
    [InlineData(8, false, true)]
    [InlineData(8, false, false)]
    [InlineData(16, true, true)]
    [InlineData(16, true, false)]
    [InlineData(16, false, true)]
    [InlineData(16, false, false)]
    public void Decode_GreyOfAnyDepthAndOrder_GivesTheSamples(int bits, bool isLittle, bool whiteIsZero)
    {
        int[] samples = Random(1, bits);
        double maximum = (1 << bits) - 1;
        var writer = new TiffVariantWriter(Width, Height, isLittle) { Bits = bits, Fields = { [262] = whiteIsZero ? 0 : 1 } };
        byte[] file = writer.Encode(samples);
        byte[] expected = [.. samples.Select(v => (byte)Math.Round(v / maximum * 255)).Select(v => whiteIsZero ? (byte)(255 - v) : v)];
        Image image = new TiffDecoder().Decode(file, "x.tif");
        Assert.Equal((Width, Height, 1), (image.Width, image.Height, image.Channels));
        Assert.Equal(expected, image.Pixels);
    }

    [Theory]
    [InlineData(8, true, true)]
    [InlineData(8, true, false)]
    [InlineData(8, false, true)]
    [InlineData(8, false, false)]
    [InlineData(16, true, true)]
    [InlineData(16, true, false)]
    [InlineData(16, false, true)]
    [InlineData(16, false, false)]
    public void Decode_RgbInPlanesOrNot_GivesTheSamples(int bits, bool isLittle, bool isPlanar)
    {
        int[] samples = Random(3, bits);
        byte[] file = new TiffVariantWriter(Width, Height, isLittle) { Samples = 3, Bits = bits, IsPlanar = isPlanar }.Encode(samples);
        Image image = new TiffDecoder().Decode(file, "x.tif");
        Assert.Equal(3, image.Channels);
        Assert.Equal(samples.Select(v => (byte)Math.Round(v / (double)((1 << bits) - 1) * 255)), image.Pixels);
    }

    // Extra sample 1: colors multiplied by alpha already; 2: not yet; 0: no alpha. (40 * 128 + 255 * 127) / 255 = 147.08.
    [Theory]
    [InlineData(0, new byte[] { 40, 80, 100 })]
    [InlineData(1, new byte[] { 167, 207, 227 })]
    [InlineData(2, new byte[] { 147, 167, 177 })]
    public void Decode_ExtraSample_IsComposedOnWhiteWhereItIsAlpha(int kind, byte[] expected)
    {
        foreach (bool isPlanar in new[] { false, true })
        {
            var writer = new TiffVariantWriter(1, 1, true) { Samples = 4, IsPlanar = isPlanar, Fields = { [338] = kind } };
            byte[] file = writer.Encode([40, 80, 100, 128]);
            Assert.Equal(expected, new TiffDecoder().Decode(file, "x.tif").Pixels);
        }
    }

    [Fact]
    public void Decode_Orientation_IsApplied()
    {
        byte[] file = new TiffVariantWriter(2, 1, true) { Fields = { [274] = 6 } }.Encode([10, 20]);
        Image image = new TiffDecoder().Decode(file, "x.tif");
        Assert.Equal((1, 2), (image.Width, image.Height));
        Assert.Equal(new byte[] { 10, 20 }, image.Pixels);
    }

    [Theory]
    [InlineData(259, 5, "TIFF compression 5 (LZW) is not supported")]
    [InlineData(259, 4, "TIFF compression 4 (CCITT fax) is not supported")]
    [InlineData(259, 32773, "TIFF compression 32773 (PackBits) is not supported")]
    [InlineData(259, 99, "TIFF compression 99 (unknown) is not supported")]
    [InlineData(322, 16, "tiled TIFF is not supported")]
    [InlineData(262, 3, "photometric interpretation 3 (palette) is not supported")]
    [InlineData(339, 3, "signed or floating-point samples are not supported")]
    [InlineData(258, 12, "12-bit samples, 1 a pixel, are not supported")]
    [InlineData(278, 0, "a strip has 0 rows")]
    [InlineData(256, 0, "the picture is 0 x 8 pixels")]
    [InlineData(257, 4000, "the file is truncated: 13 x 4000 pixels need 52000 bytes")]
    [InlineData(273, 60000, "the file is truncated: row 0 is at byte 60000")]
    public void Decode_KindThatIsNotRead_IsRefusedByName(int tag, int value, string reason)
    {
        // One strip, so that a single strip offset is enough.
        var writer = new TiffVariantWriter(Width, Height, true) { RowsPerStrip = 8000, Fields = { [tag] = value } };
        byte[] file = writer.Encode(new int[Width * Height]);
        var error = Assert.Throws<ImageFormatException>(() => new TiffDecoder().Decode(file, "x.tif"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_BigTiff_IsRefusedByName() =>
        Assert.Contains(
            "BigTIFF is not supported",
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode("II+\0\b\0\0\0"u8.ToArray(), "x.tif")).Reason,
            StringComparison.Ordinal);

    [Fact]
    public void Decode_CutAnywhere_IsAnError()
    {
        byte[] file = TiffEncoder.Encode(FormulaPicture.Create(9, 7, 3));
        for (int length = 0; length < file.Length - 4; length++) // the last four bytes say that no second picture follows
            Assert.Throws<ImageFormatException>(() => new TiffDecoder().Decode(file.AsMemory(0, length), "cut.tif"));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(5, 3, 3)]
    [InlineData(64, 65, 3)]
    public void TiffEncoder_AnySize_DecodesToTheSamePixels(int width, int height, int channels)
    {
        Image image = FormulaPicture.Create(width, height, channels);
        Image decoded = ImageFile.Decode(TiffEncoder.Encode(image), "x.tiff");
        Assert.Equal((width, height, channels), (decoded.Width, decoded.Height, decoded.Channels));
        Assert.Equal(image.Pixels, decoded.Pixels);
    }

    private static int[] Random(int samples, int bits)
    {
        var random = new CounterRandom(3, (ulong)bits);
        return [.. Enumerable.Range(0, Width * Height * samples).Select(_ => random.NextInt32(1 << bits))];
    }
}
