using FerLib.Imaging;
using FerLib.Interop;
using FerLib.Randomness;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.Interop;

/// <summary>ImageSharp's pixels against ours, on every format that both read.</summary>
public sealed class ImageSharpAgreementTests
{
    private const int Width = 21;
    private const int Height = 17;

    // Grey levels, of any sample. Measured: 0, and 1 where alpha was multiplied into the samples and is divided out again.
    private const int MostDifference = 2;

    // Of a color sample in JPEG without subsampling. Y, Cb and Cr may each be rounded differently by 1, and blue is Y + 1.772 Cb:
    // 2.8 at most. Measured: 3 over 204 photographs; the intensity keeps to MostDifference (1.8).
    private const int MostJpegDifference = 3;

    // In JPEG with subsampled chroma ImageSharp repeats each chroma sample where ours (as libjpeg) interpolates, and it has no option
    // for it: at edges between colors the two are far apart. Measured on photographs of 1350 x 1350 pixels: at most 6, 0.05 on average;
    // on the formula picture, which is all edges: 104 and 10.8, the intensity 0.7 on average (luma agrees; clamping differs).
    private const int MostPhotographDifference = 8;
    private const double MostMeanPhotographDifference = 0.1;
    private const double MostMeanSubsampledDifference = 12;
    private const double MostMeanSubsampledIntensityDifference = 1;

    private static readonly ImageSharpDecoder ImageSharp = new();
    private static readonly bool[] Answers = [false, true];

