using System.Text;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>A report as a file: a web page, Markdown or comma-separated values, by the file's ending.</summary>
internal static class ReportFile
{
    /// <summary>Writes a report.</summary>
    /// <param name="file">The file; its folder is made, a file of that name replaced.</param>
    /// <param name="what">What it is, for the error: "table".</param>
    /// <param name="html">Makes the page.</param>
    /// <param name="markdown">Makes the Markdown.</param>
    /// <param name="csv">Makes the values.</param>
    /// <exception cref="ArgumentException">The file has another ending.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Save(string file, string what, Func<string> html, Func<string> markdown, Func<string> csv)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        string text = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".html" => html(),
            ".md" => markdown(),
            ".csv" => csv(),
            string other => throw new ArgumentException($"{file}: a {what} is not written as \"{other}\", expected .html, .md or .csv.", nameof(file)),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        WholeFile.Write(file, Encoding.UTF8.GetBytes(text));
    }
}
