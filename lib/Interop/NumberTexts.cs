using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Analysis;

namespace FerLib.Interop;

/// <summary>A table's column of texts as the numbers they are, if all of them are.</summary>
internal static partial class NumberTexts
{
    // What a double gives back: 17 significant digits.
    private const int MostDigits = 17;

    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;

    /// <summary>The narrowest of Int64, Double and String that keeps every text.</summary>
    public static DataFrameColumn ToColumn(string name, IReadOnlyList<string> texts)
    {
        string?[] cells = [.. texts.Select(Clean)];
        if (cells.All(cell => cell is null))
            return new StringDataFrameColumn(name, texts);
        if (All<long>(cells, TryWhole) is { } whole)
            return new Int64DataFrameColumn(name, whole);
        if ((All<double>(cells, TryNumber) ?? All<double>(cells, TryPercentage)) is { } numbers)
            return new DoubleDataFrameColumn(name, numbers);
        return new StringDataFrameColumn(name, texts);
    }

    private delegate bool Reading<T>(string cell, out T value);

    /// <summary>The values of all cells, null for a gap; null if one of them cannot be read.</summary>
    private static T?[]? All<T>(string?[] cells, Reading<T> read)
        where T : struct
    {
        var values = new T?[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] is not { } cell)
                continue;
            if (!read(cell, out T value))
                return null;
            values[i] = value;
        }

        return values;
    }

    /// <summary>The text without spaces around it and with a plain minus; null for a gap.</summary>
    private static string? Clean(string text)
    {
        string cell = text.Trim().Replace('\u2212', '-');
        return cell is "" or "-" or "\u2013" or "\u2014" ? null : cell;
    }

    private static bool TryWhole(string cell, out long value)
    {
        value = 0;
        return Whole().IsMatch(cell) && long.TryParse(cell, Style, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryNumber(string cell, out double value)
    {
        if (cell is "NaN" or "Infinity" or "-Infinity")
            return double.TryParse(cell, CultureInfo.InvariantCulture, out value);
        value = 0;
        return Number().IsMatch(cell) && DigitsOf(cell) <= MostDigits
            && double.TryParse(cell, Style | NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static bool TryPercentage(string cell, out double value)
    {
        value = 0;
        if (!cell.EndsWith('%'))
            return false;
        string number = cell[..^1].TrimEnd();
        if (!Number().IsMatch(number) || !decimal.TryParse(number, Style | NumberStyles.Float, CultureInfo.InvariantCulture, out decimal percent))
            return false;
        value = (double)(percent / 100); // in decimal, for in binary 6.3 / 100 is not 0.063
        return true;
    }

    private static int DigitsOf(string cell)
    {
        int end = cell.IndexOfAny(['e', 'E']);
        ReadOnlySpan<char> mantissa = (end < 0 ? cell : cell.AsSpan(0, end)).TrimStart("+-0.,");
        int digits = 0;
        foreach (char c in mantissa)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits;
    }

    [GeneratedRegex(@"\A(?!-0\z)[+-]?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[+-]?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
