using System.Globalization;
using System.Text;

namespace FerLib.Datasets;

/// <summary>Names of files as they may stand in a message: on one line, whatever characters the name holds.</summary>
public static class OneLine
{
    /// <summary>The text with control characters and line separators written as \uXXXX, cut to 200 characters.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const int Longest = 200;
        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            UnicodeCategory category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format)
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                line.Append(c);
        }

        return line.Length <= Longest ? line.ToString() : string.Concat(line.ToString(0, Longest), "...");
    }
}