    [Fact]
    public void Decode_EveryKindOfPng_GivesOurPixels()
    {
        foreach ((int type, int[] depths) in new[] { (0, new[] { 1, 2, 4, 8, 16 }), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16]) })
        {
            foreach ((int depth, bool isInterlaced, bool hasKey) in Combine(depths))
            {
                if (hasKey && (type > 3 || depth == 16))
                    continue;
                byte[] key = type switch { 3 => [9, 200], 0 => [0, 1], _ => [0, 1, 0, 2, 0, 3] };
                var writer = new PngVariantWriter(Width, Height, type, depth, isInterlaced)
                {
                    Palette = type == 3 ? [.. Values(3 << depth, 256).Select(v => (byte)v)] : null,
                    Transparency = hasKey ? key : null,
                };
                int[] samples = Values(Width * Height * writer.SamplesPerPixel, 1 << depth);
                (samples[0], samples[1], samples[2]) = type == 2 ? (1, 2, 3) : (1, 0, 1);
                AssertNear($"PNG {type} {depth} {isInterlaced} {hasKey}", writer.Encode(samples));
            }
        }
    }

    [Fact]
    public void Decode_EveryKindOfTiff_GivesOurPixels()
    {
        // Bits, samples, ExtraSamples (-1 none), photometric interpretation.
        (int Bits, int Samples, int Extra, int Photometric)[] kinds =
        [
            (1, 1, -1, 0), (1, 1, -1, 1), (2, 1, -1, 1), (4, 1, -1, 1), (8, 1, -1, 0), (8, 1, -1, 1), (16, 1, -1, 1), (8, 3, -1, 2), (16, 3, -1, 2),
            (8, 4, -1, 2), (8, 4, 0, 2), (8, 4, 1, 2), (8, 4, 2, 2), (16, 4, 1, 2), (16, 4, 2, 2), (1, 1, -1, 3), (2, 1, -1, 3), (4, 1, -1, 3), (8, 1, -1, 3),
        ];
        int compared = 0;
        foreach (int compression in new[] { 1, 5, 8, 32773, 32946 })
        {
            foreach ((int predictor, bool isLittle, bool isTiled) in Combine(1, 2))
            {
                foreach (bool isPlanar in new[] { false, true })
                {
                    foreach ((int bits, int samples, int extra, int photometric) in kinds)
                    {
                        // What no writer makes, and what the decoder refuses by name (see ImageSharpRefusalTests).
                        if (predictor == 2 && (bits < 8 || compression is 1 or 32773 || isPlanar) || isPlanar && (samples == 1 || bits > 8 && isTiled))
                            continue;
                        var writer = new TiffVariantWriter(Width, Height, isLittle)
                        {
                            Bits = bits,
                            Samples = samples,
                            IsPlanar = isPlanar,
                            Tile = isTiled ? (16, 16) : null,
                            Compression = compression,
                            Predictor = predictor,
                            Palette = photometric == 3 ? Values(3 << bits, 65536) : null,
                        };
                        writer.Fields[262] = photometric;
                        if (extra >= 0)
                            writer.Fields[338] = extra;
                        AssertNear(
                            $"TIFF {compression} {predictor} {isLittle} {isTiled} {isPlanar} {bits} {samples} {extra} {photometric}",
                            writer.Encode(Values(Width * Height * samples, 1 << bits)));
                        compared++;
                    }
                }
            }
        }

        Assert.True(compared > 400, $"only {compared} kinds were compared");
    }

    [Fact]
    public void Decode_EveryKindOfBmp_GivesOurPixels()
    {
        byte[] palette = [.. Values(48, 256).Select(v => (byte)v)];
        byte[] greys = [.. Enumerable.Range(0, 16).SelectMany(v => Enumerable.Repeat((byte)(17 * v), 3))];
        uint[][] masks = [[], [0xFF0000, 0xFF00, 0xFF], [0xFF0000, 0xFF00, 0xFF, 0xFF000000], [0xFF, 0xFF00, 0xFF0000], [0x3FF00000, 0xFFC00, 0x3FF]];
        foreach ((int headerBytes, bool isTopDown, _) in Combine(40, 56, 108, 124))
        {
            foreach (int bits in new[] { 1, 4, 8, 16, 24, 32 })
            {
                uint[] pixels = [.. Values(Width * Height, bits == 32 ? int.MaxValue : 1 << Math.Min(bits, bits == 8 ? 4 : bits)).Select(v => (uint)v)];
                foreach (byte[] colors in bits <= 8 ? [palette, greys] : new byte[][] { [] })
                {
                    AssertNear(
                        $"BMP {headerBytes} {isTopDown} {bits}",
                        new BmpVariantWriter(Width, Height, bits)
                        {
                            HeaderBytes = headerBytes,
                            IsTopDown = isTopDown,
                            Palette = colors[..Math.Min(colors.Length, 3 << Math.Min(bits, 4))],
                        }.Encode(pixels));
                }

                foreach (uint[] mask in bits == 32 ? masks : bits == 16 ? [[0xF800, 0x7E0, 0x1F], [0x7C00, 0x3E0, 0x1F]] : new uint[][] { [] })
                {
                    if (mask.Length == 0)
                        continue;
                    AssertNear(
                        $"BMP {headerBytes} {isTopDown} {bits} {string.Join(' ', mask)}",
                        new BmpVariantWriter(Width, Height, bits)
                        {
                            HeaderBytes = headerBytes,
                            IsTopDown = isTopDown,
                            Compression = headerBytes == 40 && mask.Length == 4 ? 6 : 3,
                            Masks = mask,
                        }.Encode(pixels));
                }
            }
        }
    }

    // Runs, pixels as they are, a jump over pixels, the end of a row and of the picture, in a picture of 9 x 5.
    [Fact]
    public void Decode_RunLengthsOfBmp_GiveOurPixels()
    {
        byte[] palette = [.. Values(48, 256).Select(v => (byte)v)];
        byte[] bytes = [9, 1, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0, 0, 0, 2, 2, 1, 4, 7, 0, 0, 9, 3, 0, 1];
        AssertNear("RLE8", new BmpVariantWriter(9, 5, 8) { Compression = 1, Palette = palette, Data = bytes }.Encode([]));
        byte[] nibbles = [9, 0x12, 0, 0, 0, 5, 0x12, 0x34, 0x50, 0, 0, 0, 0, 2, 2, 1, 4, 0x67, 0, 0, 8, 0x33, 0, 1];
        AssertNear("RLE4", new BmpVariantWriter(9, 5, 4) { Compression = 2, Palette = palette, Data = nibbles }.Encode([]));
    }

    [Theory]
    [InlineData("P1\n# bits\n5 2\n1 0 1 1 1\n0 0 0 1 0\n")]
    [InlineData("P2 3 2 255\n1 2 3 44 55 100\n")]
    [InlineData("P2 2 1 65535\n1000 65000\n")]
    [InlineData("P3\n2 2\n255\n1 2 3 4 5 6 7 8 9 10 11 12\n")]
    [InlineData("P4\n9 3\n\u0001\u0002\u0003\u0004\u0005\u0006")]
    [InlineData("P5\n# grey\n3 2\n255\n\u0001\u0002\u0003\u0004\u0005\u0006")]
    [InlineData("P6 2 1 255\nabcxyz")]
    public void Decode_EveryKindOfPnm_GivesOurPixels(string file) => AssertNear(file, System.Text.Encoding.Latin1.GetBytes(file));

    [Fact]
    public void Decode_EveryKindOfGif_GivesOurPixels()
    {
        byte[] colors = [.. Values(96, 256).Select(v => (byte)v)];
        foreach ((int rootBits, bool isInterlaced, bool isLocal) in Combine(2, 5))
        {
            foreach (int? transparent in new int?[] { null, 1 })
            {
                foreach ((int, int) screen in new[] { (Width, Height), (Width + 7, Height + 9) })
                {
                    byte[] table = colors[..(3 << rootBits)];
                    var writer = new GifVariantWriter(Width, Height)
                    {
                        RootBits = rootBits,
                        GlobalColors = isLocal ? [] : table,
                        LocalColors = isLocal ? table : [],
                        IsInterlaced = isInterlaced,
                        Transparent = transparent,
                        Screen = screen,
                        Place = screen.Item1 > Width ? (2, 3) : (0, 0),
                    };
                    AssertNear(
                        $"GIF {rootBits} {isInterlaced} {isLocal} {transparent} {screen}",
                        writer.Encode([.. Values(Width * Height, 1 << rootBits).Select(v => (byte)v)]));
                }
            }
        }
    }

    [Fact]
    public void Decode_JpegWithoutSubsampling_GivesOurPixelsNearly()
    {
        JpegCase[] cases = [.. JpegCase.All.Where(c => IsWholeChroma(c.File) && c.Name != "progressive-grey-bands-restart")];
        Assert.True(cases.Length >= 8, $"only {cases.Length} cases");
        Assert.All(cases, c => AssertNear(c.Name, c.File, MostJpegDifference));
        foreach (int quality in new[] { 50, 75, 90, 100 })
        {
            var options = new JpegEncoderOptions { Quality = quality, Subsampling = JpegSubsampling.Chroma444 };
            AssertNear($"444 {quality}", JpegEncoder.Encode(FormulaPicture.Create(61, 47, 3), options), MostJpegDifference);
        }
    }

    [Fact]
    public void Decode_JpegWithSubsampledChroma_DiffersByItsUpsamplingOnly()
    {
        foreach (JpegSubsampling subsampling in new[] { JpegSubsampling.Chroma420, JpegSubsampling.Chroma422 })
        {
            byte[] file = JpegEncoder.Encode(FormulaPicture.Create(61, 47, 3), new JpegEncoderOptions { Subsampling = subsampling });
            (Image ours, Image theirs) = Both("subsampled", file);
            Assert.InRange(Differences(ours.Pixels, theirs.Pixels).Average(), 0, MostMeanSubsampledDifference);
            Assert.InRange(PictureDifference.Mean(ours, theirs), 0, MostMeanSubsampledIntensityDifference);
            // A picture of one color has no edges for upsampling to differ at.
            var plain = new Image(61, 47, 3, [.. Enumerable.Repeat(new byte[] { 200, 90, 40 }, 61 * 47).SelectMany(p => p)]);
            AssertNear("plain", JpegEncoder.Encode(plain, new JpegEncoderOptions { Subsampling = subsampling }), MostJpegDifference);
        }
    }

    [Theory]
    [InlineData("open-peeps", MostDifference)]
    [InlineData("toon-head", MostDifference)]
    [InlineData("frl-london", MostJpegDifference)]
    [InlineData("frl-london-large", MostPhotographDifference)]
    public void Decode_RealPictures_GiveOurPixelsNearly(string folder, int most)
    {
        string root = Path.Combine(RepositoryRoot.Shared ?? "", "data", folder);
        Assert.SkipUnless(Directory.Exists(root), $"The folder ../shared/data/{folder} is not there: its real pictures were not compared.");
        string[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".jpg" or ".png").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            (Image ours, Image theirs) = Both(file, File.ReadAllBytes(file));
            int[] differences = Differences(ours.Pixels, theirs.Pixels);
            Assert.True(differences.Max() <= most, $"{file}: {differences.Max()}");
            Assert.True(differences.Average() <= MostMeanPhotographDifference, $"{file}: {differences.Average()} on average");
            Assert.True(Differences(Intensity(ours), Intensity(theirs)).Max() <= MostDifference, $"{file}: the intensity");
        }
    }

    private static void AssertNear(string what, byte[] file, int most = MostDifference)
    {
        (Image ours, Image theirs) = Both(what, file);
        Assert.True(Differences(ours.Pixels, theirs.Pixels).Max() <= most, $"{what}: {Differences(ours.Pixels, theirs.Pixels).Max()}");
    }

    private static (Image Ours, Image Theirs) Both(string what, byte[] file)
    {
        Image ours = ImageFile.DecoderFor(file, what, "ferlib")!.Decode(file, what);
        Image theirs = ImageSharp.Decode(file, what);
        Assert.Equal($"{what}: {ours.Width} {ours.Height} {ours.Channels}", $"{what}: {theirs.Width} {theirs.Height} {theirs.Channels}");
        return (ours, theirs);
    }

    private static int[] Differences(byte[] a, byte[] b) => [.. a.Zip(b, (x, y) => Math.Abs(x - y))];

    private static byte[] Intensity(Image image)
    {
        byte[] plane = new byte[image.Width * image.Height];
        ChannelExtraction.CopyPlanes(image, InputChannels.Intensity, plane);
        return plane;
    }

    private static int[] Values(int count, int below)
    {
        var random = new CounterRandom(7, (ulong)count, (ulong)below);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(below))];
    }

    private static IEnumerable<(int Value, bool First, bool Second)> Combine(params int[] values) =>
        from value in values
        from first in Answers
        from second in Answers
        select (value, first, second);

    /// <summary>Whether every component of the frame header has the same sampling factors.</summary>
    private static bool IsWholeChroma(byte[] file)
    {
        int at = 2;
        while (file[at + 1] is not (0xC0 or 0xC1 or 0xC2))
            at += 2 + (file[at + 2] << 8 | file[at + 3]);
        return Enumerable.Range(0, file[at + 9]).Select(i => file[at + 11 + 3 * i]).Distinct().Count() == 1;
    }
}
