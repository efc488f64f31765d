using System.Globalization;

namespace FerLib.Charts;

/// <summary>An opaque sRGB color, 8 bits per channel, with the contrast formula that the charts are held to.</summary>
/// <param name="R">Red, 0..255.</param>
/// <param name="G">Green, 0..255.</param>
/// <param name="B">Blue, 0..255.</param>
public readonly record struct Color(byte R, byte G, byte B)
{
    /// <summary>The relative luminance, 0 (black) to 1 (white).</summary>
    /// <remarks>Source: WCAG 2.2, definition of relative luminance: 0.2126 R + 0.7152 G + 0.0722 B of the linearized channels.</remarks>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>The color as #rrggbb.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    /// <summary>Reads #rrggbb.</summary>
    /// <exception cref="FormatException">The text is not a number sign with six hexadecimal digits.</exception>
    public static Color Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length != 7 || hex[0] != '#'
            || !int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb))
            throw new FormatException($"'{hex}' is not a color; expected #rrggbb, for example #4477aa.");

        return new Color((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }

    /// <summary>The contrast ratio of two colors, 1 (equal) to 21 (black on white); the order does not matter.</summary>
    /// <remarks>Source: WCAG 2.2, definition of contrast ratio: (lighter + 0.05) / (darker + 0.05).</remarks>
    public static double Contrast(Color first, Color second)
    {
        (double low, double high) = (Math.Min(first.Luminance, second.Luminance), Math.Max(first.Luminance, second.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>A color on the straight line in sRGB between two colors.</summary>
    /// <param name="from">The color at share 0.</param>
    /// <param name="to">The color at share 1.</param>
    /// <param name="share">0..1; values outside are taken to the nearest end.</param>
    public static Color Mix(Color from, Color to, double share)
    {
        double t = Math.Clamp(share, 0, 1);
        return new Color(Channel(from.R, to.R, t), Channel(from.G, to.G, t), Channel(from.B, to.B, t));
    }

    private static byte Channel(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static double Linear(byte channel)
    {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
