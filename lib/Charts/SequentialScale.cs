namespace FerLib.Charts;

/// <summary>
/// The color scale of all matrices: pale to deep blue on light, dark to pale blue on dark, with a text color for every step.
/// </summary>
/// <remarks>
/// Source of the stops: ColorBrewer 2.0, Blues with nine classes (C. Brewer), which is a single hue and therefore ordered by lightness for
/// every kind of color vision. The dark version runs the other way, from near the dark surface, so that a high value stands out in both.
/// A contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3) between the text and every step is checked by the tests.
/// </remarks>
public static class SequentialScale
{
    /// <summary>How many steps the scale has: one for every twentieth.</summary>
    public const int Steps = 21;

    private static readonly Color[] LightStops =
        Colors("#f7fbff #deebf7 #c6dbef #9ecae1 #6baed6 #4292c6 #2171b5 #08519c #08306b");

    private static readonly Color[] DarkStops =
        Colors("#1f262f #17324f #0f447a #14589a #2171b5 #4292c6 #6baed6 #9ecae1 #c6dbef");

    private static readonly Color[] Inks = Colors("#1b1f24 #ffffff #000000");

    /// <summary>The color of a share.</summary>
    /// <param name="share">0..1, taken to the nearest twentieth; values outside are taken to the nearest end, NaN to 0.</param>
    public static ThemedColor Fill(double share)
    {
        double step = double.IsNaN(share) ? 0 : Math.Round(Math.Clamp(share, 0, 1) * (Steps - 1)) / (Steps - 1);
        return new ThemedColor(At(LightStops, step), At(DarkStops, step));
    }

    /// <summary>The color of text on <see cref="Fill"/> of the same share.</summary>
    /// <inheritdoc cref="Fill"/>
    public static ThemedColor Text(double share)
    {
        ThemedColor fill = Fill(share);
        return new ThemedColor(InkOn(fill.Light), InkOn(fill.Dark));
    }

    // The softer near-black where it is readable; black or white always is: one of the two has at least 4.58 : 1 on any color.
    private static Color InkOn(Color fill)
    {
        foreach (Color ink in Inks)
        {
            if (Color.Contrast(ink, fill) >= 4.5)
                return ink;
        }

        return Inks[^1];
    }

    private static Color At(Color[] stops, double share)
    {
        double position = share * (stops.Length - 1);
        int below = Math.Min((int)position, stops.Length - 2);
        return Color.Mix(stops[below], stops[below + 1], position - below);
    }

    private static Color[] Colors(string hex) => [.. hex.Split(' ').Select(Color.Parse)];
}
