namespace FerLib.Charts;

/// <summary>The color scale of signed numbers: orange below zero, white at zero, purple above, with a text color for every step.</summary>
/// <remarks>
/// Source of the stops: ColorBrewer 2.0, PuOr with eleven classes (C. Brewer), which is safe for every kind of color vision and shares no
/// hue with the names of the channels red, green and blue. On dark, cells run from near the dark surface at zero to pale ends, so that a
/// number far from zero stands out in both. A contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3) between text and every step is checked by
/// the tests.
/// </remarks>
public static class DivergingScale
{
    /// <summary>How many steps the scale of cells has: ten on each side of zero.</summary>
    public const int Steps = 21;

    // Steps on each side of zero in pictures: with zero 255 colors, as many as the palette of a small file holds.
    private const int PictureSteps = 127;

    private static readonly Color[] LightStops =
        Colors("#7f3b08 #b35806 #e08214 #fdb863 #fee0b6 #f7f7f7 #d8daeb #b2abd2 #8073ac #542788 #2d004b");

    // The outer stops of the same scale from the middle outwards; the ones next to the middle lead over from the dark surface.
    private static readonly Color[] DarkStops =
        Colors("#fdb863 #e08214 #b35806 #7f3b08 #4f2f17 #1f262f #37285c #542788 #6a4d9a #8073ac #b2abd2");

    private static readonly Color[] Inks = Colors("#1b1f24 #ffffff #000000");

    /// <summary>The color of a signed share in a picture, which is the same on light and dark.</summary>
    /// <param name="signedShare">-1..1, taken to the nearest of 127 steps; values outside are taken to the nearest end, NaN to 0.</param>
    public static Color At(double signedShare) =>
        At(LightStops, Math.Round(Clamp(signedShare) * PictureSteps) / PictureSteps);

    /// <summary>The color of a cell.</summary>
    /// <param name="signedShare">-1..1, taken to the nearest tenth; values outside are taken to the nearest end, NaN to 0.</param>
    public static ThemedColor Fill(double signedShare)
    {
        double step = Math.Round(Clamp(signedShare) * 10) / 10;
        return new ThemedColor(At(LightStops, step), At(DarkStops, step));
    }

    /// <summary>The color of text on <see cref="Fill"/> of the same share.</summary>
    /// <inheritdoc cref="Fill"/>
    public static ThemedColor Text(double signedShare)
    {
        ThemedColor fill = Fill(signedShare);
        return new ThemedColor(InkOn(fill.Light), InkOn(fill.Dark));
    }

    private static double Clamp(double share) => double.IsNaN(share) ? 0 : Math.Clamp(share, -1, 1);

    private static Color InkOn(Color fill) => Array.Find(Inks, ink => Color.Contrast(ink, fill) >= 4.5);

    private static Color At(Color[] stops, double share)
    {
        double position = (share + 1) / 2 * (stops.Length - 1);
        int below = Math.Min((int)position, stops.Length - 2);
        return Color.Mix(stops[below], stops[below + 1], position - below);
    }

    private static Color[] Colors(string hex) => [.. hex.Split(' ').Select(Color.Parse)];
}
