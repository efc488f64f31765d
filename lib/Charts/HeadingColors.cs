namespace FerLib.Charts;

/// <summary>The colors that headings carry: an expression its own, a channel what it measures.</summary>
internal static class HeadingColors
{
    private static readonly ThemedColor Red = ThemedColor.Parse("#d1242f", "#ff6a69");
    private static readonly ThemedColor Green = ThemedColor.Parse("#1a7f37", "#3fb950");
    private static readonly ThemedColor Blue = ThemedColor.Parse("#0969da", "#58a6ff");
    private static readonly ThemedColor Grey = ThemedColor.Parse("#6e7781", "#adb5bf");

    /// <summary>The colors of a heading from left to right: none, one, or one for each plane that it names.</summary>
    public static IReadOnlyList<ThemedColor> Of(string heading) => heading.Trim().ToLowerInvariant() switch
    {
        "red" => [Red],
        "green" => [Green],
        "blue" => [Blue],
        "intensity" => [Grey],
        "rgb" => [Red, Green, Blue],
        "irgb" => [Grey, Red, Green, Blue],
        var label => Palette.IsExpression(label) ? Palette.ForLabels([label]) : [],
    };

    /// <summary>Draws the colors of a heading as a strip, side by side; nothing where the heading has none.</summary>
    public static void Draw(SvgCanvas canvas, double x, double y, double width, double height, string heading)
    {
        IReadOnlyList<ThemedColor> colors = Of(heading);
        for (int i = 0; i < colors.Count; i++)
            canvas.Rectangle(x + (width * i / colors.Count), y, width / colors.Count, height, canvas.Fill(colors[i]));
    }
}
