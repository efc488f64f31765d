using System.Globalization;
using CsvHelper;

namespace FerLib.Datasets;

/// <summary>The rows of a manifest file, checked one by one.</summary>
internal sealed class ManifestRows(string folder, string fileName, ReaderOptions options)
{
    private const int OldestAge = 130;
    private readonly Dictionary<string, (Sample Sample, long Line)> _samples = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contradicted = new(StringComparer.Ordinal);
    private readonly List<QuarantinedFile> _quarantine = [];

    /// <summary>Whether the table has a column for subjects; otherwise the rule finds them.</summary>
    public bool HasSubjects { get; set; }

    /// <summary>Checks a row and keeps it as a sample or as a quarantined file.</summary>
    public void Add(CsvReader row)
    {
        long line = row.LineNumber;
        string path = CsvTable.Field(row, "path");
        string? reason = path.Length == 0 ? "the column path is empty, expected a file. Fill it in, or remove the row." : null;
        string found = path.Length == 0 ? "" : Locate(path, ref reason);
        string label = CsvTable.Field(row, "label").Trim();
        if (label.Length == 0)
            reason ??= "the column label is empty, expected an expression. Fill it in, or remove the row.";
        string? subject = HasSubjects ? CsvTable.Optional(row, "subject") : SubjectRule.SubjectOf(options.Subject, NameReading.FileName(found));
        if (subject is null)
            reason ??= HasSubjects ? "the column subject is empty, expected who is on the picture. Fill it in." : SubjectRule.ReasonAgainst(options.Subject);
        string? split = SplitOf(CsvTable.Optional(row, "split"), ref reason);
        int? age = AgeOf(CsvTable.Optional(row, "age"), ref reason);
        if (reason is not null)
        {
            _quarantine.Add(new(path.Length == 0 ? fileName : path, At(line, reason)));
            return;
        }

        Keep(line, new Sample
        {
            Path = found,
            Label = WrittenLabel.LabelOf(label),
            Subject = subject!,
            Clip = CsvTable.Optional(row, "clip"),
            Split = split,
            Age = age,
            Gender = CsvTable.Optional(row, "gender"),
            Ethnicity = CsvTable.Optional(row, "ethnicity"),
        });
    }

    /// <summary>Keeps a line that is not CSV.</summary>
    public void AddMalformed(long line, string reason) => _quarantine.Add(new(fileName, At(line, reason)));

    /// <summary>The rows as a data set.</summary>
    public Manifest ToManifest(string name)
    {
        Sample[] samples = [.. _samples.Values.Select(kept => kept.Sample).Where(sample => !_contradicted.Contains(sample.Path))];
        return new Manifest(name, folder, options.IsPractice, samples, _quarantine)
        {
            Reader = "manifest",
            Notes = [.. WrittenLabel.Notes(samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal))],
        };
    }

    private void Keep(long line, Sample sample)
    {
        if (_samples.TryAdd(sample.Path, (sample, line)))
            return;
        (Sample first, long firstLine) = _samples[sample.Path];
        if (first == sample)
            return; // the same row again says nothing new and takes nothing away
        if (_contradicted.Add(sample.Path))
            _quarantine.Add(new(sample.Path, $"lines {firstLine} and {line} of {OneLine.Of(fileName)} contradict each other. Remove the wrong one."));
    }

    /// <summary>The path as samples have it: with forward slashes. A table written on Windows is understood elsewhere too.</summary>
    private string Locate(string path, ref string? reason)
    {
        string slashed = path.Replace('\\', '/');
        foreach (string candidate in (ReadOnlySpan<string>)[path, slashed])
        {
            try
            {
                if (File.Exists(Path.Combine(folder, candidate)))
                    return Path.DirectorySeparatorChar == '\\' ? slashed : candidate;
            }
            catch (ArgumentException)
            {
                break; // a null character: no file has such a name
            }
        }

        reason ??= "no such file, seen from the manifest's folder. Correct the path, or remove the row.";
        return path;
    }

    private static string? SplitOf(string? text, ref string? reason)
    {
        switch (text?.ToLowerInvariant())
        {
            case null:
                return null;
            case "training" or "train":
                return "training";
            case "validation" or "valid" or "val":
                return "validation";
            case "test" or "testing":
                return "test";
            default:
                reason ??= $"its split is {OneLine.Of(text)}, expected training, validation or test. Correct it, or leave it empty.";
                return null;
        }
    }

    private static int? AgeOf(string? text, ref string? reason)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double age) && age is >= 0 and <= OldestAge)
            return (int)age;
        reason ??= $"its age is {OneLine.Of(text)}, expected a number of years from 0 to {OldestAge}. Correct it, or leave it empty.";
        return null;
    }

    private string At(long line, string reason) => string.Create(CultureInfo.InvariantCulture, $"line {line} of {OneLine.Of(fileName)}: {reason}");
}
