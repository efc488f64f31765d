using System.Globalization;
using CsvHelper;

namespace FerLib.Datasets;

/// <summary>A split as a CSV file: five lines of facts that begin with #, then <c>path,part</c>, a row a picture, UTF-8.</summary>
/// <remarks>
/// The facts are the data set's name, the manifest's hash, the protocol, the seed and, for protocols with folds, the fold. The hash ties
/// the split to the very samples it was drawn from: on a data set that has changed it is refused. Read it elsewhere with, for instance,
/// <c>pandas.read_csv(file, skiprows=5)</c>.
/// </remarks>
public static class SplitFile
{
    private const string Title = "split";
    private static readonly string[] Columns = ["path", "part"];
    private static readonly string[] Facts = ["data set", "manifest", "protocol", "seed", "fold"];

    /// <summary>Writes a split; pictures that are in no part have no row.</summary>
    /// <param name="file">The CSV file; its folder is created.</param>
    /// <param name="manifest">The data set.</param>
    /// <param name="split">A split of it.</param>
    /// <exception cref="DatasetException">The file cannot be written, or the split is not one of this data set.</exception>
    public static void Write(string file, Manifest manifest, Split split)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(split);
        if (SplitPromise.BrokenBy(manifest, split) is { } broken)
            throw new DatasetException($"{manifest.Name}: {broken}: this is no split of it that \"{ProtocolName.Of(split.Protocol)}\" allows. Draw it from this manifest.");
        string fold = split.Fold is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{split.Fold} of {split.Folds}");
        string[] values =
        [
            OneLine.Of(manifest.Name), manifest.Hash, ProtocolName.TypedOf(split.Protocol), split.Seed.ToString(CultureInfo.InvariantCulture), fold,
        ];
        IEnumerable<(int Index, string Part)> rows =
        [
            .. split.Training.Select(i => (i, "training")), .. split.Validation.Select(i => (i, "validation")), .. split.Test.Select(i => (i, "test")),
        ];
        CsvTable.Write(
            file, rows.OrderBy(row => row.Index).Select(row => (IEnumerable<string?>)[manifest.Samples[row.Index].Path, row.Part]).Prepend(Columns),
            [.. Facts.Zip(values, (fact, value) => $"# {fact}: {value}".TrimEnd())]);
    }

    /// <summary>Reads a split of a data set.</summary>
    /// <param name="file">The file that <see cref="Write"/> made.</param>
    /// <param name="manifest">The data set, with the samples it had then.</param>
    /// <exception cref="DatasetException">
    /// The file is missing or is no such file, the data set has changed since, a row names no sample or no part, or the rows break what
    /// the protocol promises.
    /// </exception>
    public static Split Read(string file, Manifest manifest)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(manifest);
        string full = Path.GetFullPath(file);
        string text = CsvTable.ReadText(Title, full);
        Dictionary<string, string> facts = FactsOf(text, out string table);
        string[] missing = [.. Facts.Where(fact => !facts.ContainsKey(fact))];
        if (missing.Length > 0)
            throw Wrong(full, $"expected lines \"# {string.Join("\", \"# ", Facts)}\" at its top, got none for {string.Join(", ", missing)}. Write the split anew");
        List<(string Path, string Part, long Line)> rows = RowsOf(table, full, Facts.Length);
        CheckHash(full, facts["manifest"], manifest, rows);
        SplitProtocol protocol = ProtocolName.Find(facts["protocol"])
            ?? throw Wrong(full, $"its protocol is {OneLine.Of(facts["protocol"])}, expected one of {string.Join(", ", ProtocolName.Typed)}");
        if (!ulong.TryParse(facts["seed"], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            throw Wrong(full, $"its seed is {OneLine.Of(facts["seed"])}, expected a whole number, 0 or more");

        Dictionary<string, int> positions = manifest.Samples.Index().ToDictionary(pair => pair.Item.Path, pair => pair.Index, StringComparer.Ordinal);
        ILookup<string, int> parts = rows.ToLookup(row => row.Part, row => positions[row.Path]);
        var split = new Split
        {
            Protocol = protocol,
            Seed = seed,
            Training = [.. parts["training"].Order()],
            Validation = [.. parts["validation"].Order()],
            Test = [.. parts["test"].Order()],
        };
        if (facts["fold"].Split(" of ") is [string fold, string folds]
            && int.TryParse(fold, CultureInfo.InvariantCulture, out int which) && int.TryParse(folds, CultureInfo.InvariantCulture, out int all))
        {
            split = split with { Fold = which, Folds = all };
        }

        return SplitPromise.BrokenBy(manifest, split) is { } broken
            ? throw Wrong(full, $"{broken}, which the protocol \"{ProtocolName.Of(protocol)}\" forbids. The file was changed; write it anew")
            : WithoutPart(manifest, split.WithNotes(manifest));
    }

    private static Split WithoutPart(Manifest manifest, Split split)
    {
        int outside = manifest.Samples.Count(sample => sample.IsLabelled) - split.Training.Length - split.Validation.Length - split.Test.Length;
        return outside == 0 ? split : split.And(string.Create(CultureInfo.InvariantCulture, $"{outside:#,0} labelled pictures are in no part."));
    }

    private static Dictionary<string, string> FactsOf(string text, out string table)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.StartsWith('#'))
        {
            int end = text.IndexOf('\n');
            string line = end < 0 ? text : text[..end];
            text = end < 0 ? "" : text[(end + 1)..];
            int colon = line.IndexOf(':');
            if (colon > 0)
                facts[line[1..colon].Trim()] = line[(colon + 1)..].Trim(); // and the carriage return of a file saved on Windows
        }

        table = text;
        return facts;
    }

    private static List<(string Path, string Part, long Line)> RowsOf(string table, string full, int above)
    {
        var rows = new List<(string Path, string Part, long Line)>();
        using CsvReader csv = CsvReader.FromText(table, CsvReaderOptions.Default with
        {
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => throw Wrong(full, FormattableString.Invariant($"line {record.LineNumber + above} is no CSV: quotes are not in pairs. The file was changed; write it anew")),
        });
        csv.ReadHeader();
        if (!csv.Headers.SequenceEqual(Columns))
            throw Wrong(full, $"expected the header {string.Join(',', Columns)}, got {OneLine.Of(string.Join(',', csv.Headers))}");
        while (csv.Read())
        {
            string part = csv.GetString(1);
            long line = csv.LineNumber + above;
            if (part is not ("training" or "validation" or "test"))
                throw Wrong(full, $"line {line}: the part is {OneLine.Of(part)}, expected training, validation or test");
            rows.Add((csv.GetString(0), part, line));
        }

        return rows;
    }

    /// <summary>Another hash, other samples: then the message counts what is missing here and what is new.</summary>
    private static void CheckHash(string full, string hash, Manifest manifest, List<(string Path, string Part, long Line)> rows)
    {
        HashSet<string> here = [.. manifest.Samples.Select(sample => sample.Path)];
        (string path, _, long line) = rows.Find(row => !here.Contains(row.Path));
        int missing = rows.Count(row => !here.Contains(row.Path));
        if (hash == manifest.Hash)
        {
            if (missing > 0)
                throw Wrong(full, $"line {line}: {manifest.Name} has no picture {OneLine.Of(path)}. The file was changed; write it anew");
            return;
        }

        string change = missing > 0 ? string.Create(CultureInfo.InvariantCulture, $"{missing:#,0} of its {rows.Count:#,0} pictures are not there, the first is {OneLine.Of(path)}")
            : "all of its pictures are there, but others are new, or labels, subjects or clips have changed";
        throw Wrong(full,
            $"it was drawn from other samples than {manifest.Name} has now (manifest {Short(hash)}, expected {Short(manifest.Hash)}): {change}. " +
            "Bring back the data set as it was, or draw a new split");
    }

    private static string Short(string hash) => OneLine.Of(hash.Length > 12 ? hash[..12] + "..." : hash);

    private static DatasetException Wrong(string full, string what) => new($"{Title}: {OneLine.Of(full)}: {what}.");
}
