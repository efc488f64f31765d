using System.Globalization;

namespace FerLib.Datasets;

/// <summary>A picture of FER2013 as its table holds it: 48 x 48 grey values, row by row, as decimal numbers with blanks between.</summary>
internal static class Fer2013Pixels
{
    /// <summary>Numbers in a picture.</summary>
    public const int Count = Fer2013Facts.Side * Fer2013Facts.Side;

    /// <summary>Reads the numbers of a picture.</summary>
    /// <param name="text">The field.</param>
    /// <param name="pixels">Takes the values: <see cref="Count"/> bytes.</param>
    /// <returns>Null if all is well; otherwise the byte of the field at which reading stopped, and why, without a full stop.</returns>
    public static (int Offset, string Reason)? Read(ReadOnlySpan<byte> text, Span<byte> pixels)
    {
        int count = 0, at = 0;
        while (true)
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            if (at == text.Length)
                break;
            int start = at, value = 0;
            for (; at < text.Length && text[at] != ' '; at++)
            {
                int digit = text[at] - '0';
                if (digit is < 0 or > 9)
                    return (start, Wrong(text, start, count));
                value = value * 10 + digit;
                if (value > byte.MaxValue)
                    return (start, Wrong(text, start, count));
            }

            if (count < Count)
                pixels[count] = (byte)value;
            count++;
        }

        return count == Count ? null : (text.Length, string.Create(
            CultureInfo.InvariantCulture, $"the pixels are {count:#,0} numbers, expected {Count:#,0} ({Fer2013Facts.Side} x {Fer2013Facts.Side})"));
    }

    private static string Wrong(ReadOnlySpan<byte> text, int start, int count)
    {
        ReadOnlySpan<byte> rest = text[start..];
        int blank = rest.IndexOf((byte)' ');
        string got = OneLine.Of(System.Text.Encoding.UTF8.GetString(blank < 0 ? rest : rest[..blank]));
        return string.Create(CultureInfo.InvariantCulture, $"number {count + 1:#,0} of the pixels is {got}, expected a whole number from 0 to 255");
    }
}
