using System.Text;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <content>The table as a file.</content>
public sealed partial class ResultTable
{
    private const string Page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";

    /// <summary>Writes the table to a file: a web page that needs no other file, Markdown, or comma-separated values, by the file's ending.</summary>
    /// <param name="file">The file, ending in .html, .md or .csv; its folder is made, a file of that name replaced.</param>
    /// <exception cref="ArgumentException">The file has another ending.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        string text = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".html" => $"{Page}<title>{Encode(Title)}</title>\n<style>:root{{color-scheme:light dark}}body{{font-family:sans-serif;margin:1em}}</style>\n"
                + $"</head>\n<body>\n{ToHtml()}\n</body>\n</html>\n",
            ".md" => ToMarkdown(),
            ".csv" => ToCsv(),
            string other => throw new ArgumentException($"{file}: a table is not written as \"{other}\", expected .html, .md or .csv.", nameof(file)),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        WholeFile.Write(file, Encoding.UTF8.GetBytes(text));
    }
}
