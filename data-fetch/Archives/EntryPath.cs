using System.Text;

namespace DataFetch.Archives;

/// <summary>The path of an entry: relative, with forward slashes, safe below any folder; or the reason why it is none.</summary>
/// <remarks>
/// Backslashes are folder marks as they are on Windows, where old programs wrote them into zips: <c>..\x</c> leads out of its folder on
/// every system. The part <c>.</c> is dropped. Names that only Windows cannot have (CON, a colon, a dot or blank at the end) are refused
/// there and read elsewhere.
/// </remarks>
internal static class EntryPath
{
    // File systems have at most 255 bytes or characters for a name; paths are far below what systems take with the data home before them.
    private const int LongestPart = 255, LongestPath = 1024, MostParts = 32;

    private static readonly string[] Reserved = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM", "LPT"];

    /// <summary>Checks a path as an archive has it.</summary>
    /// <param name="written">The path.</param>
    /// <param name="path">The path to use, without a slash at its end; empty for the archive's own root.</param>
    /// <param name="windows">Whether names that Windows cannot have are refused.</param>
    /// <returns>What is wrong with it, to follow the entry's name; null if nothing is.</returns>
    public static string? Check(string written, out string path, bool windows)
    {
        path = "";
        if (written.Length == 0)
            return "has an empty name";
        if (written.Any(char.IsControl))
            return "has a control character in its name";
        if (!IsText(written))
            return "has a name that is no text";
        string slashed = written.Replace('\\', '/');
        if (slashed.StartsWith("//", StringComparison.Ordinal))
            return "has the path of another computer, expected a relative one";
        if (slashed[0] == '/')
            return "has an absolute path, expected a relative one";
        if (slashed.Length > 1 && slashed[1] == ':' && char.IsAsciiLetter(slashed[0]))
            return $"has a path on the drive {slashed[..2]}, expected a relative one";

        string[] parts = slashed.Split('/');
        string[] kept = [.. (parts[^1].Length == 0 ? parts[..^1] : parts).Where(part => part != ".")];
        path = string.Join('/', kept);
        if (kept.Contains(""))
            return "has an empty part in its path";
        if (kept.Contains(".."))
            return "leads out of its folder (..)";
        if (path.Length > LongestPath || kept.Length > MostParts || kept.Any(part => Encoding.UTF8.GetByteCount(part) > LongestPart))
            return $"has too long a path, expected at most {LongestPart} bytes a name, {MostParts} names and {LongestPath:#,0} characters";
        return windows && kept.FirstOrDefault(part => !IsWindowsName(part)) is { } odd ? $"has a name that Windows cannot have ({odd})" : null;
    }

    private static bool IsText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    private static bool IsWindowsName(string name)
    {
        string stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        bool isDevice = Reserved.Any(device => device is "COM" or "LPT"
            ? stem.Length == 4 && stem.StartsWith(device, StringComparison.Ordinal) && "0123456789¹²³".Contains(stem[3]) : stem == device);
        return !isDevice && name[^1] is not ('.' or ' ') && name.IndexOfAny(['<', '>', ':', '"', '|', '?', '*']) < 0;
    }
}
