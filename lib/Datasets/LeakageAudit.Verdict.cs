using System.Globalization;

namespace FerLib.Datasets;

/// <content>What the audit comes to, in words.</content>
public sealed partial class LeakageAudit
{
    /// <summary>Whether anything was found that two parts have in common.</summary>
    public bool HasLeaks =>
        SharedPictures > 0 || SharedSubjects is { Count: > 0 } || SharedClips is { Count: > 0 } || Across is { Count: > 0 };

    /// <summary>
    /// "no leak found: ..." or "leaks: ..." with numbers, and what was not looked at or cannot be known. It never claims more than was
    /// looked at.
    /// </summary>
    public string Verdict => string.Join(" ", [HasLeaks ? Leaks() : NoLeak(), .. Remarks()]);

    /// <summary>The data set, the protocol and the verdict, in a line.</summary>
    public override string ToString() => $"{Manifest.Name}, {ProtocolName.Of(Split.Protocol)}: {Verdict}";

    private string Leaks()
    {
        var leaks = new List<string>();
        if (SharedPictures > 0)
            leaks.Add($"{Number(SharedPictures, "picture")} in two parts, by other channels");
        if (SharedSubjects is { Count: > 0 } subjects)
            leaks.Add($"{Number(subjects.Count, "subject")} in two parts{Promise(ProtocolName.KeepsSubjectsApart(Split.Protocol))}");
        if (SharedClips is { Count: > 0 } clips)
            leaks.Add($"{Number(clips.Count, "clip")} in two parts{Promise(ProtocolName.KeepsClipsApart(Split.Protocol))}");
        if (Across is { Count: > 0 })
        {
            string pairs = $"{AtLeast}{Number(Across.Count, "near-duplicate pair")} across parts";
            leaks.Add(TestWithDuplicateInTraining > 0
                ? $"{pairs}: {AtLeast}{Number(TestWithDuplicateInTraining.Value)} of {Number(TestPictures, "test picture")} with one in training"
                : $"{pairs}, none between test and training");
        }

        return $"leaks: {string.Join("; ", leaks)}.";
    }

    private string NoLeak()
    {
        var looked = new List<string>();
        if (SharedSubjects is not null)
            looked.Add("no subject is in two parts");
        if (SharedClips is not null)
            looked.Add("no clip is in two parts");
        if (Duplicates is { IsComplete: true })
            looked.Add($"no near-duplicate pair among {Number(Duplicates.Fingerprints.Compared.Count, "picture")} is across parts");
        else if (Duplicates is not null)
            looked.Add($"none of the {Number(Duplicates.Pairs.Count)} near-duplicate pairs that were kept, of {Number(Duplicates.Count)}, is across parts");
        return looked.Count == 0 ? "not known: nothing could be looked at." : $"no leak found: {string.Join(", ", looked)}.";
    }

    private IEnumerable<string> Remarks()
    {
        if (SharedSubjects is null)
            yield return "Who is on the pictures is not known.";
        if (SharedClips is null)
            yield return "No clips are named.";
        if (Duplicates is null)
        {
            yield return "The pictures were not compared.";
            yield break;
        }

        PictureFingerprints fingerprints = Duplicates.Fingerprints;
        if (fingerprints.Damaged.Count > 0)
            yield return $"Not compared: {Number(fingerprints.Damaged.Count, "picture")} that cannot be decoded.";
        if (fingerprints.WithoutContent.Count > 0)
            yield return $"Not compared: {Number(fingerprints.WithoutContent.Count, "picture")} without content.";
    }

    // A protocol that lets faces cross says so; one that promises not to, and does, is a mistake that must stand out.
    private static string Promise(bool keepsApart) => keepsApart ? " against the protocol" : "";

    private string AtLeast => Duplicates is { IsComplete: false } ? "at least " : "";

    private static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Number(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";
}
