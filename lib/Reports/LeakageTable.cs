using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>What the parts of splits have in common: a row a split, so that protocols can be compared.</summary>
public static class LeakageTable
{
    private const int NamedPairs = 8;

    private const string NotKnown = "not known", NotCompared = "not compared";

    /// <summary>A row for each audited split.</summary>
    /// <param name="audits">
    /// The audits, at least one. With several data sets, a first column says which; splits of one protocol, as folds are, are numbered.
    /// </param>
    /// <returns>Counts, or "not known" and "not compared" where there is none; the notes say how the pictures were compared.</returns>
    /// <exception cref="ArgumentException">There is no audit.</exception>
    public static ResultTable Of(params IReadOnlyList<LeakageAudit> audits)
    {
        ArgumentNullException.ThrowIfNull(audits);
        if (audits.Count == 0)
            throw new ArgumentException("There is no audit, expected at least one.", nameof(audits));
        bool several = audits.Select(audit => audit.Manifest.Name).Distinct(StringComparer.Ordinal).Count() > 1;
        return new ResultTable(
            $"{(several ? "" : $"{audits[0].Manifest.Name}: ")}what the parts of {(audits.Count == 1 ? "a split" : "splits")} have in common",
            [
                .. several ? (TableColumn[])[new("data set")] : [],
                new("protocol"),
                TableColumn.Number("subjects in two parts"),
                TableColumn.Number("clips in two parts"),
                TableColumn.Number("near-duplicate pairs training-test"),
                TableColumn.Number("test pictures with one in training"),
                new("verdict"),
            ],
            audits.Select((audit, i) => (string[])
            [
                .. several ? (string[])[audit.Manifest.Name] : [],
                Protocol(audits, i),
                Count(audit.SharedSubjects?.Count, NotKnown),
                Count(audit.SharedClips?.Count, NotKnown),
                Count(audit.PairsBetween(SplitParts.Training, SplitParts.Test), NotCompared),
                audit.TestWithDuplicateInTraining is { } known ? $"{Count(known)} of {Count(audit.TestPictures)}" : NotCompared,
                audit.Verdict,
            ]))
        {
            Notes = [.. audits.DistinctBy(audit => audit.Manifest.Hash).SelectMany(audit => Notes(audit, several))],
        };
    }

    private static IEnumerable<string> Notes(LeakageAudit audit, bool several)
    {
        string who = several ? $"{audit.Manifest.Name}: " : "";
        if (audit.Duplicates is { } duplicates)
        {
            yield return $"{who}{duplicates}. Cropped, mirrored and turned copies are not looked for.";
            if (!duplicates.IsComplete)
                yield return $"{who}{Count(duplicates.Pairs.Count)} of the pairs, the most alike, were kept: every count of pairs above is the least.";
        }

        if (audit.LabelConflicts is { Count: > 0 } conflicts)
            yield return $"{who}{Pairs(conflicts)} two labels{Copies(conflicts)}.";
        if (audit.AcrossSubjects is { Count: > 0 } subjects)
            yield return $"{who}{Pairs(subjects)} two subjects{Copies(subjects)}: {Names(audit, subjects)}.";
        if (audit.Manifest.IsPractice)
            yield return $"{who}Practice data: the frames of a rendered clip are near-duplicates by construction.";
    }

    private static string Pairs(IReadOnlyList<NearDuplicatePair> pairs) =>
        $"{Count(pairs.Count)} near-duplicate {(pairs.Count == 1 ? "pair has" : "pairs have")}";

    private static string Copies(IReadOnlyList<NearDuplicatePair> pairs)
    {
        int copies = pairs.Count(pair => pair.IsCopy);
        return copies == 0 ? "" : $" ({Count(copies)} as alike as copies of one picture)";
    }

    private static string Names(LeakageAudit audit, IReadOnlyList<NearDuplicatePair> pairs)
    {
        string[] names = [.. pairs
            .Select(pair => string.Join(" and ", new[] { SubjectOf(pair.A), SubjectOf(pair.B) }.Order(StringComparer.Ordinal)))
            .Distinct(StringComparer.Ordinal)];
        string more = names.Length > NamedPairs ? $" and {Count(names.Length - NamedPairs)} more" : "";
        return string.Join(", ", names.Take(NamedPairs)) + more;

        string SubjectOf(int picture) => OneLine.Of(audit.Manifest.Samples[picture].Subject);
    }

    private static string Protocol(IReadOnlyList<LeakageAudit> audits, int at)
    {
        int[] alike = [.. Enumerable.Range(0, audits.Count).Where(i =>
            audits[i].Split.Protocol == audits[at].Split.Protocol && audits[i].Manifest.Name == audits[at].Manifest.Name)];
        string name = ProtocolName.Of(audits[at].Split.Protocol);
        return alike.Length == 1 ? name : $"{name}, {Count(Array.IndexOf(alike, at) + 1)} of {Count(alike.Length)}";
    }

    private static string Count(int? count, string otherwise = "") => count?.ToString("#,0", CultureInfo.InvariantCulture) ?? otherwise;
}
