using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>How the pictures of data sets hang together: subjects, clips, sessions, angles, official parts.</summary>
public static class StructureTable
{
    private const string NotSaid = "not said";

    /// <summary>A row a data set: how many subjects and clips there are and how many pictures each has, and what else the names hold.</summary>
    /// <param name="manifests">The data sets.</param>
    public static ResultTable Of(IReadOnlyList<Manifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        return new ResultTable(
            $"What hangs together{(manifests.Any(manifest => manifest.IsPractice) ? " (practice data)" : "")}",
            [
                new("data set"), TableColumn.Number("pictures"), TableColumn.Number("subjects"), TableColumn.Number("pictures of each"),
                TableColumn.Number("clips"), TableColumn.Number("pictures in each"), new("sessions"), new("angles"), new("official parts"),
            ],
            manifests.Select(Row))
        {
            Notes =
            [
                "Of each, in each: from the smallest to the largest number, where they differ. A clip is a run of pictures of one subject that the "
                    + "names tell to be near-copies. Not said: neither names nor tables say.",
                .. manifests.SelectMany(manifest => manifest.Notes.Select(note => $"{manifest.Name}: {note}")),
            ],
        };
    }

    private static string[] Row(Manifest manifest)
    {
        ClipStructure structure = ClipStructure.Of(manifest);
        int[] ofSubject = manifest.NamesSubjects ? [.. manifest.Samples.CountBy(sample => sample.Subject).Select(pair => pair.Value)] : [];
        int[] inClip = [.. structure.Clips.Select(clip => clip.Length)];
        return
        [
            manifest.Name, Count(manifest.Samples.Count), ofSubject.Length == 0 ? NotSaid : Count(ofSubject.Length), Range(ofSubject),
            inClip.Length == 0 ? NotSaid : Count(inClip.Length), Range(inClip), Values(manifest, sample => sample.Session),
            Values(manifest, sample => sample.Angle), Values(manifest, sample => sample.Split),
        ];
    }

    private static string Values(Manifest manifest, Func<Sample, string?> valueOf)
    {
        string[] values = [.. manifest.Samples.Select(valueOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return values.Length == 0 ? "-" : string.Join(", ", values.Select(OneLine.Of));
    }

    private static string Range(int[] counts) => counts.Length == 0 ? "-"
        : counts.Min() == counts.Max() ? Count(counts[0]) : $"{Count(counts.Min())} to {Count(counts.Max())}";

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
