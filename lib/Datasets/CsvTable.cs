using System.Text;
using CsvHelper;

namespace FerLib.Datasets;

/// <summary>How the CSV files of a data set are written: UTF-8, a header, commas, quotes where needed, lines that end in a line feed.</summary>
internal static partial class CsvTable
{
    private static readonly CsvWriterOptions Options =
        CsvWriterOptions.Default with { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    /// <summary>Writes through a neighbouring file, so that an interrupted write leaves the old file whole.</summary>
    /// <param name="file">The file; its folder is created.</param>
    /// <param name="rows">The header and the rows.</param>
    /// <param name="comments">Lines above the header, as they are.</param>
    /// <exception cref="DatasetException">The file cannot be written.</exception>
    public static void Write(string file, IEnumerable<IEnumerable<string?>> rows, params IReadOnlyList<string> comments)
    {
        string full = Path.GetFullPath(file);
        string partial = full + WholeFile.Partial;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using FileStream stream = File.Create(partial);
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(comments.Select(comment => comment + "\n"))));
            using (CsvWriter csv = CsvWriter.Create(stream, Options))
            {
                foreach (IEnumerable<string?> row in rows)
                {
                    foreach (string? field in row)
                        csv.WriteField(field);
                    csv.EndRecord();
                }
            }

            File.Move(partial, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(
                $"{OneLine.Of(full)} cannot be written ({OneLine.Of(error.Message)}). Choose a file in a folder that you may write to.", error);
        }
    }
}
