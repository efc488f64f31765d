namespace FerLib.Datasets.Practice;

/// <summary>The action units of the seven expressions: the table that the practice faces are driven by.</summary>
/// <remarks>
/// Each expression has a few variants, because people show it in a few ways; a clip uses one. Sources: P. Ekman, W. V. Friesen, "Unmasking
/// the Face", 1975, and EMFACS-7, 1983 (happiness 6+12; sadness 1+4+15; surprise 1+2+5+26 or 27; fear 1+2+4+5+20+25 or 26; anger
/// 4+5+7+23 or 24, or 10+22+25 with the teeth bared; disgust 9 or 10, with 15, 16 or 17). The intensities are ours.
/// An expression is what a face does; what a person feels cannot be read off it.
/// </remarks>
public static class ExpressionActionUnits
{
    private static readonly Dictionary<string, ActionUnits[]> Table = new()
    {
        ["anger"] = Variants("4E+5C+7E+17B+23D+24E", "4E+5D+7C+10C+16E+22C+25E", "4E+5D+7C+10B+16D+22D+25E+26C"),
        ["disgust"] = Variants("6B+7C+9E+10E+15B+17E", "6C+7D+9E+10E+15C+25E", "7D+9E+10D+16C+19E+25D+26C"),
        ["fear"] = Variants("1E+2C+4E+5E+16C+20E+25D+26B", "1E+2C+4D+5E+20E+25E+26C", "1E+2B+4E+5E+7A+16D+20E+25D"),
        ["happiness"] = Variants("6E+12E+25E", "6D+12E+25E+26B", "6E+12E"),
        ["neutral"] = Variants(""),
        ["sadness"] = Variants("1E+4C+15E+17C+43B", "1E+4D+15E+17E+43A", "1E+4B+15E+43C"),
        ["surprise"] = Variants("1E+2E+5D+25+26E+27C", "1E+2E+5E+25+27D", "1E+2E+5E+25+27E"),
    };

    /// <summary>The variants of an expression at full intensity.</summary>
    /// <param name="expression">One of the seven common names of <see cref="Expressions.All"/>, or another name for one ("joy", "HA").</param>
    /// <exception cref="ArgumentException">It is not one of the seven.</exception>
    public static IReadOnlyList<ActionUnits> Of(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Expressions.Find(expression) is { } name
            ? Table[name]
            : throw new ArgumentException(
                $"There is no practice expression \"{expression}\"; expected one of {string.Join(", ", Expressions.All)}.", nameof(expression));
    }

    private static ActionUnits[] Variants(params ReadOnlySpan<string> codes)
    {
        var variants = new ActionUnits[codes.Length];
        for (int i = 0; i < codes.Length; i++)
            variants[i] = ActionUnits.Parse(codes[i]);
        return variants;
    }
}
