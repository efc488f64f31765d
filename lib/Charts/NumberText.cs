using System.Globalization;

namespace FerLib.Charts;

/// <summary>How numbers are written in figures.</summary>
internal static class NumberText
{
    /// <summary>What stands for a value that is not finite.</summary>
    public const string NotANumber = "not a number";

    /// <summary>A whole number with thousands separated by commas.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A value with four significant digits, without digits that say nothing.</summary>
    public static string Value(double value) => value switch
    {
        _ when !double.IsFinite(value) => NotANumber,
        0 => "0",
        _ when Math.Abs(value) is >= 1e9 or < 1e-4 => value.ToString("0.###e+0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 1000 => value.ToString("#,0.#", CultureInfo.InvariantCulture),
        _ => value.ToString(Math.Abs(value) switch { >= 100 => "0.#", >= 10 => "0.##", >= 1 => "0.###", _ => "0.####" },
            CultureInfo.InvariantCulture),
    };

    /// <summary>A value, or a share in percent if it is finite.</summary>
    public static string Value(double value, bool percent) => percent && double.IsFinite(value) ? Percent(value) : Value(value);

    /// <summary>A number in a .NET format, without the sign of a zero: what rounds to "-0.00" is "0.00".</summary>
    public static string Formatted(double value, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && !text.AsSpan().ContainsAnyInRange('1', '9') ? text[1..] : text;
    }

    /// <summary>A share, 0..1, in percent with one digit after the point.</summary>
    public static string Percent(double share) => PercentDigits(share) + " %";

    /// <summary>The same without the sign, for the ends of an interval.</summary>
    public static string PercentDigits(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A share, 0..1, in whole percent. Neither a small share reads as none, nor a large one as all.</summary>
    public static string WholePercent(double share) => share switch
    {
        > 0 and < 0.005 => "<1 %",
        >= 0.995 and < 1 => ">99 %",
        _ => Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + " %",
    };
}
