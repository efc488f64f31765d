using System.Net;
using System.Text;

namespace FerNotebooks.Runner.Reports;

/// <summary>The head that all pages share: no outside address can be loaded, the style sheet is inside.</summary>
internal static class PageFrame
{
    private static readonly string Style = ReadStyle();

    /// <summary>Appends everything before the body.</summary>
    public static void AppendHead(StringBuilder page, string title) => page
        .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .Append("<link rel=\"icon\" href=\"data:,\">\n")
        .Append("<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n<style>\n").Append(Style).Append("</style>\n</head>\n");

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(PageFrame).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
