using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>The files of a data set that are not samples, with reasons.</summary>
public static class QuarantineTable
{
    private const int Most = 20;

    /// <summary>A row a file; after the first 20 a note counts the rest.</summary>
    /// <param name="manifest">The data set.</param>
    public static ResultTable Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        int files = manifest.Quarantine.Count;
        return new ResultTable(
            string.Create(CultureInfo.InvariantCulture, $"{manifest.Name}: {files:#,0} {(files == 1 ? "file" : "files")} in quarantine"),
            [new("file"), new("reason")],
            manifest.Quarantine.Take(Most).Select(file => (string[])[OneLine.Of(file.Path), Sentence(file.Reason)]))
        {
            Notes = files > Most ? [string.Create(CultureInfo.InvariantCulture, $"... and {files - Most:#,0} more.")] : [],
        };
    }

    private static string Sentence(string reason) => reason.EndsWith('.') ? reason : reason + ".";
}
