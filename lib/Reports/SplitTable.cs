using System.Globalization;
using FerLib.Datasets;

namespace FerLib.Reports;

/// <summary>Who trains, validates and tests.</summary>
public static class SplitTable
{
    private const int NamedSubjects = 8;

    /// <summary>Counts pictures and subjects of the three parts, with the pictures of each label.</summary>
    /// <returns>A row a part; the notes say which subjects stand in more than one part, and what else the split itself notes.</returns>
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
            $"{manifest.Name}: {NameOf(split.Protocol)} split, seed {split.Seed.ToString(CultureInfo.InvariantCulture)}",
            [
                new("part"), TableColumn.Number("pictures"), TableColumn.Number("share"), new("subjects"),
                .. manifest.Labels.Select(TableColumn.Number),
            ],
            parts.Select(part => Row(manifest, part.Name, part.Samples)))
        {
            Notes = [SharedNote(parts.Select(part => part.Samples)), .. split.Notes],
        };
    }

    /// <summary>The protocol as it stands beside every number.</summary>
    public static string NameOf(SplitProtocol protocol) => protocol switch
    {
        SplitProtocol.SubjectIndependent => "subject-independent",
        SplitProtocol.PaperRandom => "paper: random",
        _ => protocol.ToString(),
    };

    private static Sample[] Take(Manifest manifest, int[] indices) => [.. indices.Select(i => manifest.Samples[i])];

    private static string[] Row(Manifest manifest, string name, Sample[] samples)
    {
        string[] subjects = [.. samples.Select(s => s.Subject).Distinct().Order(StringComparer.Ordinal)];
        string who = subjects.Length <= NamedSubjects ? string.Join(", ", subjects) : $"{subjects.Length} subjects";
        double share = 100.0 * samples.Length / Math.Max(1, manifest.Samples.Count);
        return
        [
            name, Text(samples.Length), string.Create(CultureInfo.InvariantCulture, $"{share:0} %"), who,
            .. manifest.Labels.Select(label => Text(samples.Count(s => s.Label == label))),
        ];
    }

    private static string SharedNote(IEnumerable<Sample[]> parts)
    {
        string[] shared = [.. parts.SelectMany(part => part.Select(s => s.Subject).Distinct())
            .GroupBy(subject => subject).Where(group => group.Count() > 1).Select(group => group.Key).Order(StringComparer.Ordinal)];
        if (shared.Length == 0)
            return "No subject is in two parts: every face of the test is new to the network.";
        string few = string.Join(", ", shared.Take(NamedSubjects));
        return $"{shared.Length} subject(s) are in more than one part ({few}{(shared.Length > NamedSubjects ? ", ..." : "")}): "
            + "the test holds faces that the network was trained on, so its accuracy says nothing about new people.";
    }

    private static string Text(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
