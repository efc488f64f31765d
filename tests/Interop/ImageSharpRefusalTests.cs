using FerLib.Imaging;
using FerLib.Interop;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>What is refused by name before ImageSharp sees it.</summary>
public sealed class ImageSharpRefusalTests
{
    private static readonly TiffVariantWriter Tiff = new(9, 7, true);
    private static readonly int[] Grey = [.. Enumerable.Range(0, 63)];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Decode_CcittTiff_IsRefusedInAnyDirectory(int compression)
    {
        byte[] plain = Tiff.Encode(Grey);
        byte[] fax = new TiffVariantWriter(9, 7, true) { Fields = { [259] = compression } }.Encode(Grey);
        AssertCcitt(fax, compression);
        AssertCcitt(WithDirectory(plain, compression), compression);
        AssertCcitt(WithInnerDirectory(compression, 34665), compression);
        AssertCcitt(WithInnerDirectory(compression, 34853), compression);
        Assert.Equal(9, new ImageSharpDecoder().Decode(WithDirectory(plain, 1), "two.tif").Width); // two plain ones are read
    }

    [Fact]
    public void Decode_CompressionThatIsNoOneNumber_IsRefused()
    {
        byte[] file = Tiff.Encode(Grey);
        int entry = EntryOf(file, 259);
        file[entry + 4] = 2; // two values
        Assert.Contains("expected one whole number", ReasonAgainst(file), StringComparison.Ordinal);
        file[entry + 4] = 1;
        file[entry + 2] = 11; // a floating-point number
        Assert.NotEmpty(ReasonAgainst(file));
    }

