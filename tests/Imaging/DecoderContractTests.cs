using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

/// <summary>What every implementation of the decoder seam keeps to.</summary>
public abstract class DecoderContractTests
{
    private const string File = "happy/001_1.png";
    private const int Width = 23;
    private const int Height = 17;

    public static TheoryData<string> Formats => ["PNG", "JPEG", "TIFF", "BMP", "PNM", "GIF"];

    /// <summary>The implementation for files of a format.</summary>
    protected abstract IImageDecoder DecoderOf(string format);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_ColorAndGreyFile_KeepSizeAndChannels(string format)
    {
        foreach (int channels in new[] { 1, 3 })
        {
            Image expected = FormulaPicture.Create(Width, Height, channels);
            Image image = DecoderOf(format).Decode(Encode(format, channels), File);
            Assert.Equal((Width, Height, channels), (image.Width, image.Height, image.Channels));
            Assert.Equal(channels == 1, image.IsGrey);
            if (format is not ("JPEG" or "GIF"))
                Assert.Equal(expected.Pixels, image.Pixels);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_EmptyFile_IsAnErrorThatNamesTheFile(string format)
    {
        var error = Assert.Throws<ImageFormatException>(() => DecoderOf(format).Decode(default, File));
        Assert.Equal((File, 0L), (error.File, error.Offset));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_FileCutShort_IsAnErrorNeverHalfAPicture(string format)
    {
        byte[] file = Encode(format, 3);
        // What little is missing at the end may be no pixels: a trailer, or bytes that fill up.
        for (int length = 1; length < file.Length * 9 / 10; length += 1 + length / 20)
        {
            var error = Assert.Throws<ImageFormatException>(() => DecoderOf(format).Decode(file.AsMemory(0, length), File));
            Assert.Equal(File, error.File);
            Assert.InRange(error.Offset, 0, length);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_Garbage_IsAnErrorThatNamesTheFile(string format)
    {
        var random = new CounterRandom(11, 0, 0);
        byte[] noise = [.. Enumerable.Range(0, 300).Select(_ => (byte)random.NextInt32(256))];
        byte[] start = Encode(format, 3);
        Assert.Equal(File, Assert.Throws<ImageFormatException>(() => DecoderOf(format).Decode(noise, File)).File);
        Assert.Equal(File, Assert.Throws<ImageFormatException>(() => DecoderOf(format).Decode((byte[])[.. start[..8], .. noise], File)).File);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_MorePixelsThanAllowed_IsAnErrorThatNamesTheLimit(string format)
    {
        byte[] file = Encode(format, 3);
        var enough = new DecoderOptions { MaximumPixels = Width * Height };
        Assert.Equal(Width, DecoderOf(format).Decode(file, File, enough).Width);
        var error = Assert.Throws<ImageFormatException>(
            () => DecoderOf(format).Decode(file, File, new DecoderOptions { MaximumPixels = Width * Height - 1 }));
        Assert.Contains($"{Width} x {Height} pixels, the limit is {Width * Height - 1}", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_MorePixelsThanAllowed_AllocatesNoPixels()
    {
        const int side = 2000;
        byte[] file = PngEncoder.Encode(new Image(side, side, 1));
        var options = new DecoderOptions { MaximumPixels = side };
        Assert.Throws<ImageFormatException>(() => DecoderOf("PNG").Decode(file, File, options)); // what is set up once
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ImageFormatException>(() => DecoderOf("PNG").Decode(file, File, options));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, side * side / 8);
    }

    [Theory]
    [InlineData("TIFF")]
    [InlineData("JPEG")]
    public void Decode_EachOrientation_TurnsThePictureUpright(string format)
    {
        Image stored = DecoderOf(format).Decode(Oriented(format, 1), File);
        for (int orientation = 1; orientation <= 8; orientation++)
        {
            Image expected = ExifOrientation.CreateUpright(Width, Height, 1, orientation);
            for (int y = 0; y < Height; y++)
                ExifOrientation.PlaceRow(stored.Pixels.AsSpan(y * Width, Width), y, orientation, expected);
            Image image = DecoderOf(format).Decode(Oriented(format, orientation), File);
            Assert.Equal((expected.Width, expected.Height), (image.Width, image.Height));
            Assert.Equal(expected.Pixels, image.Pixels);
        }
    }

    // 10 20 30 with alpha 0, 128 and 255; and the same grey: (v * alpha + 255 * (255 - alpha)) / 255, rounded.
    [Fact]
    public void Decode_Alpha_IsComposedOnWhite()
    {
        byte[] color = new PngVariantWriter(3, 1, 6, 8, false).Encode([10, 20, 30, 0, 10, 20, 30, 128, 10, 20, 30, 255]);
        Assert.Equal(new byte[] { 255, 255, 255, 132, 137, 142, 10, 20, 30 }, DecoderOf("PNG").Decode(color, File).Pixels);
        byte[] grey = new PngVariantWriter(3, 1, 4, 8, false).Encode([10, 0, 10, 128, 10, 255]);
        Assert.Equal(new byte[] { 255, 132, 10 }, DecoderOf("PNG").Decode(grey, File).Pixels);
    }

    // The nearest of v / 257: 128 is nearer to 0, 129 to 1.
    [Fact]
    public void Decode_SixteenBits_AreReducedToTheNearest()
    {
        byte[] file = new PngVariantWriter(4, 1, 0, 16, false).Encode([128, 129, 65535 - 129, 65535]);
        Assert.Equal(new byte[] { 0, 1, 254, 255 }, DecoderOf("PNG").Decode(file, File).Pixels);
    }

    private static byte[] Oriented(string format, int orientation)
    {
        Image image = FormulaPicture.Create(Width, Height, 1);
        if (format == "TIFF")
            return new TiffVariantWriter(Width, Height, true) { Fields = { [274] = orientation } }.Encode([.. image.Pixels.Select(v => (int)v)]);
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\b"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] file = JpegEncoder.Encode(image);
        return [.. file[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. file[2..]];
    }

    private static byte[] Encode(string format, int channels)
    {
        Image image = FormulaPicture.Create(Width, Height, channels);
        uint[] rgb = [.. Enumerable.Range(0, Width * Height).Select(i => (uint)((image.Pixels[3 * i % image.Pixels.Length] << 16)
            | (image.Pixels[(3 * i + 1) % image.Pixels.Length] << 8) | image.Pixels[(3 * i + 2) % image.Pixels.Length]))];
        byte[] greys = [.. Enumerable.Range(0, 256).SelectMany(v => Enumerable.Repeat((byte)v, 3))];
        byte[] colors = [.. Enumerable.Range(0, 256).SelectMany(v => new[] { (byte)v, (byte)(v * 3), (byte)(255 - v) })];
        byte[] indices = [.. Enumerable.Range(0, Width * Height).Select(i => image.Pixels[i * channels])];
        return format switch
        {
            "PNG" => PngEncoder.Encode(image),
            "JPEG" => JpegEncoder.Encode(image),
            "TIFF" => TiffEncoder.Encode(image),
            "PNM" => [.. System.Text.Encoding.ASCII.GetBytes($"P{(channels == 1 ? 5 : 6)} {Width} {Height} 255\n"), .. image.Pixels],
            "GIF" => new GifVariantWriter(Width, Height) { GlobalColors = channels == 1 ? greys : colors }.Encode(indices),
            _ when channels == 1 => new BmpVariantWriter(Width, Height, 8) { Palette = greys }.Encode([.. indices.Select(v => (uint)v)]),
            _ => new BmpVariantWriter(Width, Height, 24).Encode(rgb),
        };
    }
}
