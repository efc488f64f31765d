using FerLib.Imaging;
using FerLib.Imaging.Jpeg;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class JpegProgressiveTests
{
    [Fact]
    public void NonzeroBits_RandomBlocks_NameEveryCoefficientThatIsNotZero()
    {
        var random = new CounterRandom(7);
        short[] block = new short[64];
        short[] values = [1, -1, 255, 256, -256, short.MinValue, short.MaxValue];
        for (int round = 0; round < 100; round++)
        {
            for (int k = 0; k < 64; k++)
                block[k] = random.NextInt32(3) == 0 ? values[random.NextInt32(values.Length)] : (short)0;
            ulong bits = JpegComponent.NonzeroBits(block);
            for (int k = 0; k < 64; k++)
                Assert.Equal(block[k] != 0, ((bits >> k) & 1) != 0);
        }
    }

    [Fact]
    public void Decode_MeanInTwoScans_IsRefined()
    {
        // One block, factor 40: the first scan brings 0 x 2, the second adds 1. A mean of 40 is 40 / 8 above the middle grey.
        byte[] file = new JpegVariantWriter(8, 8, 0x11)
            .Segment(0xDB, [0, .. Enumerable.Repeat((byte)40, 64)])
            .Scan(1, 1, 0, 0, 0, 1).ZeroMeans(1)
            .Scan(1, 1, 0, 0, 1, 0).Bits(1, 1).EndOfScan()
            .ToArray();
        Assert.All(new JpegDecoder().Decode(file, "x.jpg").Pixels, value => Assert.Equal(128 + 40 / 8, value));
    }

    [Fact]
    public void Decode_ValueRefinedTwice_IsWhatOneScanBrings()
    {
        // Coefficient 1 begins as 1 x 4, then gets the bits 1 and 0: 6.
        byte[] refined = new JpegVariantWriter(8, 8, 0x11)
            .Scan(1, 1, 0, 0, 0, 0).ZeroMeans(1)
            .Scan(1, 1, 1, 1, 0, 2).Bits(0b011, 3).EndOfScan()
            .Scan(1, 1, 1, 1, 2, 1).Bits(0b101, 3).EndOfScan()
            .Scan(1, 1, 1, 1, 1, 0).Bits(0b100, 3).EndOfScan()
            .ToArray();
        Image image = new JpegDecoder().Decode(refined, "x.jpg");
        for (int x = 0; x < 8; x++)
        {
            double expected = 128 + 6 * Math.Sqrt(0.5) / 4 * Math.Cos((2 * x + 1) * Math.PI / 16);
            Assert.InRange(image.Pixels[x] - expected, -0.51, 0.51);
        }
    }

    [Theory]
    [InlineData(1, 0, 5, 0, 0, "no scan of progressive JPEG")] // means and waves together
    [InlineData(1, 5, 4, 0, 0, "no scan of progressive JPEG")]
    [InlineData(1, 1, 64, 0, 0, "no scan of progressive JPEG")]
    [InlineData(1, 1, 5, 0, 14, "no scan of progressive JPEG")]
    [InlineData(1, 1, 5, 3, 1, "no scan of progressive JPEG")]
    [InlineData(0, 1, 5, 0, 0, "no scan of progressive JPEG")] // waves of several components
    [InlineData(1, 0, 0, 0, 0, "component 1 brings coefficient 0 out of order")]
    [InlineData(1, 0, 0, 2, 1, "component 1 brings coefficient 0 out of order")]
    [InlineData(1, 1, 5, 1, 0, "component 1 brings coefficient 1 out of order")]
    public void Decode_ScanThatIsNotTheNext_SaysSo(int component, int first, int last, int high, int low, string reason) => AssertRefused(
        new JpegVariantWriter(8, 8, 0x11, 0x11, 0x11)
            .Scan(0, 3, 0, 0, 0, 1).ZeroMeans(3)
            .Scan(component, 3, first, last, high, low).EmptyBand(1)
            .ToArray(),
        reason);

    [Fact]
    public void Decode_WavesBeforeMeans_SaysSo() => AssertRefused(
        new JpegVariantWriter(8, 8, 0x11).Scan(1, 1, 1, 5, 0, 0).EmptyBand(1).ToArray(),
        "component 1 brings waves (AC) before its means (DC)");

    [Fact]
    public void Decode_ComponentThatNeverComes_IsAnError() => AssertRefused(
        new JpegVariantWriter(8, 8, 0x11, 0x11, 0x11).Scan(1, 3, 0, 0, 0, 0).ZeroMeans(1).ToArray(),
        "the file ends before all components of the picture have come");

    [Fact]
    public void Decode_RefinementOfMoreThanOneBit_SaysSo() => AssertRefused(
        new JpegVariantWriter(8, 8, 0x11)
            .Segment(0xC4, [0x11, 1, .. new byte[15], 0x02])
            .Scan(1, 1, 0, 0, 0, 0).ZeroMeans(1)
            .Scan(1, 1, 1, 5, 0, 1).EmptyBand(1)
            .Segment(0xDA, [1, 1, 0x01, 1, 5, 0x10]).Bits(0, 8)
            .ToArray(),
        "a refinement brings a value of more than one bit");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Decode_MoreValuesThanTheBand_SaysSo(int high, int low)
    {
        var writer = new JpegVariantWriter(8, 8, 0x11).Segment(0xC4, [0x11, 1, .. new byte[15], 0x11]).Scan(1, 1, 0, 0, 0, 0).ZeroMeans(1);
        if (high > 0)
            writer.Scan(1, 1, 1, 1, 0, 1).EmptyBand(1);
        AssertRefused(
            writer.Segment(0xDA, [1, 1, 0x01, 1, 1, (byte)((high << 4) | low)]).Bits(0, 8).ToArray(),
            "a block has coefficients past the scan's last, 1");
    }

    [Fact]
    public void Decode_ManyScansOverALargePicture_IsRefused()
    {
        var options = new DecoderOptions { MaximumPixels = 2048 * 2048 };
        foreach ((int scans, bool isRefused) in new[] { (31, false), (32, true) })
        {
            JpegVariantWriter file = new JpegVariantWriter(2048, 2048, 0x11).Scan(1, 1, 0, 0, 0, 0).ZeroMeans(65536);
            for (int i = 1; i <= scans; i++)
                file.Scan(1, 1, i, i, 0, 0).EmptyBand(65536);
            if (isRefused)
                AssertRefused(file.ToArray(), "the scans so far go over 2162688 blocks, the limit is 2097152", options);
            else
                Assert.All(new JpegDecoder().Decode(file.ToArray(), "x.jpg", options).Pixels, value => Assert.Equal(128, value));
        }
    }

    [Fact]
    public void Decode_MoreMemoryThanTheLimit_IsRefusedBeforeItIsAllocated()
    {
        // Three components at full size: 6 bytes of coefficients and 3 of pixels each.
        byte[] file = [.. new JpegVariantWriter(8192, 8192, 0x11, 0x11, 0x11).Scan(0, 3, 0, 0, 0, 0).ToArray(), .. new byte[400_000]];
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(file, "8192 x 8192 pixels of progressive JPEG take 603979776 bytes of memory, the limit is 67108864 times 8");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static void AssertRefused(byte[] file, string reason, DecoderOptions? options = null)
    {
        var error = Assert.Throws<ImageFormatException>(() => new JpegDecoder().Decode(file, "x.jpg", options));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }
}
