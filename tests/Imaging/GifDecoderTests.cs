using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class GifDecoderTests
{
    private static readonly byte[] FourColors = [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7];

    [Theory]
    [InlineData("GIF87a", 2, false, 255, false)]
    [InlineData("GIF89a", 2, true, 1, true)]
    [InlineData("GIF89a", 5, true, 7, false)]
    [InlineData("GIF87a", 8, false, 255, true)]
    [InlineData("GIF89a", 8, true, 254, false)]
    public void Decode_AnySize_GivesTheColors(string signature, int rootBits, bool isInterlaced, int blockBytes, bool keepsFullTable)
    {
        byte[] colors = [.. Enumerable.Range(0, 3 << rootBits).Select(i => (byte)(i * 41 + 3))];
        foreach ((int width, int height) in new[] { (1, 1), (2, 3), (5, 9), (13, 8), (33, 40), (120, 110) })
        {
            byte[] indices = Random(width * height, 1 << rootBits);
            bool isLocal = width % 2 == 1;
            var writer = new GifVariantWriter(width, height)
            {
                Signature = signature,
                RootBits = rootBits,
                IsInterlaced = isInterlaced,
                BlockBytes = blockBytes,
                KeepsFullTable = keepsFullTable,
                GlobalColors = isLocal ? new byte[6] : colors,
                LocalColors = isLocal ? colors : [],
            };
            Image image = new GifDecoder().Decode(writer.Encode(indices), "x.gif");
            Assert.Equal((width, height, 3), (image.Width, image.Height, image.Channels));
            Assert.Equal(indices.SelectMany(i => colors[(3 * i)..(3 * i + 3)]), image.Pixels);
        }
    }

    [Fact]
    public void Decode_TransparentIndex_IsWhite()
    {
        byte[] file = new GifVariantWriter(4, 1) { GlobalColors = FourColors, RootBits = 2, Transparent = 2 }.Encode([0, 1, 2, 3]);
        Assert.Equal(new byte[] { 255, 0, 0, 0, 255, 0, 255, 255, 255, 9, 8, 7 }, new GifDecoder().Decode(file, "x.gif").Pixels);
    }

    // The transparent color is white, a grey: what it was before does not make the picture colored.
    [Fact]
    public void Decode_TableOfGreys_GivesAGreyPicture()
    {
        var writer = new GifVariantWriter(3, 1) { GlobalColors = [9, 9, 9, 1, 2, 3, 70, 70, 70, 0, 0, 0], RootBits = 2, Transparent = 1 };
        Image image = new GifDecoder().Decode(writer.Encode([0, 1, 2]), "x.gif");
        Assert.Equal(1, image.Channels);
        Assert.Equal(new byte[] { 9, 255, 70 }, image.Pixels);
    }

    [Fact]
    public void Decode_FrameSmallerThanTheScreen_LiesOnWhite()
    {
        var writer = new GifVariantWriter(1, 2) { Screen = (3, 4), Place = (1, 1), GlobalColors = [5, 5, 5, 6, 6, 6], RootBits = 2 };
        Image image = new GifDecoder().Decode(writer.Encode([0, 1]), "x.gif");
        Assert.Equal((3, 4, 1), (image.Width, image.Height, image.Channels));
        Assert.Equal(new byte[] { 255, 255, 255, 255, 5, 255, 255, 6, 255, 255, 255, 255 }, image.Pixels);
    }

    [Fact]
    public void Decode_FrameBeyondTheScreen_MakesThePictureLarger()
    {
        var writer = new GifVariantWriter(2, 1) { Screen = (0, 0), Place = (1, 0), GlobalColors = [5, 5, 5, 6, 6, 6], RootBits = 2 };
        Assert.Equal(new byte[] { 255, 5, 6 }, new GifDecoder().Decode(writer.Encode([0, 1]), "x.gif").Pixels);
    }

    [Fact]
    public void Decode_CutBeforeTheLastPixel_IsAnError()
    {
        byte[] indices = Random(9 * 7, 4);
        byte[] file = new GifVariantWriter(9, 7) { GlobalColors = FourColors, RootBits = 2, BlockBytes = 10 }.Encode(indices);
        for (int length = 0; length < file.Length - 4; length++) // the end code, the last block's end and the trailer are not pixels
            Assert.Throws<ImageFormatException>(() => ImageFile.Decode(file.AsMemory(0, length), "cut.gif"));
        byte[] expected = new GifDecoder().Decode(file, "whole.gif").Pixels;
        Assert.Equal(expected, new GifDecoder().Decode(file.AsMemory(0, file.Length - 2), "no-trailer.gif").Pixels);
        Assert.Equal(expected, new GifDecoder().Decode((byte[])[.. file, 1, 2, 3], "tail.gif").Pixels);
    }

    [Fact]
    public void Decode_DamagedOrOther_SaysWhat()
    {
        byte[] good = new GifVariantWriter(2, 1) { GlobalColors = FourColors, RootBits = 2 }.Encode([0, 1]);
        int frame = 13 + 12 + 8;
        AssertRefused(With(good, frame, 0x3B), "the file ends (its trailer byte) without a frame");
        AssertRefused(With(good, frame, 0x77), "a block begins with 77, expected 21, 2c or 3b");
        AssertRefused(With(good, frame + 5, 0), "the picture is 0 x 1 pixels");
        AssertRefused(With(good, frame + 10, 9), "indices of 9 bits, expected 2 to 8");
        AssertRefused(With(good, frame + 10, 1), "indices of 1 bits, expected 2 to 8");
        AssertRefused(With(good, frame + 6, 0xFF), "65282 x 1 pixels do not fit into");
        AssertRefused(With(good, frame + 12, 0xFC), "LZW code 7 stands for nothing yet");
        AssertRefused(new GifVariantWriter(1, 1) { RootBits = 2 }.Encode([0]), "the frame has no color table");
        AssertRefused(
            new GifVariantWriter(1, 1) { GlobalColors = [1, 1, 1, 2, 2, 2], RootBits = 2 }.Encode([3]),
            "a pixel of row 0 has index 3, the color table has 2 colors");
    }

    private static byte[] With(byte[] file, int at, byte value)
    {
        byte[] changed = [.. file];
        changed[at] = value;
        return changed;
    }

    private static void AssertRefused(byte[] file, string reason)
    {
        var error = Assert.Throws<ImageFormatException>(() => new GifDecoder().Decode(file, "x.gif"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    private static byte[] Random(int count, int below)
    {
        var random = new CounterRandom(10, (ulong)count, (ulong)below);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt32(below))];
    }
}
