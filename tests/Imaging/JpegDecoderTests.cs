using System.Buffers.Binary;
using System.Security.Cryptography;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Imaging;

public sealed class JpegDecoderTests
{
    public static TheoryData<string> Names => [.. JpegCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_StoredCase_GivesThePixelsOfDjpeg(string name)
    {
        JpegCase stored = JpegCase.Named(name);
        Image image = new JpegDecoder().Decode(stored.File, name);
        Assert.Equal((stored.Width, stored.Height, stored.Channels), (image.Width, image.Height, image.Channels));
        Assert.Equal(stored.Sha256, Convert.ToHexStringLower(SHA256.HashData(image.Pixels)));
    }

    // Rows of a 2 x 3 picture 1 2 / 3 4 / 5 6 as EXIF stores it with each orientation.
    [Theory]
    [InlineData(1, 2, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(2, 2, new byte[] { 2, 1, 4, 3, 6, 5 })]
    [InlineData(3, 2, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(4, 2, new byte[] { 5, 6, 3, 4, 1, 2 })]
    [InlineData(5, 3, new byte[] { 1, 3, 5, 2, 4, 6 })]
    [InlineData(6, 3, new byte[] { 5, 3, 1, 6, 4, 2 })]
    [InlineData(7, 3, new byte[] { 6, 4, 2, 5, 3, 1 })]
    [InlineData(8, 3, new byte[] { 2, 4, 6, 1, 3, 5 })]
    public void PlaceRow_EachOrientation_TurnsThePictureUpright(int orientation, int width, byte[] expected)
    {
        foreach (int channels in new[] { 1, 3 })
        {
            Image target = ExifOrientation.CreateUpright(2, 3, channels, orientation);
            for (int y = 0; y < 3; y++)
            {
                byte[] row = [.. new[] { 2 * y + 1, 2 * y + 2 }.SelectMany(v => Enumerable.Repeat((byte)v, channels))];
                ExifOrientation.PlaceRow(row, y, orientation, target);
            }

            Assert.Equal(width, target.Width);
            Assert.Equal(expected, target.Pixels.Where((_, i) => i % channels == 0));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decode_ExifOrientation_IsApplied(bool isLittle)
    {
        foreach (string name in new[] { "grey", "420" })
        {
            byte[] file = JpegCase.Named(name).File;
            Image stored = new JpegDecoder().Decode(file, name);
            Image turned = new JpegDecoder().Decode(WithSegment(file, 0xE1, Exif(6, isLittle)), name);
            Assert.Equal((stored.Height, stored.Width), (turned.Width, turned.Height));
            for (int y = 0; y < turned.Height; y++)
            {
                for (int x = 0; x < turned.Width * turned.Channels; x++)
                {
                    int from = (stored.Height - 1 - x / turned.Channels) * stored.Width + y;
                    Assert.Equal(
                        stored.Pixels[from * stored.Channels + x % stored.Channels],
                        turned.Pixels[y * turned.Width * turned.Channels + x]);
                }
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 73, 73, 42, 0, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 73, 73, 42, 0, 8, 0, 0, 0, 255, 255, 1 })]
    public void Decode_DamagedExif_IsUpright(byte[] exif)
    {
        byte[] file = JpegCase.Named("grey").File;
        Assert.Equal(
            new JpegDecoder().Decode(file, "a").Pixels,
            new JpegDecoder().Decode(WithSegment(file, 0xE1, [.. "Exif\0\0"u8, .. exif]), "b").Pixels);
    }

    [Fact]
    public void Decode_FillBytesAndBytesAfterTheEnd_AreTolerated()
    {
        byte[] file = JpegCase.Named("420").File;
        byte[] filled = [.. file[..2], 0xFF, 0xFF, 0xFF, .. file[2..], 1, 2, 3];
        Assert.Equal(new JpegDecoder().Decode(file, "a").Pixels, new JpegDecoder().Decode(filled, "b").Pixels);
    }

    [Fact]
    public void Decode_AdobeWithoutTransform_TakesRedGreenBlue()
    {
        // The same samples, once as red, green, blue and once as Y, Cb, Cr: a JFIF segment outweighs Adobe's.
        byte[] rgb = JpegCase.Named("rgb").File;
        byte[] jfif = WithSegment(rgb, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Image colors = new JpegDecoder().Decode(rgb, "a");
        Image converted = new JpegDecoder().Decode(jfif, "b");
        for (int i = 0; i < colors.Pixels.Length; i += 3)
        {
            double expected = colors.Pixels[i] + 1.402 * (colors.Pixels[i + 2] - 128);
            Assert.Equal((byte)Math.Clamp(Math.Round(expected), 0, 255), converted.Pixels[i]);
        }
    }

    [Fact]
    public void Decode_CutAnywhere_IsAnErrorUntilThePictureIsWhole()
    {
        string[] names = ["grey-restart", "420", "420-separate-scans", "16-bit-quantization", "progressive-grey", "progressive-420"];
        foreach (string name in names)
        {
            byte[] file = JpegCase.Named(name).File;
            Assert.Equal(new byte[] { 0xFF, 0xD9 }, file[^2..]);
            for (int length = 0; length < file.Length - 2; length++)
                Assert.Throws<ImageFormatException>(() => new JpegDecoder().Decode(file.AsMemory(0, length), name));
            byte[] whole = file[..^2];
            Assert.Equal(new JpegDecoder().Decode(file, name).Pixels, new JpegDecoder().Decode(whole, name).Pixels);
        }
    }

    [Theory]
    [InlineData(0xC2, 12, 3, "12-bit JPEG is not supported")]
    [InlineData(0xC3, 8, 3, "lossless JPEG is not supported")]
    [InlineData(0xC5, 8, 3, "hierarchical JPEG is not supported")]
    [InlineData(0xC9, 8, 3, "arithmetic-coded JPEG is not supported")]
    [InlineData(0xC1, 12, 3, "12-bit JPEG is not supported")]
    [InlineData(0xC0, 8, 4, "CMYK or YCCK JPEG (4 components) is not supported")]
    [InlineData(0xC2, 8, 4, "CMYK or YCCK JPEG (4 components) is not supported")]
    [InlineData(0xCA, 8, 3, "arithmetic-coded JPEG is not supported")]
    [InlineData(0xC0, 8, 2, "JPEG with 2 components is not supported")]
    public void Decode_KindThatIsNotRead_IsRefusedByName(int marker, byte bits, byte components, string reason)
    {
        var frame = new List<byte> { bits, 0, 8, 0, 8, components };
        for (byte i = 1; i <= components; i++)
            frame.AddRange([i, 0x11, 0]);
        AssertRefused(WithSegment([0xFF, 0xD8, 0xFF, 0xD9], (byte)marker, [.. frame]), reason);
    }

    [Theory]
    [InlineData(0, 8, 0x11, "a DNL marker")]
    [InlineData(8, 0, 0x11, "the picture is 0 x 8 pixels")]
    [InlineData(8, 8, 0x51, "sampling factors or a quantization table out of range")]
    [InlineData(8, 8, 0x31, "sampling factors that do not divide each other are not supported")]
    public void Decode_FrameThatIsNone_SaysSo(byte height, byte width, byte sampling, string reason) =>
        AssertRefused(
            WithSegment([0xFF, 0xD8, 0xFF, 0xD9], 0xC0, [8, 0, height, 0, width, 3, 1, sampling, 0, 2, 0x21, 0, 3, 0x11, 0]), reason);

    [Fact]
    public void Decode_HugeClaimInASmallFile_AllocatesLittle()
    {
        byte[] file = [.. JpegCase.Named("420").File];
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(frame + 5), 8000);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(frame + 7), 8000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(file, "the file is truncated: 8000 x 8000 pixels need");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Decode_RestartMarkerOutOfOrder_SaysSo()
    {
        byte[] file = [.. JpegCase.Named("420-restart").File];
        int restart = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD1]);
        file[restart + 1] = 0xD4;
        AssertRefused(file, "marker D4 comes where restart marker D1 was expected");
    }

    internal static byte[] WithOrientation(byte[] file, byte orientation) => WithSegment(file, 0xE1, Exif(orientation, isLittle: true));

    private static void AssertRefused(byte[] file, string reason)
    {
        var error = Assert.Throws<ImageFormatException>(() => new JpegDecoder().Decode(file, "x.jpg"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    private static byte[] WithSegment(byte[] file, byte marker, byte[] data) =>
        [.. file[..2], 0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data, .. file[2..]];

    private static byte[] Exif(byte orientation, bool isLittle) => isLittle
        ? [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
        : [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}
