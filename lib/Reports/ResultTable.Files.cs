using System.Text;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <content>The table as a file.</content>
public sealed partial class ResultTable
{
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
            ".html" => ReportPage.Of(Title, ToHtml()),
            ".md" => ToMarkdown(),
            ".csv" => ToCsv(),
            string other => throw new ArgumentException($"{file}: a table is not written as \"{other}\", expected .html, .md or .csv.", nameof(file)),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        WholeFile.Write(file, Encoding.UTF8.GetBytes(text));
    }
}
