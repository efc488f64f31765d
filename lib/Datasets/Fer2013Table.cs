namespace FerLib.Datasets;

/// <summary>FER2013 as one CSV table: <c>fer2013.csv</c>, or <c>icml_face_data.csv</c> with other column order and blanks in the header.</summary>
internal static class Fer2013Table
{
    // A row has at most 2,304 numbers of three digits; copies may stand some blanks between them.
    private const int LongestLine = 1 << 16;

    private static readonly string[] FileNames = ["fer2013.csv", "icml_face_data.csv"];

    private static readonly EnumerationOptions TwoLevels = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 2,
        MatchCasing = MatchCasing.CaseInsensitive,
        IgnoreInaccessible = true,
    };

    /// <summary>The table in a folder or up to two folders deeper; null if there is none.</summary>
    /// <remarks>The first name goes before the second, then the one nearer to the root; then ordinal order.</remarks>
    public static string? FindIn(string root) => !Directory.Exists(root) ? null
        : Directory.EnumerateFiles(root, "*.csv", TwoLevels)
            .Where(file => Rank(file) >= 0)
            .OrderBy(Rank).ThenBy(file => file.Count(c => c == Path.DirectorySeparatorChar)).ThenBy(file => file, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Reads the table in one pass; every row's pixels are checked, none is kept.</summary>
    /// <exception cref="DatasetException">The file cannot be read, lacks a column, or holds no usable row.</exception>
    public static Manifest Read(string file, ReaderOptions options)
    {
        string full = Path.GetFullPath(file);
        try
        {
            using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            var lines = new ByteLines(stream, LongestLine);
            var rows = new Fer2013Rows(Path.GetFileName(full), Fer2013Columns.Of(lines.Next() ? lines.Line : [], full));
            while (lines.Next())
                rows.Add(lines);
            return ToManifest(full, stream.Length, rows, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(
                $"{Fer2013Facts.Title}: {OneLine.Of(full)} cannot be read ({OneLine.Of(error.Message)}). Give yourself the right to read it.", error);
        }
    }

    private static Manifest ToManifest(string full, long length, Fer2013Rows rows, ReaderOptions options)
    {
        Sample[] samples = rows.ToSamples();
        if (samples.Length == 0)
        {
            string got = rows.Quarantined.Count == 0 ? "got a header alone"
                : $"got {rows.Quarantined.Count} that cannot be used (the first: {rows.Quarantined[0].Reason})";
            throw new DatasetException($"{Fer2013Facts.Title}: {OneLine.Of(full)}: expected a row for each picture, {got}.");
        }

        string?[] notes = [Fer2013Facts.MissingParts(samples), rows.TwoLabels(samples)];
        Manifest manifest = Fer2013Facts.ToManifest(
            Path.GetDirectoryName(full)!, options, samples, rows.Quarantined, new Fer2013Store(full, length, rows.ToPlaces()));
        return manifest.With(manifest.Samples, manifest.Quarantine, [.. notes.OfType<string>()]);
    }

    private static int Rank(string file) => Array.FindIndex(FileNames, name => name.Equals(Path.GetFileName(file), StringComparison.OrdinalIgnoreCase));
}
