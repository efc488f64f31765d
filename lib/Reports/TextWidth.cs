using System.Globalization;

namespace FerLib.Reports;

/// <summary>How many columns of a terminal a text takes.</summary>
internal static class TextWidth
{
    /// <summary>
    /// The number of text elements: a letter with its marks counts once. East Asian wide characters are counted as one column.
    /// </summary>
    public static int Of(string text) => new StringInfo(text).LengthInTextElements;
}
