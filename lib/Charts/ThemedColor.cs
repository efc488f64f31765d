namespace FerLib.Charts;

/// <summary>A color in its two versions: for a reader's light and dark color scheme.</summary>
/// <param name="Light">On the light surface, <see cref="Palette.Surface"/>.</param>
/// <param name="Dark">On the dark surface.</param>
public readonly record struct ThemedColor(Color Light, Color Dark)
{
    /// <summary>Reads two colors of the form #rrggbb.</summary>
    /// <exception cref="FormatException">A text is not #rrggbb.</exception>
    public static ThemedColor Parse(string light, string dark) => new(Color.Parse(light), Color.Parse(dark));
}
