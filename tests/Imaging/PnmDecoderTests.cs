using System.Text;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class PnmDecoderTests
{
    // 7 * 255 / 15 = 119; 1 * 255 / 2 = 127.5, upwards.
    [Theory]
    [InlineData("P1\n3 2\n1 0 1\n001", 3, 2, new byte[] { 0, 255, 0, 255, 255, 0 })]
    [InlineData("P1 # black is one\n# and here\n3 2 1 0\t1\r\n0 0 1\n", 3, 2, new byte[] { 0, 255, 0, 255, 255, 0 })]
    [InlineData("P2\n2 2\n# a comment\n15\n0 15\n7 1", 2, 2, new byte[] { 0, 255, 119, 17 })]
    [InlineData("P2 2 1 65535 32767 65535", 2, 1, new byte[] { 127, 255 })]
    [InlineData("P2 3 1 2 0 1 2", 3, 1, new byte[] { 0, 128, 255 })]
    [InlineData("P3\n1 2\n255\n1 2 3  4 5 6", 1, 2, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("P4\n10 1\n\u00AA\u0040", 10, 1, new byte[] { 0, 255, 0, 255, 0, 255, 0, 255, 255, 0 })]
    [InlineData("P5\n2 2 255\n\u0001\u00FF\u0000\u0080", 2, 2, new byte[] { 1, 255, 0, 128 })]
    [InlineData("P5 2 1 100 \u0032\u0064", 2, 1, new byte[] { 128, 255 })]
    [InlineData("P5 2 1 256\n\u0001\u0000\u0000\u0080", 2, 1, new byte[] { 255, 128 })]
    [InlineData("P5 2 1 65535\n\u0080\u0080\u0081\u0001", 2, 1, new byte[] { 128, 129 })]
    [InlineData("P6#\n1 1\n255\n\u0009\u000A\u0020", 1, 1, new byte[] { 9, 10, 32 })]
    [InlineData("P6 1 1 1000\n\u0003\u00E8\u0001\u00F4\u0000\u0002", 1, 1, new byte[] { 255, 128, 1 })]
    public void Decode_TypedOutFile_GivesTheSamplesOf255(string file, int width, int height, byte[] expected)
    {
        Image image = ImageFile.Decode(Encoding.Latin1.GetBytes(file), "x.pnm");
        Assert.Equal((width, height, expected.Length / width / height), (image.Width, image.Height, image.Channels));
        Assert.Equal(expected, image.Pixels);
    }

    [Fact]
    public void Decode_SecondPictureAndOtherBytes_ArePassedOver()
    {
        byte[] file = Encoding.Latin1.GetBytes("P5 1 1 255\n\u0007P5 9 9 255 xyz");
        Assert.Equal(new byte[] { 7 }, new PnmDecoder().Decode(file, "x.pgm").Pixels);
    }

    [Fact]
    public void Decode_EveryMaximum_RoundsToTheNearest()
    {
        foreach (int maximum in new[] { 1, 2, 3, 5, 100, 127, 254, 255, 256, 1000, 4095, 65534, 65535 })
        {
            int[] values = [.. Enumerable.Range(0, 257).Select(i => (int)((long)maximum * i / 256))];
            IEnumerable<byte> raster = values.SelectMany(v => maximum < 256 ? new[] { (byte)v } : [(byte)(v >> 8), (byte)v]);
            byte[] raw = [.. Encoding.ASCII.GetBytes($"P5 257 1 {maximum}\n"), .. raster];
            byte[] plain = Encoding.ASCII.GetBytes($"P2 257 1 {maximum}\n{string.Join(' ', values)}");
            byte[] expected = [.. values.Select(v => (byte)Math.Floor(v * 255.0 / maximum + 0.5))];
            Assert.Equal(expected, new PnmDecoder().Decode(raw, "raw.pgm").Pixels);
            Assert.Equal(expected, new PnmDecoder().Decode(plain, "plain.pgm").Pixels);
        }
    }

    [Theory]
    [InlineData("P7\nWIDTH 1\nHEIGHT 1\n", "PAM (P7) is not supported; save it as PPM (pamtopnm in.pam > out.ppm) or as PNG")]
    [InlineData("P5 0 1 255\n", "the picture is 0 x 1 pixels")]
    [InlineData("P5 1 1 0\n\u0001", "the maximum value is 0, expected 1 to 65535")]
    [InlineData("P5 1 1 65536\n\u0001", "the maximum value is 65536, expected at most 65535")]
    [InlineData("P5 1 1 100\n\u0065", "a sample is 101, the maximum value is 100")]
    [InlineData("P2 1 1 100 101", "a sample is 101, expected at most 100")]
    [InlineData("P2 1 2 100 1 -1", "a sample is missing: expected a number, got the byte 2d")]
    [InlineData("P1 2 1 12", "a pixel is the byte 32, expected 0 or 1")]
    [InlineData("P5 1 1 255", "the header does not end with one white-space byte")]
    [InlineData("P5 4 4 255\n123", "the file is truncated: 4 x 4 pixels need 16 bytes, 3 are there")]
    [InlineData("P6 2000 2000 255\n123", "the file is truncated: 2000 x 2000 pixels need 12000000 bytes")]
    [InlineData("P3 1 1 255 1  2  ", "the file is truncated: it ends before a sample")]
    [InlineData("P5 99999999999 1 255\n1", "the width is 2147483647, expected at most")]
    [InlineData("P5 9999999 999999 255\n1", "the limit is 67108864 pixels")]
    public void Decode_DamagedOrOther_SaysWhat(string file, string reason)
    {
        var error = Assert.Throws<ImageFormatException>(() => new PnmDecoder().Decode(Encoding.Latin1.GetBytes(file), "x.pnm"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P5 is a model name")]
    [InlineData("P8 1 1 255 1")]
    [InlineData("P5")]
    [InlineData("P51 1 255 1")]
    public void Recognizes_Text_IsNoPnm(string text) => Assert.False(PnmDecoder.Recognizes(Encoding.Latin1.GetBytes(text)));
}
