using FerLib.Datasets;
using Microsoft.Data.Analysis;

namespace FerLib.Interop;

public static partial class DataFrames
{
    /// <summary>The samples of a data set, a row a picture in the manifest's order.</summary>
    /// <param name="manifest">
    /// The data set. Its name, folder, quarantine, notes and face box are not in the frame, nor are pictures that are no files of their own.
    /// </param>
    /// <returns>
    /// The columns path, label, subject, clip, session, angle, split (String), age (Int32), gender, ethnicity (String); null where the
    /// sample does not say, as every subject of a set that does not name them.
    /// </returns>
    public static DataFrame ToDataFrame(this Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        IReadOnlyList<Sample> samples = manifest.Samples;
        return new DataFrame(
            Texts("path", samples.Select(s => s.Path)),
            Texts("label", samples.Select(s => s.Label)),
            Texts("subject", samples.Select(s => manifest.NamesSubjects ? s.Subject : null)),
            Texts("clip", samples.Select(s => s.Clip)),
            Texts("session", samples.Select(s => s.Session)),
            Texts("angle", samples.Select(s => s.Angle)),
            Texts("split", samples.Select(s => s.Split)),
            new Int32DataFrameColumn("age", samples.Select(s => s.Age)),
            Texts("gender", samples.Select(s => s.Gender)),
            Texts("ethnicity", samples.Select(s => s.Ethnicity)));
    }

    /// <summary>Quarantined files, a row a file: path and reason (String).</summary>
    public static DataFrame ToDataFrame(this IEnumerable<QuarantinedFile> quarantine)
    {
        ArgumentNullException.ThrowIfNull(quarantine);
        QuarantinedFile[] files = [.. quarantine];
        return new DataFrame(Texts("path", files.Select(file => file.Path)), Texts("reason", files.Select(file => file.Reason)));
    }

    /// <summary>A data set from a frame of its samples; neither pictures nor folder are looked at.</summary>
    /// <param name="frame">Columns as <see cref="ToDataFrame(Manifest)"/> makes them; all but path, label and subject may be absent.</param>
    /// <param name="name">The data set's name.</param>
    /// <param name="root">The folder that the paths are relative to.</param>
    /// <param name="isPractice">Whether the pictures are rendered stand-ins.</param>
    /// <param name="quarantine">The files that are no samples, as <see cref="ToQuarantine"/> gives them; none when null.</param>
    /// <param name="reader">The short name of the reader that found the samples; may be null.</param>
    /// <remarks>Labels are taken as they are; <see cref="Expressions.LabelOf"/> gives the common name of one that comes from elsewhere.</remarks>
    /// <exception cref="ArgumentException">The frame does not fit (see <see cref="DataFrames"/>), a path or label is null, a subject is null where another is not, or a path occurs twice.</exception>
    public static Manifest ToManifest(
        this DataFrame frame, string name, string root, bool isPractice, IEnumerable<QuarantinedFile>? quarantine = null, string? reader = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(root);
        var columns = new FrameColumns(frame, "manifest");
        string[] paths = columns.Texts("path"), labels = columns.Texts("label");
        string[]? subjects = columns.TextsOrNone("subject");
        string?[] clips = columns.TextsIfAny("clip"), sessions = columns.TextsIfAny("session"), angles = columns.TextsIfAny("angle");
        string?[] splits = columns.TextsIfAny("split"), genders = columns.TextsIfAny("gender"), ethnicities = columns.TextsIfAny("ethnicity");
        int?[] ages = columns.WholeNumbersIfAny("age");
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < paths.Length; row++)
        {
            if (!rows.TryAdd(paths[row], row))
                throw columns.Wrong(row, "path", $"{FrameColumns.Quote(paths[row])} stands in row {rows[paths[row]]} already, expected each picture once. Remove one of the two");
        }

        IEnumerable<Sample> samples = Enumerable.Range(0, columns.Count).Select(i => new Sample
        {
            Path = paths[i],
            Label = labels[i],
            Subject = subjects is null ? paths[i] : subjects[i],
            Clip = clips[i],
            Session = sessions[i],
            Angle = angles[i],
            Split = splits[i],
            Age = ages[i],
            Gender = genders[i],
            Ethnicity = ethnicities[i],
        });
        return new Manifest(name, root, isPractice, samples, quarantine ?? []) { Reader = reader, NamesSubjects = subjects is not null };
    }

    /// <summary>Quarantined files from a frame with the columns path and reason.</summary>
    /// <exception cref="ArgumentException">The frame does not fit (see <see cref="DataFrames"/>), or a path or reason is null.</exception>
    public static IReadOnlyList<QuarantinedFile> ToQuarantine(this DataFrame frame)
    {
        var columns = new FrameColumns(frame, "quarantine");
        return [.. columns.Texts("path").Zip(columns.Texts("reason"), (path, reason) => new QuarantinedFile(path, reason))];
    }
}
