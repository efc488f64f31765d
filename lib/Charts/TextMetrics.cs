using System.Globalization;
using System.Text;

namespace FerLib.Charts;

/// <summary>Estimates how wide a text is, and breaks it into lines, without knowing the reader's font.</summary>
/// <remarks>
/// The reader's system font is not known when the SVG is written. Widths are the advances of DejaVu Sans, which is about a tenth wider than
/// Segoe UI, Helvetica, Roboto or Arial, so that a text takes at most the width that is kept free for it.
/// </remarks>
internal static class TextMetrics
{
    /// <summary>The distance of two baselines, in font sizes.</summary>
    public const double LineHeight = 1.25;

    // DejaVu Sans Bold is up to 1.14 times as wide as the regular face in running text.
    private const double BoldFactor = 1.16;

    private static readonly char[] Separators = ['/', '\\', '-', '_'];

    // Thousandths of the font size for U+0020..U+007E.
    private static readonly short[] Advances =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
        635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    /// <summary>The width of one line in the unit of the font size. Line feeds count as nothing.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        double sum = 0;
        foreach (Rune rune in text.EnumerateRunes())
            sum += Advance(rune);

        return sum * size * (bold ? BoldFactor : 1) / 1000;
    }

    /// <summary>The widest of several lines.</summary>
    public static double Width(IEnumerable<string> lines, double size, bool bold = false) =>
        lines.Select(line => Width(line, size, bold)).DefaultIfEmpty(0).Max();

    /// <summary>The widest part of a text that should not be broken: a word, or a piece of it between signs such as / and -.</summary>
    public static double WidestPiece(string text, double size)
    {
        double widest = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !Separators.Contains(text[i]) && i + 1 < text.Length)
                continue;

            widest = Math.Max(widest, Width(text[start..(i + 1)].Trim(), size));
            start = i + 1;
        }

        return widest;
    }

    /// <summary>
    /// Breaks a text at line feeds and spaces, and inside a word that is too wide for a line, so that no line is wider than the limit.
    /// </summary>
    /// <remarks>No character other than the spaces at the breaks is lost. A single character wider than the limit stands alone.</remarks>
    public static IReadOnlyList<string> Wrap(string text, double size, double limit, bool bold = false)
    {
        var lines = new List<string>();
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string longer = line.Length == 0 ? word : line + " " + word;
                if (Width(longer, size, bold) <= limit)
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0)
                    lines.Add(line);
                line = BreakWord(word, size, limit, bold, lines);
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Breaks like <see cref="Wrap"/>, into as few lines, but makes the lines of a paragraph about equally long.</summary>
    public static IReadOnlyList<string> WrapBalanced(string text, double size, double limit, bool bold = false)
    {
        var balanced = new List<string>();
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            IReadOnlyList<string> lines = Wrap(paragraph, size, limit, bold);
            // A narrower limit must not break a word that was whole.
            double least = paragraph.Split(' ').Max(word => Math.Min(limit, Width(word, size, bold)));
            for (double narrower = limit - size; lines.Count > 1 && narrower >= least; narrower -= size)
            {
                IReadOnlyList<string> tighter = Wrap(paragraph, size, narrower, bold);
                if (tighter.Count > lines.Count)
                    break;
                lines = tighter;
            }

            balanced.AddRange(lines);
        }

        return balanced;
    }

    // Adds the full lines of a word that does not fit on one, and returns what is left of it for the line that follows.
    private static string BreakWord(string word, double size, double limit, bool bold, List<string> lines)
    {
        if (Width(word, size, bold) <= limit)
            return word;

        var line = new StringBuilder();
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            if (line.Length > 0 && Width(line + element, size, bold) > limit)
            {
                // After the last separator if there is one, otherwise where the line is full.
                int end = line.ToString().LastIndexOfAny(Separators) + 1;
                end = end == 0 ? line.Length : end;
                lines.Add(line.ToString(0, end));
                line.Remove(0, end);
            }

            line.Append(element);
        }

        return line.ToString();
    }

    private static double Advance(Rune rune)
    {
        if (rune.Value is >= 0x20 and < 0x7F)
            return Advances[rune.Value - 0x20];

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
            UnicodeCategory.SpaceSeparator => 318,
            UnicodeCategory.LowercaseLetter => 660,
            // Ideographs, kana, Hangul and emoji are as wide as the font size; emoji fonts go a little beyond it.
            _ => rune.Value < 0x1100 ? 840 : rune.Value >= 0x1F000 ? 1300 : 1000,
        };
    }
}
