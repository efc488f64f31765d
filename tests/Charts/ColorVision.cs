using FerLib.Charts;

namespace FerLib.Tests.Charts;

/// <summary>How colors look to readers with another color vision, and how far apart they then are.</summary>
internal static class ColorVision
{
    /// <summary>Full protanopia, deuteranopia and tritanopia, and none: matrices on linear sRGB.</summary>
    /// <remarks>
    /// Source: G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
    /// 15 (2009), severity 1.0.
    /// </remarks>
    public static readonly (string Name, double[] Matrix)[] Kinds =
    [
        ("usual", [1, 0, 0, 0, 1, 0, 0, 0, 1]),
        ("protanopia", [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998]),
        ("deuteranopia", [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881]),
        ("tritanopia", [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900]),
    ];

    /// <summary>The distance of two colors as seen with a kind of vision: Euclidean in OKLab, times 100 (black to white is 100).</summary>
    /// <remarks>Source: B. Ottosson, "A perceptual color space for image processing" (2020).</remarks>
    public static double Distance(Color first, Color second, double[] vision)
    {
        double[] a = OkLab(Times(vision, Linear(first)));
        double[] b = OkLab(Times(vision, Linear(second)));
        return 100 * Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
    }

    private static double[] OkLab(double[] linear)
    {
        double[] clamped = [.. linear.Select(channel => Math.Clamp(channel, 0, 1))];
        double[] cones = Times([0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619,
            0.2817188376, 0.6299787005], clamped);
        return Times(
            [0.2104542553, 0.7936177850, -0.0040720468, 1.9779984951, -2.4285922050, 0.4505937099, 0.0259040371, 0.7827717662,
                -0.8086757660],
            [.. cones.Select(Math.Cbrt)]);
    }

    private static double[] Linear(Color color) => [.. new[] { color.R, color.G, color.B }.Select(channel => channel / 255.0)
        .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3)
            .Select(row => (matrix[3 * row] * vector[0]) + (matrix[(3 * row) + 1] * vector[1]) + (matrix[(3 * row) + 2] * vector[2]))];
}
