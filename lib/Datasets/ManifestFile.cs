using System.Globalization;
using CsvHelper;

namespace FerLib.Datasets;

/// <summary>A data set as a CSV table: <c>path,label,subject,clip,split,age,gender,ethnicity</c>, UTF-8, one row a picture.</summary>
/// <remarks>
/// <c>path</c> and <c>label</c> are required, the other columns may be absent or empty; their order does not matter, other columns are
/// ignored. Paths count from the table's folder. Without the column <c>subject</c> the subject comes from the file name, by
/// <see cref="ReaderOptions.Subject"/>. Semicolons or tabs are understood as separators too, as spreadsheet programs write them.
/// A row that cannot be used is quarantined with its line; a row that only repeats another adds nothing. A label that is no known
/// expression is kept in lower case, on one line; the manifest's notes name those that are spelled almost like one. The label
/// <see cref="Expressions.Unknown"/> says that a picture has none. Byte-identical files under two labels are quarantined, all of them.
/// </remarks>
public static class ManifestFile
{
    private const string Title = "manifest";
    private static readonly string[] Columns = ["path", "label", "subject", "clip", "split", "age", "gender", "ethnicity"];

    // The first of the columns: path and label.
    private const int Required = 2;

    /// <summary>Reads a manifest file; pictures are not decoded, but have to exist.</summary>
    /// <param name="file">The CSV file, with a header; a byte order mark is tolerated.</param>
    /// <param name="options">The name to show, the subject rule where there is no column <c>subject</c>.</param>
    /// <exception cref="DatasetException">
    /// The file is missing, is not UTF-8, lacks a required column, holds no usable row, or every picture would be its own subject by the rule.
    /// </exception>
    public static Manifest Read(string file, ReaderOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(options);
        string full = Path.GetFullPath(file);
        // Before its hundreds of megabytes are read as text.
        if (Fer2013Columns.AreIn(full))
        {
            throw new DatasetException(
                $"{Title}: {OneLine.Of(full)}: expected {string.Join(',', Columns)}, but it is a table of pixels.{LikelyDataSet.Fer2013.Suggestion}");
        }

        string name = options.DisplayName ?? OneLine.Of(Path.GetFileNameWithoutExtension(full));
        var rows = new ManifestRows(Path.GetDirectoryName(full)!, Path.GetFileName(full), options);
        using CsvReader csv = CsvTable.Open(Title, full, Columns, Required, rows.AddMalformed, ", or read the folder with folder:PATH");
        rows.HasSubjects = csv.TryGetFieldIndex("subject", out _);
        while (csv.Read())
            rows.Add(csv);

        Manifest manifest = rows.ToManifest(name);
        if (manifest.Samples.Count == 0)
        {
            string got = manifest.Quarantine.Count == 0 ? "got a header alone"
                : $"got {manifest.Quarantine.Count} that cannot be used (the first, {OneLine.Of(manifest.Quarantine[0].Path)}: {manifest.Quarantine[0].Reason})";
            throw new DatasetException($"{Title}: {OneLine.Of(full)}: expected a row for each picture, {got}.");
        }

        if (!rows.HasSubjects)
            SubjectRule.Check(Title, full, options.Subject, manifest.Samples);
        return ConflictingCopies.Quarantine(Title, manifest);
    }

    /// <summary>Writes a manifest; reading it gives the same samples without session and angle, which have no column.</summary>
    /// <param name="file">The CSV file; its folder is created. Paths are written relative to it.</param>
    /// <param name="manifest">The data set.</param>
    /// <exception cref="DatasetException">The file cannot be written.</exception>
    public static void Write(string file, Manifest manifest)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Store is { } store)
        {
            throw new DatasetException(
                $"{manifest.Name}: its pictures are not files of their own ({store.Format}), so that a manifest cannot name them. Write them to files first.");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        CsvTable.Write(file, manifest.Samples.Select(Row).Prepend(Columns));

        IEnumerable<string?> Row(Sample s) =>
        [
            Path.GetRelativePath(folder, manifest.FileOf(s)).Replace(Path.DirectorySeparatorChar, '/'), s.Label, s.Subject, s.Clip, s.Split,
            s.Age?.ToString(CultureInfo.InvariantCulture), s.Gender, s.Ethnicity,
        ];
    }
}
