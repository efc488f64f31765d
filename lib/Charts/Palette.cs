namespace FerLib.Charts;

/// <summary>The colors of all figures: fixed per expression, in a fixed order for others, and those of text and lines.</summary>
/// <remarks>
/// Derived from the "bright" scheme of P. Tol, "Colour Schemes", SRON technical note SRON/EPS/TN/09-002 (2021), a qualitative scheme for
/// all
/// kinds of color vision. Its hues are kept; lightness and saturation are changed in two versions so that each color has at least 3 : 1
/// against its surface (WCAG 2.2, 1.4.11) and the least distance between two colors, as seen with protanopia, deuteranopia and tritanopia
/// (G. Machado and others, 2009), is greater than in the scheme. The tests hold both.
/// </remarks>
public static class Palette
{
    // In the order of a chart's series, so that the first few are as far apart as they can be.
    private static readonly (string Expression, ThemedColor Color)[] Expressions =
    [
        ("sadness", ThemedColor.Parse("#2456c2", "#5965ce")),
        ("anger", ThemedColor.Parse("#c8335c", "#f5637a")),
        ("disgust", ThemedColor.Parse("#12551e", "#2f9a1c")),
        ("happiness", ThemedColor.Parse("#c98000", "#f2c142")),
        ("surprise", ThemedColor.Parse("#1c93e0", "#80eaf5")),
        ("fear", ThemedColor.Parse("#64176f", "#ad488c")),
        ("neutral", ThemedColor.Parse("#909090", "#b8b8b8")),
    ];

    // For labels beyond the seven, such as contempt: hues that lie between those above, from Tol's "vibrant" and "muted" schemes.
    private static readonly ThemedColor[] Others =
    [
        ThemedColor.Parse("#c75000", "#ee7733"),
        ThemedColor.Parse("#008577", "#33b5a5"),
        ThemedColor.Parse("#332288", "#8f84d8"),
        ThemedColor.Parse("#7a6a00", "#aaaa33"),
        ThemedColor.Parse("#6e2f1a", "#c98b6b"),
    ];

    // The hues of the channels, as far apart in lightness as they can be, so that red and green differ for every kind of color vision.
    private static readonly (string Name, ThemedColor Color)[] Channels =
    [
        ("red", ThemedColor.Parse("#b82a1f", "#e8503a")),
        ("green", ThemedColor.Parse("#2ba02b", "#4cd137")),
        ("blue", ThemedColor.Parse("#0f4bb0", "#3f83d6")),
        ("intensity", ThemedColor.Parse("#141414", "#ececec")),
    ];

    /// <summary>What a drawing stands on.</summary>
    public static ThemedColor Surface { get; } = ThemedColor.Parse("#ffffff", "#14171c");

    /// <summary>Text, outlines, and whatever else must be seen first.</summary>
    public static ThemedColor Ink { get; } = ThemedColor.Parse("#1b1f24", "#e6e8eb");

    /// <summary>Secondary text.</summary>
    public static ThemedColor Muted { get; } = ThemedColor.Parse("#57606a", "#a3abb5");

    /// <summary>Axes and marker lines.</summary>
    public static ThemedColor Axis { get; } = ThemedColor.Parse("#7d8590", "#7d8590");

    /// <summary>Grid lines, and the surface of cells without a value.</summary>
    public static ThemedColor Grid { get; } = ThemedColor.Parse("#e4e7eb", "#2b3138");

    /// <summary>The color of the n-th series of a chart, from 0; after the twelfth they repeat.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static ThemedColor Series(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        int place = index % (Expressions.Length + Others.Length);
        return place < Expressions.Length ? Expressions[place].Color : Others[place - Expressions.Length];
    }

    /// <summary>
    /// The colors of class labels: one of the seven expressions has its own in every figure, others take the remaining colors in order.
    /// </summary>
    /// <param name="labels">The labels in their fixed order; the same list gives the same colors.</param>
    /// <returns>One color a label, in the same order. After the fifth label that is no expression the remaining colors repeat.</returns>
    public static IReadOnlyList<ThemedColor> ForLabels(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var colors = new ThemedColor[labels.Count];
        int others = 0;
        for (int i = 0; i < colors.Length; i++)
        {
            int known = Array.FindIndex(Expressions, row => row.Expression == labels[i]);
            colors[i] = known >= 0 ? Expressions[known].Color : Others[others++ % Others.Length];
        }

        return colors;
    }

    /// <summary>Whether a label is one of the seven expressions, which have a color of their own.</summary>
    public static bool IsExpression(string label) => Array.Exists(Expressions, row => row.Expression == label);

    /// <summary>The color of a channel of a picture.</summary>
    /// <param name="name">"red", "green", "blue" or "intensity", in upper or lower case.</param>
    /// <exception cref="ArgumentException">The name is none of the four.</exception>
    public static ThemedColor Channel(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(Channels, name, StringComparison.OrdinalIgnoreCase)
            ?? throw new ArgumentException($"'{name}' is not a channel; expected red, green, blue or intensity.", nameof(name));
    }

    /// <summary>Whether a name is that of a channel of a picture, which has a color of its own.</summary>
    public static bool IsChannel(string name) => Find(Channels, name, StringComparison.OrdinalIgnoreCase) is not null;

    /// <summary>The colors of a chart's series: of expressions or channels if all names are such, otherwise those of the places.</summary>
    internal static IReadOnlyList<ThemedColor> ForSeries(IReadOnlyList<string> names) =>
        names.All(IsExpression) ? ForLabels(names)
        : names.All(IsChannel) ? [.. names.Select(Channel)]
        : [.. names.Select((_, i) => Series(i))];

    /// <summary>The colors of the bars of one series: expressions and channels have their own, all others share one.</summary>
    internal static IReadOnlyList<ThemedColor> ForCategories(IReadOnlyList<string> names)
    {
        // Beside colors with a meaning, a bar without one stays grey.
        ThemedColor plain = names.Any(name => IsExpression(name) || IsChannel(name)) ? Muted : Series(0);
        return [.. names.Select(name => Find(Expressions, name) ?? Find(Channels, name, StringComparison.OrdinalIgnoreCase) ?? plain)];
    }

    /// <summary>Black or white, whichever is readable on a color: one of the two always has at least 4.58 : 1.</summary>
    internal static ThemedColor TextOn(ThemedColor fill)
    {
        static Color On(Color color) => Color.Contrast(Black, color) >= Color.Contrast(White, color) ? Black : White;
        return new ThemedColor(On(fill.Light), On(fill.Dark));
    }

    private static readonly Color Black = new(0, 0, 0);
    private static readonly Color White = new(255, 255, 255);

    private static ThemedColor? Find((string Name, ThemedColor Color)[] colors, string name,
        StringComparison comparison = StringComparison.Ordinal)
    {
        int place = Array.FindIndex(colors, row => row.Name.Equals(name, comparison));
        return place < 0 ? null : colors[place].Color;
    }
}
