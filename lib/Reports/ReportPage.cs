using System.Net;

namespace FerLib.Reports;

/// <summary>A web page around a report, that needs no other file and is readable on light and dark.</summary>
internal static class ReportPage
{
    /// <summary>The page.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="body">The report, as HTML.</param>
    public static string Of(string title, string body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        + $"<title>{WebUtility.HtmlEncode(title.ReplaceLineEndings("\n"))}</title>\n<style>:root{{color-scheme:light dark}}body{{font-family:sans-serif;margin:1em}}</style>\n"
        + $"</head>\n<body>\n{body}\n</body>\n</html>\n";
}
