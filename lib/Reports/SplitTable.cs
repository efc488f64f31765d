using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>Who trains, validates and tests.</summary>
public static class SplitTable
{
    private const int NamedSubjects = 8;

    /// <summary>Counts pictures and subjects of the three parts, with the pictures of each label.</summary>
    /// <returns>A column a part; the notes name the subjects, and those that stand in more than one part.</returns>
    public static ResultTable Of(Manifest manifest, Split split)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(split);
        (string Name, Sample[] Samples)[] parts =
        [
            ("training", Take(manifest, split.Training)),
            ("validation", Take(manifest, split.Validation)),
            ("test", Take(manifest, split.Test)),
        ];
        return new ResultTable(
            $"{manifest.Name}: {ProtocolName.Of(split.Protocol)} split{Fold(split)}, {(split.Protocol == SplitProtocol.Official ? "as published" : $"seed {split.Seed.ToString(CultureInfo.InvariantCulture)}")}",
            [new(""), .. parts.Select(part => TableColumn.Number(part.Name))],
            [
                ["pictures", .. parts.Select(part => Text(part.Samples.Length))],
                ["share", .. parts.Select(part => Share(part.Samples.Length, manifest.Samples.Count))],
                ["subjects", .. parts.Select(part => manifest.NamesSubjects ? Text(SubjectsOf(part.Samples).Length) : "-")],
                .. manifest.Labels.Select(label => (string[])[label, .. parts.Select(part => Text(part.Samples.Count(s => s.Label == label)))]),
            ])
        {
            Notes = [.. manifest.NamesSubjects ? SubjectNotes(parts) : ["Nothing says who is on the pictures: the test may hold faces that the network was trained on."], .. split.Notes],
        };
    }

    private static IEnumerable<string> SubjectNotes((string Name, Sample[] Samples)[] parts) =>
    [
        .. parts.Where(part => part.Samples.Length > 0).Select(part => $"{part.Name}: {Names(SubjectsOf(part.Samples))}"),
        SharedNote(parts.Select(part => part.Samples)),
    ];

    private static string Fold(Split split) => split.Fold is null ? "" : $" {split.Fold} of {split.Folds}";

    private static Sample[] Take(Manifest manifest, int[] indices) => [.. indices.Select(i => manifest.Samples[i])];

    private static string[] SubjectsOf(Sample[] samples) => [.. samples.Select(s => s.Subject).Distinct().Order(StringComparer.Ordinal)];

    private static string Share(int count, int all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Math.Max(1, all):0} %");

    private static string Names(string[] subjects) =>
        string.Join(", ", subjects.Take(NamedSubjects)) + (subjects.Length > NamedSubjects ? $" and {subjects.Length - NamedSubjects} more" : "");

    private static string SharedNote(IEnumerable<Sample[]> parts)
    {
        string[] shared = [.. parts.SelectMany(SubjectsOf)
            .GroupBy(subject => subject).Where(group => group.Count() > 1).Select(group => group.Key).Order(StringComparer.Ordinal)];
        if (shared.Length == 0)
            return "No subject is in two parts: every face of the test is new to the network.";
        return $"{shared.Length} subject(s) are in more than one part ({Names(shared)}): "
            + "the test holds faces that the network was trained on, so its accuracy says nothing about new people.";
    }

    private static string Text(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
