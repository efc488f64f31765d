using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class PngDecoderTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1, 1), (2, 5), (7, 3), (13, 9), (33, 20)];

    public static TheoryData<int, int, bool, bool> Variants
    {
        get
        {
            var data = new TheoryData<int, int, bool, bool>();
            (int, int[])[] formats = [(0, [1, 2, 4, 8, 16]), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16])];
            foreach ((int type, int[] depths) in formats)
            {
                foreach (int depth in depths)
                {
                    foreach (bool interlaced in new[] { false, true })
                    {
                        data.Add(type, depth, interlaced, false);
                        if (type < 4)
                            data.Add(type, depth, interlaced, true);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Decode_AnyColorTypeAndDepth_GivesTheSamplesOnWhite(int type, int depth, bool interlaced, bool transparent)
    {
        foreach ((int width, int height) in Sizes)
        {
            var random = new CounterRandom(1, (ulong)type, (ulong)depth, (ulong)width);
            byte[] palette = Bytes(random, 3 << Math.Min(depth, 8));
            byte[] paletteAlpha = Bytes(random, 1 << Math.Min(depth, 8) >> 1);
            int perPixel = new PngVariantWriter(1, 1, type, depth, false).SamplesPerPixel;
            int[] samples = [.. Enumerable.Range(0, width * height * perPixel).Select(_ => random.NextInt32(1 << depth))];
            int[] key = samples[..perPixel];
            byte[] keyBytes = [.. key.SelectMany(k => new[] { (byte)(k >> 8), (byte)k })];
            byte[]? transparency = !transparent ? null : type == 3 ? paletteAlpha : keyBytes;
            var writer = new PngVariantWriter(width, height, type, depth, interlaced)
            {
                Palette = type == 3 ? palette : null,
                Transparency = transparency,
            };

            Image image = new PngDecoder().Decode(writer.Encode(samples), "variant.png");

            Assert.Equal((width, height, type is 0 or 4 ? 1 : 3), (image.Width, image.Height, image.Channels));
            var expected = new List<byte>();
            foreach (int[] pixel in samples.Chunk(perPixel))
            {
                byte[]? alphas = type == 3 ? transparency : null;
                expected.AddRange(Expected(pixel, type, depth, palette, alphas, transparent && type != 3 ? key : null));
            }

            Assert.Equal(expected, image.Pixels);
        }
    }

    // Over white: 100 at alpha 128 is (100 * 128 + 255 * 127) / 255 = 177.196.
    // 16 bits: 0x8080 is 128.0, 0x80FF is 128.49 and 0x8101 is 128.502.
    [Fact]
    public void Decode_TypedOutSamples_RoundsAsDocumented()
    {
        Image alpha = new PngDecoder().Decode(new PngVariantWriter(3, 1, 4, 8, false).Encode([100, 128, 100, 0, 100, 255]), "a.png");
        Assert.Equal(new byte[] { 177, 255, 100 }, alpha.Pixels);
        Image deep = new PngDecoder().Decode(new PngVariantWriter(4, 1, 0, 16, false).Encode([0x8080, 0x80FF, 0x8101, 0xFFFF]), "b.png");
        Assert.Equal(new byte[] { 128, 128, 129, 255 }, deep.Pixels);
        Image bits = new PngDecoder().Decode(new PngVariantWriter(4, 1, 0, 2, false).Encode([0, 1, 2, 3]), "c.png");
        Assert.Equal(new byte[] { 0, 85, 170, 255 }, bits.Pixels);
    }

    [Fact]
    public void Decode_CutAnywhere_IsAnError()
    {
        byte[] file = PngEncoder.Encode(FormulaPicture.Create(9, 7, 3));
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<ImageFormatException>(() => new PngDecoder().Decode(file.AsMemory(0, length), "cut.png"));
    }

    [Fact]
    public void Decode_BytesAfterTheEndAndDamagedText_AreTolerated()
    {
        byte[] file = [.. PngEncoder.Encode(FormulaPicture.Create(9, 7, 3)), 1, 2, 3];
        Assert.Equal(FormulaPicture.Create(9, 7, 3).Pixels, new PngDecoder().Decode(file, "tail.png").Pixels);
        byte[] ancillary = new PngVariantWriter(1, 1, 0, 8, false) { BeforeData = "gAMA" }.Encode([7]);
        ancillary[8 + 25 + 12 + 2] ^= 1; // in the chunk's CRC
        Assert.Equal(new byte[] { 7 }, new PngDecoder().Decode(ancillary, "text.png").Pixels);
    }

    [Fact]
    public void Decode_DamagedCriticalChunk_NamesChunkAndOffset()
    {
        byte[] file = PngEncoder.Encode(FormulaPicture.Create(9, 7, 3));
        file[45] ^= 1;
        var error = Assert.Throws<ImageFormatException>(() => new PngDecoder().Decode(file, "x.png"));
        Assert.StartsWith("x.png: byte 33: chunk IDAT is damaged: its CRC is ", error.Message, StringComparison.Ordinal);
        Assert.Equal(("x.png", 33L), (error.File, error.Offset));
    }

    [Theory]
    [InlineData(0, 3, "bit depth 3 with color type 0 is no PNG format")]
    [InlineData(2, 4, "bit depth 4 with color type 2 is no PNG format")]
    [InlineData(5, 8, "bit depth 8 with color type 5 is no PNG format")]
    [InlineData(3, 8, "a palette picture has no PLTE chunk")]
    public void Decode_FormatThatIsNone_SaysSo(int type, int depth, string reason) =>
        AssertRefused(new PngVariantWriter(2, 2, type, depth, false).Encode(new int[16]), reason);

    [Fact]
    public void Decode_PaletteIndexWithoutColor_SaysSo() =>
        AssertRefused(
            new PngVariantWriter(2, 1, 3, 8, false) { Palette = [1, 2, 3] }.Encode([0, 1]),
            "a pixel has palette index 1, the palette has 1 colors");

    [Fact]
    public void Decode_UnknownCriticalChunk_SaysSo() =>
        AssertRefused(new PngVariantWriter(1, 1, 0, 8, false) { BeforeData = "ABCD" }.Encode([1]), "the critical chunk ABCD is unknown");

    [Fact]
    public void Decode_ChecksumOfTheDataWrong_IsDamaged()
    {
        byte[] data = PngVariantWriter.Compress([0, 1]);
        data[^1] ^= 1;
        AssertRefused(OnePixel(data), "the compressed data is damaged");
    }

    [Fact]
    public void Decode_DataWithAPresetDictionary_IsDamaged()
    {
        byte[] data = PngVariantWriter.Compress([0, 1]);
        (data[0], data[1]) = (0x78, 0x20); // FDICT, with the right header checksum
        AssertRefused(OnePixel(data), "the compressed data is damaged");
    }

    private static byte[] OnePixel(byte[] data)
    {
        using var file = new MemoryStream();
        byte[] good = new PngVariantWriter(1, 1, 0, 8, false).Encode([1]);
        file.Write(good.AsSpan(0, 33));
        PngVariantWriter.WriteChunk(file, "IDAT", data);
        PngVariantWriter.WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    [Fact]
    public void Decode_SizePastTheLimit_IsRefusedBeforeAllocating()
    {
        byte[] file = new PngVariantWriter(100, 100, 0, 1, false).Encode(new int[10_000]);
        var options = new DecoderOptions { MaximumPixels = 9_999 };
        var error = Assert.Throws<ImageFormatException>(() => new PngDecoder().Decode(file, "x.png", options));
        Assert.Contains("100 x 100 pixels, the limit is 9999 pixels", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_HugeClaimInASmallFile_AllocatesLittle()
    {
        byte[] small = new PngVariantWriter(1, 1, 2, 8, false).Encode([1, 2, 3]);
        small[18] = 0x20; // 8193 x 8191, within the limit
        small[22] = 0x1F;
        small[23] = 0xFF;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(small.AsSpan(29), PngVariantWriter.Crc(small.AsSpan(12, 17)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(small, "compressed bytes cannot hold them");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static void AssertRefused(byte[] file, string reason)
    {
        var error = Assert.Throws<ImageFormatException>(() => new PngDecoder().Decode(file, "x.png"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    private static byte[] Bytes(CounterRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt32(256))];

    private static byte[] Expected(int[] pixel, int type, int depth, byte[] palette, byte[]? paletteAlpha, int[]? key)
    {
        double maximum = (1 << depth) - 1;
        byte[] color = type == 3
            ? palette[(3 * pixel[0])..(3 * pixel[0] + 3)]
            : [.. pixel.Select(v => (byte)Math.Round(v / maximum * 255))];
        double alpha = 255;
        if (type == 3 && paletteAlpha is not null && pixel[0] < paletteAlpha.Length)
            alpha = paletteAlpha[pixel[0]];
        if (key is not null && pixel.SequenceEqual(key))
            alpha = 0;
        if (type >= 4)
            (color, alpha) = (color[..^1], color[^1]);
        return [.. color.Select(v => (byte)Math.Round((v * alpha + 255 * (255 - alpha)) / 255))];
    }
}
