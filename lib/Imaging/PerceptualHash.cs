using System.Numerics;

namespace FerLib.Imaging;

/// <summary>256 bits that say what a picture looks like: alike pictures differ in few of them, unrelated ones in about half.</summary>
/// <remarks>
/// <para>A picture's intensity, stretched to 32 x 32, is transformed by a discrete cosine transform; of its low frequencies 1..16 by 1..16
/// (the mean, frequency 0, is left out) those above their median give a 1. Brightness and contrast change no bit, except through clipping
/// and rounding.</para>
/// <para>Source: PDQ (Facebook, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", 2019), after Zauner's pHash
/// (2010). Deviation: PDQ averages down to 64 x 64; from 32 x 32 the same frequencies come out, and on faces the distances of copies and
/// of unrelated pictures were the same within a few bits.</para>
/// </remarks>
/// <param name="First">Bits 0..63: the four lowest vertical frequencies.</param>
/// <param name="Second">Bits 64..127.</param>
/// <param name="Third">Bits 128..191.</param>
/// <param name="Fourth">Bits 192..255: the four highest vertical frequencies.</param>
public readonly record struct PerceptualHash(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>The number of bits.</summary>
    public const int Bits = 256;

    private const int Frequencies = 16;

    private static readonly double[] Cosines = MakeCosines();

    /// <summary>The hash of a picture.</summary>
    /// <param name="image">The picture, of any size.</param>
    public static PerceptualHash Of(Image image) => OfThumbnail(PictureFingerprint.Thumbnail(image));

    /// <summary>In how many bits another hash differs, 0..256.</summary>
    public int DistanceTo(PerceptualHash other) =>
        BitOperations.PopCount(First ^ other.First) + BitOperations.PopCount(Second ^ other.Second)
        + BitOperations.PopCount(Third ^ other.Third) + BitOperations.PopCount(Fourth ^ other.Fourth);

    /// <summary>The bits as 64 hexadecimal digits.</summary>
    public override string ToString() => FormattableString.Invariant($"{First:x16}{Second:x16}{Third:x16}{Fourth:x16}");

    /// <summary>The hash of an intensity of 32 x 32, row-major.</summary>
    internal static PerceptualHash OfThumbnail(ReadOnlySpan<byte> thumbnail)
    {
        const int side = PictureFingerprint.Side;
        Span<double> columns = stackalloc double[Frequencies * side];
        for (int k = 0; k < Frequencies; k++)
        {
            for (int x = 0; x < side; x++)
            {
                double sum = 0;
                for (int y = 0; y < side; y++)
                    sum += Cosines[k * side + y] * thumbnail[y * side + x];
                columns[k * side + x] = sum;
            }
        }

        Span<double> frequencies = stackalloc double[Bits];
        for (int k = 0; k < Frequencies; k++)
        {
            for (int l = 0; l < Frequencies; l++)
            {
                double sum = 0;
                for (int x = 0; x < side; x++)
                    sum += Cosines[l * side + x] * columns[k * side + x];
                frequencies[k * Frequencies + l] = sum;
            }
        }

        return AboveMedian(frequencies);
    }

    private static PerceptualHash AboveMedian(ReadOnlySpan<double> values)
    {
        Span<double> ascending = stackalloc double[Bits];
        values.CopyTo(ascending);
        ascending.Sort();
        double median = (ascending[Bits / 2 - 1] + ascending[Bits / 2]) / 2;
        Span<ulong> words = stackalloc ulong[4];
        for (int i = 0; i < Bits; i++)
        {
            if (values[i] > median)
                words[i / 64] |= 1UL << (i % 64);
        }

        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }

    // cos(pi k (2 i + 1) / 64) for the frequencies k = 1..16 and the places i = 0..31.
    private static double[] MakeCosines()
    {
        const int side = PictureFingerprint.Side;
        double[] cosines = new double[Frequencies * side];
        for (int k = 0; k < Frequencies; k++)
        {
            for (int i = 0; i < side; i++)
                cosines[k * side + i] = Math.Cos(Math.PI * (k + 1) * (2 * i + 1) / (2 * side));
        }

        return cosines;
    }
}
