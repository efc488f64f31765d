namespace FerLib.Datasets;

/// <summary>
/// What a reader makes of one file: a sample with the identity that no second file may have (empty where names promise none), or the reason
/// why it is none.
/// </summary>
internal readonly record struct NameReading(Sample? Sample, string Identity, string Reason)
{
    /// <summary>The file is a sample.</summary>
    public static NameReading Of(Sample sample, string identity) => new(sample, identity, "");

    /// <summary>The file is none.</summary>
    public static NameReading Quarantine(string reason) => new(null, "", reason);

    /// <summary>Reads every file of a listing by its name; a second file of the same identity is quarantined.</summary>
    /// <param name="title">The data set's title, for the error.</param>
    /// <param name="reader">The reader's short name.</param>
    /// <param name="listing">The files.</param>
    /// <param name="options">The name to show, whether the set is practice data.</param>
    /// <param name="expected">What the folder should hold and how to name it, for the error when no file is a sample.</param>
    /// <param name="read">Reads one path.</param>
    /// <exception cref="DatasetException">No file is a sample.</exception>
    public static Manifest ReadAll(string title, string reader, FolderListing listing, ReaderOptions options, string expected, Func<string, NameReading> read)
    {
        var samples = new List<Sample>();
        var quarantine = new List<QuarantinedFile>(listing.Unread);
        var firstOf = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in listing.Files)
        {
            NameReading reading = read(path);
            if (reading.Sample is null)
                quarantine.Add(new(path, reading.Reason));
            else if (reading.Identity.Length == 0 || firstOf.TryAdd(reading.Identity, path))
                samples.Add(reading.Sample);
            else
                quarantine.Add(new(path, $"the same picture as {OneLine.Of(firstOf[reading.Identity])} by its name. Keep one of the two."));
        }

        if (samples.Count > 0)
            return new Manifest(options.DisplayName ?? title, listing.Root, options.IsPractice, samples, quarantine) { Reader = reader };
        string got = quarantine.Count == 0
            ? "it is empty"
            : $"none of its {quarantine.Count} files is one (the first: {OneLine.Of(quarantine.MinBy(file => file.Path, StringComparer.Ordinal)!.Path)})";
        throw new DatasetException($"{title}: {OneLine.Of(listing.Root)}: expected {expected}, but {got}.{LikelyDataSet.Suggestion(listing, reader)}");
    }

    /// <summary>The last part of a path.</summary>
    public static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];
}
