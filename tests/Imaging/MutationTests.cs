using System.Buffers.Binary;
using FerLib.Imaging;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Imaging;

/// <summary>Damaged files give a picture or the one exception, soon, in little memory.</summary>
public sealed class MutationTests
{
    private const int FilesAFormat = 1_000;
    private const long MostBytes = 512L << 20;

    [Theory]
    [InlineData("PNG")]
    [InlineData("JPEG")]
    [InlineData("TIFF")]
    [InlineData("BMP")]
    [InlineData("PNM")]
    [InlineData("GIF")]
    public void Decode_MutatedFiles_GivesAPictureOrTheOneException(string format) =>
        MutationCampaign.Run(format, Seeds(format), FilesAFormat, MostBytes, (file, i, random) =>
        {
            // Every second one whole, the others perhaps reduced.
            int least = i % 2 == 0 ? int.MaxValue : random.NextInt32(24);
            return ImageFile.Decode(file, MutationCampaign.File, new DecoderOptions { LeastWidth = least, LeastHeight = least });
        });

    internal static byte[][] Seeds(string format) => format switch
    {
        "PNG" =>
        [
            PngEncoder.Encode(FormulaPicture.Create(19, 11, 3)),
            PngEncoder.Encode(FormulaPicture.Create(8, 9, 1)),
            Png(3, 4, true, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, .. new byte[36]]),
            Png(6, 16, false, null),
            Png(4, 8, true, null),
            Png(0, 1, false, null),
        ],
        "JPEG" => JpegCase.Seeds,
        "BMP" => [.. BmpSeeds()],
        "PNM" => [.. PnmSeeds()],
        "GIF" => [.. GifSeeds()],
        _ => [.. TiffSeeds()],
    };

    private static IEnumerable<byte[]> TiffSeeds()
    {
        yield return TiffEncoder.Encode(FormulaPicture.Create(9, 7, 3));
        yield return new TiffVariantWriter(7, 5, false) { Bits = 16, Samples = 4, IsPlanar = true, Fields = { [338] = 2, [274] = 6 } }
            .Encode(new int[140]);
        yield return new TiffVariantWriter(11, 6, true) { Bits = 1, RowsPerStrip = 1 }.Encode(new int[66]);
        foreach (int compression in new[] { 5, 8, 32773, 32946 })
        {
            foreach ((int, int)? tile in new (int, int)?[] { null, (16, 16) })
            {
                yield return new TiffVariantWriter(9, 7, tile is null) { Compression = compression, Tile = tile, Samples = 3 }
                    .Encode(Values(189, 256));
                yield return new TiffVariantWriter(9, 7, true)
                {
                    Compression = compression,
                    Predictor = compression == 32773 ? 1 : 2,
                    Bits = 16,
                    Tile = tile,
                    IsReversed = true,
                }.Encode(Values(63, 65536));
                yield return new TiffVariantWriter(9, 7, false)
                {
                    Compression = compression,
                    Bits = 4,
                    Tile = tile,
                    Palette = Values(48, 65536),
                }.Encode(Values(63, 16));
            }
        }
    }

    private static IEnumerable<byte[]> BmpSeeds()
    {
        byte[] palette = [.. Values(48, 256).Select(v => (byte)v)];
        foreach (int bits in new[] { 1, 4, 8, 16, 24, 32 })
        {
            uint[] pixels = [.. Values(45, bits >= 30 ? int.MaxValue : 1 << bits).Select(v => bits == 8 ? (uint)v % 16 : (uint)v)];
            yield return new BmpVariantWriter(9, 5, bits) { Palette = bits <= 8 ? palette[..Math.Min(48, 3 << bits)] : [] }.Encode(pixels);
        }

        yield return new BmpVariantWriter(9, 5, 8) { HeaderBytes = 12, Palette = [.. palette, .. new byte[720]] }.Encode(new uint[45]);
        yield return new BmpVariantWriter(9, 5, 32) { HeaderBytes = 124, Compression = 3, Masks = [0xFF0000, 0xFF00, 0xFF, 0xFF000000] }
            .Encode([.. Values(45, int.MaxValue).Select(v => (uint)v)]);
        byte[] runs = [9, 1, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0, 0, 0, 2, 2, 1, 4, 7, 0, 0, 9, 3, 0, 1];
        yield return new BmpVariantWriter(9, 5, 8) { Compression = 1, Palette = palette, Data = runs }.Encode([]);
        byte[] nibbles = [9, 0x12, 0, 0, 0, 5, 0x12, 0x34, 0x50, 0, 0, 2, 1, 1, 7, 0x67, 0, 0, 8, 0x33, 0, 1];
        yield return new BmpVariantWriter(9, 5, 4) { Compression = 2, Palette = palette, Data = nibbles }.Encode([]);
    }

    private static IEnumerable<byte[]> PnmSeeds()
    {
        yield return "P1\n# bits\n9 3\n101010111 1 1 1 1 0 0 0 0 0 0 0 0 0 1 1 1 1\n"u8.ToArray();
        yield return [.. "P2 3 2 100\n"u8, .. "1 2 3 44 55 100\n"u8];
        yield return [.. "P3\n2 2\n255\n"u8, .. "1 2 3 4 5 6 7 8 9 10 11 12\n"u8];
        yield return [.. "P4\n9 3\n"u8, 1, 2, 3, 4, 5, 6];
        yield return [.. "P5\n# grey\n3 2\n200\n"u8, 1, 2, 3, 4, 5, 6];
        yield return [.. "P6 2 1 65535\n"u8, .. new byte[12]];
    }

    private static IEnumerable<byte[]> GifSeeds()
    {
        byte[] colors = [.. Values(96, 256).Select(v => (byte)v)];
        foreach (int rootBits in new[] { 2, 5 })
        {
            byte[] indices = [.. Values(15 * 11, 1 << rootBits).Select(v => (byte)v)];
            byte[] table = colors[..(3 << rootBits)];
            yield return new GifVariantWriter(15, 11) { RootBits = rootBits, GlobalColors = table, BlockBytes = 50 }.Encode(indices);
            yield return new GifVariantWriter(15, 11) { RootBits = rootBits, LocalColors = table, IsInterlaced = true, Transparent = 1 }
                .Encode(indices);
            yield return new GifVariantWriter(15, 11) { RootBits = rootBits, GlobalColors = table, Screen = (20, 30), Place = (2, 3) }
                .Encode(indices);
        }
    }

    private static int[] Values(int count, int below)
    {
        var random = new CounterRandom(7, (ulong)count, (ulong)below);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(below))];
    }

    private static byte[] Png(int type, int depth, bool interlaced, byte[]? palette)
    {
        var writer = new PngVariantWriter(11, 7, type, depth, interlaced) { Palette = palette, Transparency = type == 3 ? [9, 200] : null };
        return writer.Encode([.. Enumerable.Range(0, 77 * writer.SamplesPerPixel).Select(i => i * 7919 % (1 << depth))]);
    }

    internal static byte[] Mutate(byte[] seed, string format, CounterRandom random)
    {
        var file = seed.ToList();
        for (int round = random.NextInt32(4); round >= 0; round--)
        {
            int at = random.NextInt32(file.Count);
            // Headers decide more than data: half of all changes fall into the first and last bytes.
            if (random.NextInt32(2) == 0)
                at = random.NextInt32(2) == 0 ? Math.Min(at, random.NextInt32(64)) : Math.Max(at, file.Count - 1 - random.NextInt32(200));
            at = Math.Clamp(at, 0, file.Count - 1);
            switch (random.NextInt32(8))
            {
                case 0 or 1 or 2:
                    file[at] ^= (byte)(1 << random.NextInt32(8));
                    break;
                case 3:
                    file[at] = (byte)random.NextInt32(256);
                    break;
                case 4:
                    file.InsertRange(at, Enumerable.Repeat((byte)random.NextInt32(256), 1 + random.NextInt32(9)));
                    break;
                case 5 when file.Count > 1:
                    file.RemoveRange(at, Math.Min(1 + random.NextInt32(9), file.Count - at));
                    break;
                case 6:
                    byte[][] extremes = [[0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF], [0, 0, 0, 0], [0x1F, 0xFF]];
                    byte[] extreme = extremes[random.NextInt32(4)];
                    for (int i = 0; i < extreme.Length && at + i < file.Count; i++)
                        file[at + i] = extreme[i];
                    break;
                default:
                    if (random.NextInt32(4) == 0)
                        file.RemoveRange(at, file.Count - at);
                    break;
            }

            if (file.Count == 0)
                return [];
        }

        byte[] bytes = [.. file];
        // With wrong checksums no damage would get past the chunks: most PNG files get right ones.
        if (format == "PNG" && random.NextInt32(4) != 0)
            RepairChecksums(bytes);
        return bytes;
    }

    private static void RepairChecksums(Span<byte> file)
    {
        for (long at = 8; at + 12 <= file.Length;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            if (length > file.Length - at - 12)
                return;
            uint crc = PngVariantWriter.Crc(file.Slice((int)at + 4, (int)length + 4));
            BinaryPrimitives.WriteUInt32BigEndian(file[(int)(at + 8 + length)..], crc);
            at += 12 + length;
        }
    }
}
