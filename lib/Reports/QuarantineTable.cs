using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>The files of a data set that are not samples, with reasons.</summary>
public static class QuarantineTable
{
    private const int Most = 20;

    /// <summary>A row a file; after the first 20 of a data set a note counts the rest.</summary>
    /// <param name="manifests">The data sets. With more than one, a first column says whose file it is.</param>
    public static ResultTable Of(params IReadOnlyList<Manifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        bool several = manifests.Count > 1;
        int files = manifests.Sum(manifest => manifest.Quarantine.Count);
        return new ResultTable(
            $"{(several ? "" : string.Concat(manifests.Select(manifest => $"{manifest.Name}: ")))}{Count(files)} in quarantine",
            [.. several ? (TableColumn[])[new("data set")] : [], new("file"), new("reason")],
            from manifest in manifests
            from file in manifest.Quarantine.Take(Most)
            select (string[])[.. several ? (string[])[manifest.Name] : [], OneLine.Of(file.Path), Sentence(file.Reason)])
        {
            Notes = [.. manifests.Where(manifest => manifest.Quarantine.Count > Most)
                .Select(manifest => $"{(several ? manifest.Name + ": " : "")}and {Count(manifest.Quarantine.Count - Most)} more.")],
        };
    }

    private static string Count(int files) => string.Create(CultureInfo.InvariantCulture, $"{files:#,0} {(files == 1 ? "file" : "files")}");

    private static string Sentence(string reason) => reason.EndsWith('.') ? reason : reason + ".";
}
