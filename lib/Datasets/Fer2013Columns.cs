using System.Text;

namespace FerLib.Datasets;

/// <summary>Where the columns of FER2013's table are: <c>emotion,pixels,Usage</c>, or <c>emotion, Usage, pixels</c> in a later copy.</summary>
internal sealed record Fer2013Columns
{
    // Far longer than any header of it; a file without a line feed ends the search here.
    private const int LongestHeader = 1024;

    /// <summary>The byte between two fields.</summary>
    public required byte Separator { get; init; }

    /// <summary>The position of the code of the expression.</summary>
    public required int Emotion { get; init; }

    /// <summary>The position of the numbers.</summary>
    public required int Pixels { get; init; }

    /// <summary>The position of the part of the official split.</summary>
    public required int Usage { get; init; }

    /// <summary>Finds the columns in the header line.</summary>
    /// <exception cref="DatasetException">A column is missing.</exception>
    public static Fer2013Columns Of(ReadOnlySpan<byte> header, string file)
    {
        (byte separator, string[] names) = Split(header);
        string[] missing = [.. ((string[])["emotion", "pixels", "Usage"]).Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (missing.Length > 0)
        {
            string got = header.IsEmpty ? "no header" : OneLine.Of(string.Join(',', names));
            throw new DatasetException(
                $"{Fer2013Facts.Title}: {OneLine.Of(file)}: the header lacks {string.Join(" and ", missing)}; expected emotion,pixels,Usage, got {got}. " +
                "Get the whole table (fer2013.csv or icml_face_data.csv), as UTF-8.");
        }

        return new Fer2013Columns { Separator = separator, Emotion = Find("emotion"), Pixels = Find("pixels"), Usage = Find("Usage") };

        int Find(string name) => Array.FindIndex(names, column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a file is such a table by its first line, with or without the column Usage.</summary>
    public static bool AreIn(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            var lines = new ByteLines(stream, LongestHeader);
            if (!lines.Next())
                return false;
            (_, string[] names) = Split(lines.Line);
            return names.Contains("emotion", StringComparer.OrdinalIgnoreCase) && names.Contains("pixels", StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The part of a line that is a field's value, without blanks and quotes around it.</summary>
    public static Range Trim(ReadOnlySpan<byte> line, Range field)
    {
        (int start, int length) = field.GetOffsetAndLength(line.Length);
        int end = start + length;
        while (start < end && line[start] is (byte)' ' or (byte)'"')
            start++;
        while (end > start && line[end - 1] is (byte)' ' or (byte)'"')
            end--;
        return start..end;
    }

    private static (byte Separator, string[] Names) Split(ReadOnlySpan<byte> header)
    {
        string text = Encoding.UTF8.GetString(header).TrimStart('\uFEFF');
        char separator = text.Contains(',') ? ',' : text.Contains(';') ? ';' : '\t';
        return ((byte)separator, [.. text.Split(separator).Select(name => name.Trim(' ', '"'))]);
    }
}
