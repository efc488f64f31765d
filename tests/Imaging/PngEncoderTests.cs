using FerLib.Imaging;
using FerLib.Imaging.Png;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1, 3)]
    [InlineData(5, 3, 1)]
    [InlineData(64, 65, 1)]
    [InlineData(129, 31, 3)]
    public void Encode_AnySize_DecodesToTheSamePixels(int width, int height, int channels)
    {
        Image formula = FormulaPicture.Create(width, height, channels);
        var noise = new Image(width, height, channels);
        var random = new CounterRandom(1);
        for (int i = 0; i < noise.Pixels.Length; i++)
            noise.Pixels[i] = (byte)random.NextInt32(256);
        foreach (Image image in new[] { formula, noise })
        {
            Image decoded = new PngDecoder().Decode(PngEncoder.Encode(image), "x.png");
            Assert.Equal((width, height, channels), (decoded.Width, decoded.Height, decoded.Channels));
            Assert.Equal(image.Pixels, decoded.Pixels);
        }
    }

    [Fact]
    public void Encode_SamePicture_SameBytes() =>
        Assert.Equal(PngEncoder.Encode(FormulaPicture.Create(40, 30, 3)), PngEncoder.Encode(FormulaPicture.Create(40, 30, 3)));

    [Fact]
    public void Encode_Ramp_IsMuchSmallerThanItsPixels()
    {
        var ramp = new Image(256, 256, 1);
        for (int i = 0; i < ramp.Pixels.Length; i++)
            ramp.Pixels[i] = (byte)(i % 256 + i / 256);
        Assert.InRange(PngEncoder.Encode(ramp).Length, 1, ramp.Pixels.Length / 50);
    }

    [Fact]
    public void Crc_EveryLengthUpTo66_IsTheDefinitions()
    {
        byte[] bytes = [.. Enumerable.Range(0, 66).Select(i => (byte)(i * 37))];
        for (int length = 0; length <= bytes.Length; length++)
            Assert.Equal(PngVariantWriter.Crc(bytes.AsSpan(0, length)), Crc32.Of(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void RowFilter_EveryFilterAndLength_IsUndone()
    {
        var random = new CounterRandom(2);
        foreach (int distance in new[] { 1, 2, 3, 4, 6, 8 })
        {
            for (int length = 1; length <= 66; length++)
            {
                byte[] row = [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt32(256))];
                byte[] above = [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt32(256))];
                for (int filter = 0; filter < PngRowFilter.Count; filter++)
                {
                    byte[] filtered = new byte[length];
                    PngRowFilter.Apply(filter, row, above, distance, filtered);
                    PngRowFilter.Undo(filter, filtered, above, distance);
                    Assert.Equal(row, filtered);
                }
            }
        }
    }
}
