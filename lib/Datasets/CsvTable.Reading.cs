using System.Text;
using CsvHelper;

namespace FerLib.Datasets;

/// <content>How they are read: as users' programs write them too, with a byte order mark, semicolons or tabs, or Windows line ends.</content>
internal static partial class CsvTable
{
    /// <summary>Opens a table and checks its header; the rows are the caller's to read and the reader's to dispose.</summary>
    /// <param name="title">What the table is, for messages: "manifest".</param>
    /// <param name="file">The full path.</param>
    /// <param name="columns">The known columns in lower case, those that are required first; their order and case in the file do not matter.</param>
    /// <param name="required">How many of the columns are required.</param>
    /// <param name="onMalformed">Is told the line of a row that is no CSV, and why.</param>
    /// <param name="insteadOfFolder">What else to do if the path is a folder, to follow "Name the file in it".</param>
    /// <exception cref="DatasetException">The file is missing, is a folder, is not UTF-8, lacks a required column or has a column twice.</exception>
    public static CsvReader Open(
        string title, string file, IReadOnlyList<string> columns, int required, Action<long, string> onMalformed, string insteadOfFolder = "")
    {
        string text = ReadText(title, file, insteadOfFolder);
        CsvReader csv = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            Separator = SeparatorOf(text),
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => onMalformed(record.LineNumber, ReasonAgainst(record)),
        });
        csv.ReadHeader();
        if (FaultOf(csv.Headers, columns, required) is not { } fault)
            return csv;
        csv.Dispose();
        throw new DatasetException($"{title}: {OneLine.Of(file)}: {fault}");
    }

    /// <summary>A field by its column; empty where the table or the row has none.</summary>
    public static string Field(CsvReader row, string column) => row.TryGetFieldIndex(column, out int index) ? row.GetString(index) : "";

    /// <summary>A field without blanks around it; null where it is empty.</summary>
    public static string? Optional(CsvReader row, string column) => Field(row, column).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The text of a table, UTF-8, without its byte order mark.</summary>
    /// <exception cref="DatasetException">The file is missing, is a folder, or is not UTF-8.</exception>
    public static string ReadText(string title, string file, string insteadOfFolder = "")
    {
        if (!File.Exists(file))
        {
            string got = Directory.Exists(file) ? $"is a folder, expected a CSV file. Name the file in it{insteadOfFolder}" : "does not exist. Check the path";
            throw new DatasetException($"{title}: {OneLine.Of(file)} {got}; a relative one counts from where the command was typed.");
        }

        try
        {
            return File.ReadAllText(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException error)
        {
            throw new DatasetException($"{title}: {OneLine.Of(file)} is not UTF-8. Save it as \"CSV UTF-8\".", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{title}: {OneLine.Of(file)} cannot be read ({OneLine.Of(error.Message)}). Give yourself the right to read it.", error);
        }
    }

    private static char SeparatorOf(string text)
    {
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        ReadOnlySpan<char> header = end < 0 ? text : text.AsSpan(0, end);
        return header.Contains(',') ? ',' : header.Contains(';') ? ';' : header.Contains('\t') ? '\t' : ',';
    }

    private static string? FaultOf(IReadOnlyList<string> headers, IReadOnlyList<string> columns, int required)
    {
        string[] got = [.. headers.Select(column => column.Trim().ToLowerInvariant())];
        string[] missing = [.. columns.Take(required).Except(got)];
        if (missing.Length > 0)
        {
            string header = got.Length == 0 ? "an empty file" : OneLine.Of(string.Join(',', got));
            return $"the header lacks {string.Join(" and ", missing)}; expected {string.Join(',', columns)} " +
                $"({string.Join(" and ", columns.Take(required))} are required), got {header}. Add the header line.";
        }

        return got.Where(column => columns.Contains(column)).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"the header has {twice.Key} twice. Remove one of the two columns."
            : null;
    }

    private static string ReasonAgainst(CsvMalformedRecord record)
    {
        string got = record.Reason == CsvMalformedReason.UnterminatedQuote
            ? "a quote is never closed, so that everything after it is lost" : "a quote stands inside a field";
        return $"{got}; expected quotes in pairs around a field. Correct the line.";
    }
}
