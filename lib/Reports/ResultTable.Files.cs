namespace FerLib.Reports;

/// <content>The table as a file.</content>
public sealed partial class ResultTable
{
    /// <summary>Writes the table to a file: a web page that needs no other file, Markdown, or comma-separated values, by the file's ending.</summary>
    /// <param name="file">The file, ending in .html, .md or .csv; its folder is made, a file of that name replaced.</param>
    /// <exception cref="ArgumentException">The file has another ending.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(string file) => ReportFile.Save(file, "table", () => ReportPage.Of(Title, ToHtml()), ToMarkdown, ToCsv);
}
