using FerLib.Imaging.Lzw;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class LzwStreamTests
{
    // TIFF 6.0, section 13, encodes 7 7 7 8 8 7 7 6 6 as 256 7 258 8 8 258 6 6 257 (258 is 7 7).
    private static readonly int[] SpecificationCodes = [256, 7, 258, 8, 8, 258, 6, 6, 257];
    private static readonly byte[] SpecificationValues = [7, 7, 7, 8, 8, 7, 7, 6, 6];

    [Fact]
    public void Read_ExampleOfTheTiffSpecification_GivesItsValues() =>
        Assert.Equal(SpecificationValues, Expand(LzwVariant.Tiff, 8, Pack(SpecificationCodes, 9, isGif: false), 9));

    [Fact]
    public void Read_CodeThatIsBeingAdded_EndsWithItsFirstValue()
    {
        // 1, then the code 6 that is added by it: 1 1; then 7 = 6 and its first value: 1 1 1.
        byte[] data = Pack([4, 1, 6, 7, 5], [3, 3, 3, 3, 4], isGif: true);
        Assert.Equal(new byte[] { 1, 1, 1, 1, 1, 1 }, Expand(LzwVariant.Gif, 2, data, 6));
    }

    [Theory]
    [InlineData(true, 2, false)]
    [InlineData(true, 5, false)]
    [InlineData(true, 8, false)]
    [InlineData(true, 8, true)]
    [InlineData(true, 2, true)]
    [InlineData(false, 8, false)]
    [InlineData(false, 8, true)]
    public void Read_MoreThanATable_GivesTheValues(bool isGif, int rootBits, bool keepsFullTable)
    {
        var random = new CounterRandom(8, (ulong)rootBits);
        byte[] noise = [.. Enumerable.Range(0, 9_000).Select(_ => (byte)random.NextInt32(1 << rootBits))];
        byte[] values = [.. noise, .. new byte[30_000], .. noise];
        byte[] data = new LzwWriter(isGif, rootBits) { KeepsFullTable = keepsFullTable }.Encode(values);
        LzwVariant variant = isGif ? LzwVariant.Gif : LzwVariant.Tiff;
        var stream = new LzwStream(variant, rootBits);
        byte[] read = new byte[values.Length];
        for (int round = 0; round < 2; round++) // the same stream again: its table is a new one
        {
            stream.Open(data);
            int at = 0;
            for (int piece = 1; at < read.Length; piece = piece % 700 + 13) // strings go on from one piece to the next
            {
                int count = stream.Read(read.AsSpan(at, Math.Min(piece, read.Length - at)));
                Assert.True(count > 0, $"the data ended after {at} values");
                at += count;
            }

            Assert.Equal(values, read);
            Assert.Equal(0, stream.Read(new byte[1]));
            read.AsSpan().Clear();
        }
    }

    [Fact]
    public void Read_LongestStringsOnly_ExpandsNoFurtherThanTheLimit()
    {
        // 0, then each code as it is being added: strings of 2, 3, 4 ... zeros; then the longest of them again and again.
        int[] codes = [4, 0, .. Enumerable.Range(6, 4090), .. Enumerable.Repeat(4095, 20_000)];
        IEnumerable<int> growing = Enumerable.Range(6, 4090).Select(next => Math.Min(12, int.Log2(next) + 1));
        int[] widths = [3, 3, .. growing, .. Enumerable.Repeat(12, 20_000)];
        byte[] data = Pack(codes, widths, isGif: true);
        long expected = 1 + Enumerable.Range(2, 4090).Sum(length => (long)length) + 20_000L * 4091;
        var stream = new LzwStream(LzwVariant.Gif, 2);
        stream.Open(data);
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            total += count;
        Assert.Equal(expected, total);
        Assert.InRange(total, data.LongLength * (LzwStream.MostExpansion - 200), data.LongLength * LzwStream.MostExpansion);
    }

    [Theory]
    [InlineData(new[] { 256, 259 })]
    [InlineData(new[] { 256, 258 })]
    [InlineData(new[] { 256, 7, 260 })]
    public void Read_CodeThatStandsForNothing_IsDamaged(int[] codes)
    {
        var error = Assert.Throws<InvalidDataException>(() => Expand(LzwVariant.Tiff, 8, Pack(codes, 9, isGif: false), 9));
        Assert.Contains($"LZW code {codes[^1]} stands for nothing yet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DataWithoutEnd_EndsWithTheData()
    {
        var stream = new LzwStream(LzwVariant.Tiff, 8);
        stream.Open(Pack([256, 7, 7], 9, isGif: false));
        Assert.Equal(2, stream.Read(new byte[100]));
    }

    private static byte[] Expand(LzwVariant variant, int rootBits, byte[] data, int count)
    {
        var stream = new LzwStream(variant, rootBits);
        stream.Open(data);
        byte[] values = new byte[count];
        stream.ReadExactly(values);
        return values;
    }

    private static byte[] Pack(int[] codes, int width, bool isGif) => Pack(codes, [.. codes.Select(_ => width)], isGif);

    private static byte[] Pack(int[] codes, int[] widths, bool isGif)
    {
        byte[] bytes = new byte[(widths.Sum() + 7) / 8];
        int at = 0;
        foreach ((int code, int width) in codes.Zip(widths))
        {
            for (int i = 0; i < width; i++, at++)
                bytes[at / 8] |= (byte)(((code >> (isGif ? i : width - 1 - i)) & 1) << (isGif ? at % 8 : 7 - at % 8));
        }

        return bytes;
    }
}
