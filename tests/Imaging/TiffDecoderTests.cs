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

    public static TheoryData<int, int, int, int> Compressions
    {
        get
        {
            var data = new TheoryData<int, int, int, int>();
            foreach (int compression in new[] { 1, 5, 8, 32773, 32946 })
            {
                foreach (int predictor in compression is 1 or 32773 ? new[] { 1 } : [1, 2])
                {
                    foreach ((int samples, int bits) in new[] { (1, 1), (1, 4), (1, 8), (1, 16), (3, 8), (3, 16), (4, 8), (4, 16) })
                    {
                        if (predictor == 1 || bits >= 8)
                            data.Add(compression, predictor, samples, bits);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public void Decode_AnyCompression_GivesWhatUncompressedGives(int compression, int predictor, int samples, int bits)
    {
        int[] values = Random(samples, bits);
        values.AsSpan(values.Length / 2).Fill((1 << bits) - 2); // runs
        byte[] plain = new TiffVariantWriter(Width, Height, true) { Samples = samples, Bits = bits }.Encode(values);
        byte[] expected = new TiffDecoder().Decode(plain, "plain.tif").Pixels;
        foreach (bool isLittle in new[] { true, false })
        {
            foreach (bool isPlanar in new[] { false, true })
            {
                foreach ((int, int)? tile in new (int, int)?[] { null, (16, 16), (5, 3), (8, 4) })
                {
                    var writer = new TiffVariantWriter(Width, Height, isLittle)
                    {
                        Samples = samples,
                        Bits = bits,
                        Compression = compression,
                        Predictor = predictor,
                        IsPlanar = isPlanar,
                        Tile = tile,
                        IsReversed = isPlanar != isLittle,
                    };
                    Assert.Equal(expected, new TiffDecoder().Decode(writer.Encode(values), "x.tif").Pixels);
                }
            }
        }
    }

    // Of the color map's 16 bits the high byte counts, whether a byte v was stored as 256 v or 257 v; small values are bytes already.
    [Theory]
    [InlineData(1, 256)]
    [InlineData(2, 257)]
    [InlineData(4, 256)]
    [InlineData(8, 257)]
    [InlineData(8, 1)]
    public void Decode_Palette_GivesTheColorMapsHighBytes(int bits, int scale)
    {
        int[] samples = Random(1, bits);
        int colors = 1 << bits;
        byte[] map = [.. Enumerable.Range(0, 3 * colors).Select(i => (byte)(i * 37 + 1))];
        var writer = new TiffVariantWriter(Width, Height, false)
        {
            Bits = bits,
            Compression = 5,
            Palette = [.. map.Select(v => v * scale)],
        };
        Image image = new TiffDecoder().Decode(writer.Encode(samples), "x.tif");
        Assert.Equal(3, image.Channels);
        Assert.Equal(samples.SelectMany(i => new[] { map[i], map[colors + i], map[2 * colors + i] }), image.Pixels);
    }

    [Fact]
    public void Decode_RgbWithFourSamplesAndNoExtraSamples_TakesTheFourthAsAlpha()
    {
        byte[] file = new TiffVariantWriter(1, 1, true) { Samples = 4 }.Encode([40, 80, 100, 128]);
        Assert.Equal(new byte[] { 147, 167, 177 }, new TiffDecoder().Decode(file, "x.tif").Pixels);
    }

    [Theory]
    [InlineData(259, 2, "TIFF compression 2 (CCITT modified Huffman) is not supported; save it with LZW (tiffcp -c lzw in.tif out.tif)")]
    [InlineData(259, 3, "TIFF compression 3 (CCITT group 3 fax) is not supported")]
    [InlineData(259, 4, "TIFF compression 4 (CCITT group 4 fax) is not supported")]
    [InlineData(259, 6, "TIFF compression 6 (old-style JPEG) is not supported")]
    [InlineData(259, 7, "TIFF compression 7 (JPEG) is not supported")]
    [InlineData(259, 32771, "TIFF compression 32771 (CCITT modified Huffman in words) is not supported")]
    [InlineData(259, 34676, "TIFF compression 34676 (SGI LogLuv) is not supported")]
    [InlineData(259, 99, "TIFF compression 99 (unknown) is not supported")]
    [InlineData(262, 5, "photometric interpretation 5 (CMYK) is not supported")]
    [InlineData(262, 6, "photometric interpretation 6 (YCbCr) is not supported")]
    [InlineData(262, 32845, "photometric interpretation 32845 (LogLuv) is not supported")]
    [InlineData(262, 3, "the color map has 0 values, expected 768")]
    [InlineData(339, 3, "signed, complex or floating-point samples are not supported")]
    [InlineData(258, 12, "12-bit samples, 1 a pixel, are not supported")]
    [InlineData(277, 0, "a pixel has 0 samples, expected at least 1")]
    [InlineData(277, 9, "8-bit samples, 9 a pixel, are not supported")]
    [InlineData(278, 0, "a strip has 0 rows")]
    [InlineData(322, 16, "a tile is 16 x 0 pixels, expected 1 to 2147483647 each way")]
    [InlineData(256, 0, "the picture is 0 x 8 pixels")]
    [InlineData(257, 4000, "the file is truncated: 13 x 4000 pixels need 52000 bytes")]
    [InlineData(273, 60000, "the file is truncated: row 0 is at byte 60000")]
    public void Decode_KindThatIsNotRead_IsRefusedByName(int tag, int value, string reason)
    {
        // One strip, so that a single strip offset is enough.
        var writer = new TiffVariantWriter(Width, Height, true) { RowsPerStrip = 8000, Fields = { [tag] = value } };
        AssertRefused(writer.Encode(new int[Width * Height]), reason);
    }

    [Theory]
    [InlineData(317, 3, "TIFF predictor 3 is not supported")]
    [InlineData(258, 4, "predictor 2 is for samples of 8 and 16 bits, these have 4")]
    [InlineData(279, 20, "ends before the 8 rows from row 0 on do")]
    public void Decode_CompressedAndDamaged_SaysWhat(int tag, int value, string reason)
    {
        var writer = new TiffVariantWriter(Width, Height, true)
        {
            Compression = 5,
            Predictor = 2,
            RowsPerStrip = 100,
            Fields = { [tag] = value },
        };
        AssertRefused(writer.Encode(Random(1, 8)), reason);
    }

    [Fact]
    public void Decode_StripsThatShareTheirBytes_AreRefused() => AssertRefused(WithSharedStrips(), "strips or tiles overlap");

    [Fact]
    public void Decode_ByteCountsMissing_AreNotNeededForOneStripOnly()
    {
        int[] samples = Random(1, 8);
        var one = new TiffVariantWriter(Width, Height, true) { Compression = 8, RowsPerStrip = 100, Without = [279] };
        Assert.Equal(samples.Select(v => (byte)v), new TiffDecoder().Decode(one.Encode(samples), "x.tif").Pixels);
        var several = new TiffVariantWriter(Width, Height, true) { Compression = 8, Without = [279] };
        AssertRefused(several.Encode(samples), "there are 0 strip byte counts, expected 3");
    }

    [Fact]
    public void Decode_OldLzw_IsRefusedByName()
    {
        var writer = new TiffVariantWriter(2, 1, true) { RowsPerStrip = 1, Fields = { [259] = 5 } };
        AssertRefused(writer.Encode([0, 1]), "old-style LZW (lowest bits first, before TIFF 6.0) is not supported");
    }

    [Fact]
    public void Decode_DeflateChecksumWrong_IsDamaged()
    {
        byte[] file = new TiffVariantWriter(Width, Height, true) { Compression = 8, RowsPerStrip = 100 }.Encode(Random(1, 8));
        int count = BitConverter.ToInt32(file, file.AsSpan().IndexOf<byte>([23, 1, 4, 0]) + 8); // the entry of tag 279
        file[8 + count - 1] ^= 1;
        AssertRefused(file, "the compressed data is damaged");
    }

    [Fact]
    public void Decode_DeflateWithAPresetDictionary_IsDamaged()
    {
        byte[] file = new TiffVariantWriter(Width, Height, true) { Compression = 8, RowsPerStrip = 100 }.Encode(Random(1, 8));
        (file[8], file[9]) = (0x78, 0x20); // FDICT, with the right header checksum
        AssertRefused(file, "the compressed data is damaged");
    }

    [Fact]
    public void Decode_HugeClaimInASmallFile_AllocatesLittle()
    {
        foreach (int compression in new[] { 5, 8, 32773 })
        {
            var writer = new TiffVariantWriter(8191, 1, true)
            {
                Compression = compression,
                RowsPerStrip = 1 << 14,
                Fields = { [257] = 8191 },
            };
            byte[] file = writer.Encode(new int[8191]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused(file, "bytes");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
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

    /// <summary>Three strips of which each points to the same bytes, the whole file.</summary>
    private static byte[] WithSharedStrips()
    {
        byte[] file = new TiffVariantWriter(Width, Height, true) { Compression = 5 }.Encode(Random(1, 8));
        foreach ((int tag, int value) in new[] { (273, 8), (279, file.Length - 8) })
        {
            int entry = file.AsSpan().IndexOf<byte>([(byte)tag, (byte)(tag >> 8), 4, 0, 3, 0, 0, 0]);
            int at = BitConverter.ToInt32(file, entry + 8);
            for (int i = 0; i < 3; i++)
                BitConverter.GetBytes(value).CopyTo(file, at + 4 * i);
        }

        return file;
    }

    private static void AssertRefused(byte[] file, string reason)
    {
        var error = Assert.Throws<ImageFormatException>(() => new TiffDecoder().Decode(file, "x.tif"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    private static int[] Random(int samples, int bits)
    {
        var random = new CounterRandom(3, (ulong)bits);
        return [.. Enumerable.Range(0, Width * Height * samples).Select(_ => random.NextInt32(1 << bits))];
    }
}
