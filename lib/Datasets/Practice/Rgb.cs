namespace FerLib.Datasets.Practice;

/// <summary>A color of a practice face, before light falls on it.</summary>
/// <param name="Red">0..1.</param>
/// <param name="Green">0..1.</param>
/// <param name="Blue">0..1.</param>
public readonly record struct Rgb(float Red, float Green, float Blue)
{
    /// <summary>Reads a color as web pages write it, without the hash: 0xE8B796.</summary>
    public static Rgb Hex(int value) => new((value >> 16 & 255) / 255f, (value >> 8 & 255) / 255f, (value & 255) / 255f);

    /// <summary>The color a part of the way to another.</summary>
    /// <param name="other">The color at <paramref name="part"/> = 1.</param>
    /// <param name="part">0 is this color; values outside 0..1 extrapolate.</param>
    public Rgb Mix(Rgb other, float part) =>
        new(Red + (other.Red - Red) * part, Green + (other.Green - Green) * part, Blue + (other.Blue - Blue) * part);

    /// <summary>How bright the color is, 0..1 (ITU-R BT.601).</summary>
    public float Luma => 0.299f * Red + 0.587f * Green + 0.114f * Blue;

    /// <summary>The color with every channel multiplied.</summary>
    public Rgb Times(float factor) => new(Red * factor, Green * factor, Blue * factor);
}