    [Fact]
    public void Decode_BigTiffAndDirectoriesInARing_AreRefused()
    {
        Assert.Contains("BigTIFF", ReasonAgainst([.. "II+\0"u8, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0]), StringComparison.Ordinal);
        byte[] ring = Tiff.Encode(Grey);
        ring.AsSpan(4, 4).CopyTo(ring.AsSpan(ring.Length - 4)); // the next directory is the first
        Assert.Contains("do not follow each other", ReasonAgainst(ring), StringComparison.Ordinal);
        byte[] beyond = [.. Tiff.Encode(Grey)];
        BitConverter.GetBytes(beyond.Length - 3).CopyTo(beyond, beyond.Length - 4);
        Assert.Contains("not inside the file", ReasonAgainst(beyond), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_WhatImageSharpMisreads_IsRefusedAndReadByOurs()
    {
        int[] color = [.. Enumerable.Range(0, 189)];
        byte[][] files =
        [
            new PngVariantWriter(3, 1, 0, 16, false) { Transparency = [0, 1] }.Encode([1, 2, 3]),
            new TiffVariantWriter(9, 7, true) { Samples = 3, IsPlanar = true, Compression = 5, Predictor = 2 }.Encode(color),
            new TiffVariantWriter(9, 7, true) { Samples = 3, IsPlanar = true, Bits = 16, Tile = (16, 16) }.Encode(color),
            new BmpVariantWriter(2, 1, 16) { HeaderBytes = 56, Compression = 3, Masks = [0xF00, 0xF0, 0xF] }.Encode([1, 2]),
            new BmpVariantWriter(3, 2, 8) { Compression = 1, Palette = [1, 2, 3, 4, 5, 6], Data = [4, 1, 0, 0, 3, 1, 0, 1] }.Encode([]),
            [.. "P1 3 1 101\n"u8],
            [.. "P5 2 1 200\n"u8, 1, 2],
            [.. "P5 2 1 65535\n"u8, 1, 2, 3, 4],
            [.. "P5 2 1 255\n"u8, 32, 2],
            new GifVariantWriter(4, 4) { GlobalColors = [1, 2, 3, 4, 5, 6], RootBits = 2, Screen = (3, 4) }.Encode(new byte[16]),
            JpegCase.Named("422-partly-interleaved-restart").File,
            JpegCase.Named("progressive-grey-bands-restart").File,
        ];
        Assert.All(files, file =>
        {
            Assert.Contains("reads", ReasonAgainst(file), StringComparison.Ordinal);
            Assert.Contains("wrongly; read it with FER_Decoder=ferlib", ReasonAgainst(file), StringComparison.Ordinal);
            Assert.NotNull(ImageFile.DecoderFor(file, "x", "ferlib")!.Decode(file, "x"));
        });
    }

    [Fact]
    public void Decode_SizeThatTheBytesCannotHold_IsRefusedBeforeAnythingIsAllocated()
    {
        byte[] qoi = [.. "qoif"u8, 0, 0, 0x1F, 0xFF, 0, 0, 0x1F, 0xFF, 3, 0, 1, 2, 3];
        byte[] jpeg = JpegEncoder.Encode(FormulaPicture.Create(9, 9, 1));
        int frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        jpeg[frame + 5] = jpeg[frame + 7] = 0x1F;
        foreach (byte[] file in new[] { qoi, jpeg })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Contains("cannot hold", ReasonAgainst(file), StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    // The profile of a header of 124 bytes, and the color table.
    [Theory]
    [InlineData(126)]
    [InlineData(46)]
    public void Decode_BmpThatClaimsALargeTable_IsRefusedBeforeAnythingIsAllocated(int at)
    {
        byte[] file = new BmpVariantWriter(2, 2, 24) { HeaderBytes = 124 }.Encode(new uint[4]);
        Assert.Equal(2, new ImageSharpDecoder().Decode(file, "x").Width);
        BitConverter.GetBytes(0x3FFFFFFF).CopyTo(file, at);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("truncated", ReasonAgainst(file), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Decode_DamageThatImageSharpReports_IsTheOneExceptionWithItsCause()
    {
        byte[] file = PngEncoder.Encode(FormulaPicture.Create(9, 9, 3));
        int data = file.AsSpan().IndexOf("IDAT"u8);
        int length = file[data - 2] << 8 | file[data - 1];
        file.AsSpan(data + 10, length - 10).Fill(0x55);
        uint crc = PngVariantWriter.Crc(file.AsSpan(data, 4 + length));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(data + 4 + length), crc);
        var error = Assert.Throws<ImageFormatException>(() => new ImageSharpDecoder().Decode(file, "damaged.png"));
        Assert.StartsWith("damaged.png: byte 0: ImageSharp cannot read this PNG file: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; get the file again, or convert it to PNG.", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
    }

    private static void AssertCcitt(byte[] file, int compression) =>
        Assert.StartsWith($"TIFF compression {compression} (CCITT fax) is not given to ImageSharp", ReasonAgainst(file), StringComparison.Ordinal);

    private static string ReasonAgainst(byte[] file) =>
        Assert.Throws<ImageFormatException>(() => new ImageSharpDecoder().Decode(file, "x")).Reason;

    /// <summary>A second directory behind the first, with nothing but a compression.</summary>
    private static byte[] WithDirectory(byte[] file, int compression)
    {
        byte[] result = [.. file, .. Directory(compression)];
        BitConverter.GetBytes(file.Length).CopyTo(result, file.Length - 4);
        return result;
    }

    /// <summary>A directory within the first, to which a field of it points; its place is made by a value that is written over.</summary>
    private static byte[] WithInnerDirectory(int compression, int tag)
    {
        byte[] file = new TiffVariantWriter(9, 7, true) { Fields = { [tag] = 1 } }.Encode(Grey);
        BitConverter.GetBytes((ushort)file.Length).CopyTo(file, EntryOf(file, tag) + 8);
        return [.. file, .. Directory(compression)];
    }

    private static byte[] Directory(int compression) => [1, 0, 3, 1, 3, 0, 1, 0, 0, 0, (byte)compression, 0, 0, 0, 0, 0, 0, 0];

    private static int EntryOf(byte[] file, int tag)
    {
        int at = BitConverter.ToInt32(file, 4) + 2;
        while (BitConverter.ToUInt16(file, at) != tag)
            at += 12;
        return at;
    }
}
