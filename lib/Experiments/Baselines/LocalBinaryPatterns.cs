using FerLib.NeuralNetworks;

namespace FerLib.Experiments.Baselines;

/// <summary>Uniform local binary patterns of 8 neighbors at distance 1: histograms of small textures over a grid of cells.</summary>
/// <remarks>
/// The code of a pixel has bit p set where its neighbor at the angle 45 p degrees, counterclockwise from the right, is at least as bright
/// as the pixel itself. Neighbors on the diagonals lie on the circle of radius 1, between the pixels, and are interpolated bilinearly.
/// A code is uniform if at most two of the 8 steps around the circle change the bit: 58 of 256 are, each with a bin of its own in ascending
/// order, and all others share bin 58. A picture is described by one histogram a cell, the square roots of the bins' shares, in the order
/// (C, cells down, cells across, 59). Pixels at the edge, which lack neighbors, are left out.
/// Sources: Ojala, Pietikäinen and Mäenpää, 2002, IEEE TPAMI 24(7), 971-987 (LBP_{8,1}^{u2}); the grid: Ahonen, Hadid and Pietikäinen, 2006,
/// IEEE TPAMI 28(12), 2037-2041. Deviation: they compare histograms by chi-square; the square roots, on which linear classifiers work
/// much as on that distance, are from Arandjelović and Zisserman, 2012, CVPR.
/// </remarks>
public static class LocalBinaryPatterns
{
    /// <summary>Bins of a histogram: 58 uniform codes, and one for all others.</summary>
    public const int Bins = 59;

    private const int Neighbors = 8;
    private const int MostCells = 8;
    private const int FewestPixels = 7;

    // Bilinear weights of the point (1, 1) / sqrt 2 are a^2 for the diagonal pixel, a (1 - a) for two others and (1 - a)^2 for the pixel
    // itself, a = sqrt 1/2; divided by a^2 the others weigh this.
    private static readonly double BesideDiagonal = Math.Sqrt(2) - 1;

    private static readonly byte[] BinOfCode = UniformBins();

    /// <summary>Cells along a side that suit a picture: as many as leave each at least 7 pixels a side, at most 8 and at least 1.</summary>
    /// <param name="shape">Shape of the picture (C, H, W). At 64 x 64 pixels 8 x 8 cells, at 48 x 48 6 x 6.</param>
    public static int CellsFor(InputShape shape) => Math.Clamp((Math.Min(shape.Height, shape.Width) - 2) / FewestPixels, 1, MostCells);

    /// <summary>Numbers that describe a picture: C x cells x cells x 59.</summary>
    /// <param name="shape">Shape of the picture (C, H, W).</param>
    /// <param name="cells">Cells along a side.</param>
    public static int FeaturesOf(InputShape shape, int cells) => checked(shape.Channels * cells * cells * Bins);

    /// <summary>The code of a pixel, 0..255.</summary>
    /// <param name="plane">(H, W) row-major, 0..255.</param>
    /// <param name="width">W.</param>
    /// <param name="row">Row of the pixel, 1..H - 2.</param>
    /// <param name="column">Column of the pixel, 1..W - 2.</param>
    public static byte CodeOf(ReadOnlySpan<byte> plane, int width, int row, int column)
    {
        int at = row * width + column, center = plane[at];
        int right = plane[at + 1] - center, left = plane[at - 1] - center;
        int up = plane[at - width] - center, down = plane[at + width] - center;
        int code = (right >= 0 ? 1 : 0) | (up >= 0 ? 1 << 2 : 0) | (left >= 0 ? 1 << 4 : 0) | (down >= 0 ? 1 << 6 : 0);
        code |= IsBright(plane[at - width + 1] - center, up + right) ? 1 << 1 : 0;
        code |= IsBright(plane[at - width - 1] - center, up + left) ? 1 << 3 : 0;
        code |= IsBright(plane[at + width - 1] - center, down + left) ? 1 << 5 : 0;
        code |= IsBright(plane[at + width + 1] - center, down + right) ? 1 << 7 : 0;
        return (byte)code;
    }

    /// <summary>Whether at most two of the 8 steps around the circle change the bit.</summary>
    /// <param name="code">A pixel's code.</param>
    public static bool IsUniform(byte code) => byte.PopCount((byte)(code ^ byte.RotateLeft(code, 1))) <= 2;

    /// <summary>The bin of a code, 0..58.</summary>
    /// <param name="code">A pixel's code.</param>
    public static int BinOf(byte code) => BinOfCode[code];

    /// <summary>Describes a picture.</summary>
    /// <param name="planes">(C, H, W), 0..255; each plane is described by itself.</param>
    /// <param name="shape">Shape of the picture.</param>
    /// <param name="cells">Cells along a side; cell c holds the inner pixels from c n / cells to (c + 1) n / cells, n of them along that side.</param>
    /// <param name="features">Receives (C, cells, cells, 59), each 0..1; the squares of a cell's numbers add up to 1.</param>
    /// <exception cref="ArgumentException">A cell would have no pixel, or a length does not fit.</exception>
    public static void Describe(ReadOnlySpan<byte> planes, InputShape shape, int cells, Span<float> features)
    {
        (int rows, int columns) = (shape.Height - 2, shape.Width - 2);
        if (cells < 1 || cells > Math.Min(rows, columns))
            throw new ArgumentException($"{cells} x {cells} cells of a picture {shape}: expected 1 to {Math.Min(rows, columns)} a side, so that each has a pixel with 8 neighbors.", nameof(cells));
        if (planes.Length != shape.Length || features.Length != FeaturesOf(shape, cells))
            throw new ArgumentException($"{planes.Length} bytes and {features.Length} features, expected {shape.Length} and {FeaturesOf(shape, cells)}.", nameof(features));
        int area = shape.Height * shape.Width, perPlane = cells * cells * Bins;
        for (int plane = 0; plane < shape.Channels; plane++)
        {
            for (int cell = 0; cell < cells * cells; cell++)
            {
                Range down = Part(cell / cells, rows, cells), across = Part(cell % cells, columns, cells);
                DescribeCell(
                    planes.Slice(plane * area, area), shape.Width, down, across, features.Slice(plane * perPlane + cell * Bins, Bins));
            }
        }
    }

    private static void DescribeCell(ReadOnlySpan<byte> plane, int width, Range down, Range across, Span<float> histogram)
    {
        histogram.Clear();
        for (int row = down.Start.Value; row < down.End.Value; row++)
        {
            for (int column = across.Start.Value; column < across.End.Value; column++)
                histogram[BinOfCode[CodeOf(plane, width, row, column)]]++;
        }

        int pixels = (down.End.Value - down.Start.Value) * (across.End.Value - across.Start.Value);
        foreach (ref float bin in histogram)
            bin = MathF.Sqrt(bin / pixels);
    }

    // Rows or columns of the picture: the inner ones begin at 1.
    private static Range Part(int part, int inner, int parts) => (1 + part * inner / parts)..(1 + (part + 1) * inner / parts);

    // The interpolated difference has the sign of diagonal + (sqrt 2 - 1) beside, in whole numbers 0 only if both are: rounding decides nothing.
    private static bool IsBright(int diagonal, int beside) => diagonal + BesideDiagonal * beside >= 0;

    private static byte[] UniformBins()
    {
        byte[] bins = new byte[1 << Neighbors];
        byte next = 0;
        for (int code = 0; code < bins.Length; code++)
            bins[code] = IsUniform((byte)code) ? next++ : (byte)(Bins - 1);
        return bins;
    }
}
