using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>What is in a data set, label by label.</summary>
public static class ManifestTable
{
    private const int NamedFiles = 5;

    /// <summary>Counts the pictures, subjects and clips of each label.</summary>
    /// <returns>A row a label in the fixed order, and the sums; the quarantined files are counted and the first ones named in notes.</returns>
    public static ResultTable Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        IEnumerable<string> labels = manifest.Samples.Any(s => !s.IsLabelled) ? manifest.Labels.Append(Expressions.Unknown) : manifest.Labels;
        IEnumerable<IReadOnlyList<string>> rows = labels.Select(label => Row(manifest, label, manifest.Samples.Where(s => s.Label == label)));
        string subjects = manifest.NamesSubjects ? $" of {Count(manifest.Subjects.Count)} subjects" : ", nothing says of whom";
        return new ResultTable(
            $"{manifest.Name}: {Count(manifest.Samples.Count)} pictures{subjects}",
            [new("expression"), TableColumn.Number("pictures"), TableColumn.Number("subjects"), TableColumn.Number("clips")],
            rows.Append(Row(manifest, "all", manifest.Samples)))
        {
            TotalRows = 1,
            Notes = [.. Notes(manifest)],
        };
    }

    private static IEnumerable<string> Notes(Manifest manifest)
    {
        if (manifest.IsPractice)
            yield return "Practice data: faces rendered by this workbook, not pictures of the published data set.";
        foreach (string note in manifest.Notes)
            yield return note;
        if (manifest.Quarantine.Count == 0)
            yield break;
        yield return $"{Count(manifest.Quarantine.Count)} file(s) in quarantine, left out of everything below:";
        foreach (QuarantinedFile file in manifest.Quarantine.Take(NamedFiles))
            yield return $"{OneLine.Of(file.Path)}: {file.Reason}";
        if (manifest.Quarantine.Count > NamedFiles)
            yield return $"... and {Count(manifest.Quarantine.Count - NamedFiles)} more.";
    }

    private static string[] Row(Manifest manifest, string label, IEnumerable<Sample> samples)
    {
        Sample[] these = [.. samples];
        int clips = these.Where(s => s.Clip is not null).Select(s => (s.Subject, s.Clip)).Distinct().Count();
        string subjects = manifest.NamesSubjects ? Count(these.Select(s => s.Subject).Distinct().Count()) : "-";
        return [label, Count(these.Length), subjects, clips == 0 ? "-" : Count(clips)];
    }

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
