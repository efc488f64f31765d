namespace FerLib.Datasets;

/// <summary>
/// Opens a data set by what a user types: <c>practice/ferg</c>, <c>jaffe</c>, <c>ferg:PATH</c>, <c>folder:PATH</c>, <c>manifest:FILE</c>.
/// </summary>
public static partial class DataSetLocator
{
    /// <summary>The forms of a specification, for messages and help.</summary>
    public const string Forms = "practice/NAME, NAME, NAME:PATH, folder:PATH or manifest:FILE";

    private const string PracticePrefix = "practice/";

    /// <summary>The value of a label file's path that leaves a label file in the set's folder unread.</summary>
    public const string NoLabels = "none";

    /// <summary>The names that can stand before a colon or alone.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ferg", "jaffe", "senthil", "kdef", "utkface", "fer2013", "ck48", "frl-london"];

    /// <summary>Finds and reads a data set; a practice set is made on first use.</summary>
    /// <param name="specification">
    /// <c>practice/NAME</c>; <c>NAME</c> (below the data home) or <c>NAME:PATH</c>; <c>folder:PATH</c>; <c>manifest:FILE</c>. A relative path counts
    /// from <see cref="DataSetOptions.WorkingFolder"/>; <c>~/</c> is the user's folder.
    /// </param>
    /// <param name="options">Where data sets are, the subject rule.</param>
    /// <param name="token">Cancels the making of a practice set.</param>
    /// <exception cref="DatasetException">The specification cannot be understood, or the set is not there; the message says what to do.</exception>
    public static Manifest Open(string specification, DataSetOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(options);
        string text = specification.Trim();
        if (text.Length == 0)
            throw new DatasetException($"DataSet: nothing is given, expected {Forms}.");
        Manifest manifest = NotePractice(Read(text, options, token)).WithPrepared(Prepared.PreparedCache.FolderIn(options.DataHome));
        return TakeFaceBox(options.Choice.Apply(NoteUnusedLabels(manifest, options)), options);
    }

    /// <summary>A practice set stays one, whichever way it is read: by its folder's path or by a table of its pictures too.</summary>
    private static Manifest NotePractice(Manifest manifest)
    {
        if (manifest.IsPractice || manifest.Store is not null)
            return manifest;
        IEnumerable<string> folders = manifest.Samples.Select(sample => Path.GetDirectoryName(manifest.FileOf(sample))!).Distinct();
        return folders.Any(folder => Practice.PracticeMarker.Above(folder) is not null) ? manifest.AsPractice() : manifest;
    }

    private static Manifest NoteUnusedLabels(Manifest manifest, DataSetOptions options)
    {
        bool labelsItself = manifest.Reader is not { } reader || DataSetCatalog.Find(reader)?.Expressions is not { Count: 0 };
        bool asked = options.Labels.ContainsKey("") || (manifest.Reader is { } name && options.Labels.Keys.Contains(name, StringComparer.OrdinalIgnoreCase));
        return labelsItself && asked ? manifest.WithNote("The option LabelFile changes nothing here: the set labels its pictures itself.") : manifest;
    }

    private static Manifest Read(string text, DataSetOptions options, CancellationToken token)
    {
        if (text.StartsWith(PracticePrefix, StringComparison.OrdinalIgnoreCase) || text.Equals("practice", StringComparison.OrdinalIgnoreCase))
            return OpenPractice(text.Length > PracticePrefix.Length ? text[PracticePrefix.Length..] : "", options, token);

        int colon = text.IndexOf(':');
        string name = (colon < 0 ? text : text[..colon]).Trim();
        string? path = colon < 0 ? null : text[(colon + 1)..].Trim();
        if (path is { Length: 0 })
            throw new DatasetException($"DataSet: {OneLine.Of(text)}: nothing follows the colon, expected a path.");
        ReaderOptions reader = ReaderOptionsFor(name, options);
        switch (name.ToLowerInvariant())
        {
            case "folder":
                return new FolderReader().Read(Resolve(path ?? throw WithoutPath("folder:PATH"), options), reader);
            case "manifest":
                return ManifestFile.Read(Resolve(path ?? throw WithoutPath("manifest:FILE"), options), reader);
            case string known when DataSetCatalog.Find(known) is { } set:
                return set.Reader.Read(path is null ? BelowHome(set, options) : Resolve(path, options), reader);
            default:
                throw Unknown(text, name, options);
        }
    }

    private static ReaderOptions ReaderOptionsFor(string name, DataSetOptions options)
    {
        string? labels = options.Labels.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            ?? options.Labels.GetValueOrDefault("");
        bool none = NoLabels.Equals(labels, StringComparison.OrdinalIgnoreCase);
        return new ReaderOptions
        {
            Subject = options.Subject ?? ReaderOptions.DefaultSubject,
            LabelFile = labels is null || none ? null : Resolve(labels, options),
            IgnoresLabels = none,
        };
    }

    private static Manifest TakeFaceBox(Manifest manifest, DataSetOptions options)
    {
        if (!options.TakesFaceBox)
            return manifest;
        if (manifest.Reader is { } reader && DataSetCatalog.Find(reader)?.FaceBox is { } box)
            return manifest.WithFaceBox(box, $"Of each picture the fixed face box is taken: {box}.");
        return manifest.WithNote("The option FaceBox changes nothing here: the faces of this set have no fixed place.");
    }

    private static string BelowHome(DataSetDescription set, DataSetOptions options) =>
        set.FolderIn(options.DataHome) ?? throw new DatasetException(
            $"DataSet: {set.Name} is not on this disk: expected the folder {OneLine.Of(Path.Combine(options.DataHome, set.Name))}. {set.HowToGet.TrimEnd('.')}; " +
            $"or name its folder ({set.Name}:PATH){(set.HasPractice ? $", or take the rendered stand-in ({PracticePrefix}{set.Name})" : "")}.");

    private static string Resolve(string path, DataSetOptions options)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal))
            path = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        try
        {
            return Path.GetFullPath(path, Path.GetFullPath(options.WorkingFolder));
        }
        catch (ArgumentException error)
        {
            throw new DatasetException($"DataSet: {OneLine.Of(path)} is not a path. Check it for characters that no path may hold.", error);
        }
    }

    private static DatasetException WithoutPath(string form) => new($"DataSet: expected {form}, got no path. Write the path after the colon.");

    private static DatasetException Unknown(string text, string name, DataSetOptions options)
    {
        string full = Resolve(text, options);
        string shown = OneLine.Of(text);
        if (Directory.Exists(full))
            return new DatasetException($"DataSet: {shown} is a folder; say how to read it: folder:{shown} for a folder per class, or NAME:PATH.");
        if (File.Exists(full))
            return new DatasetException($"DataSet: {shown} is a file; say how to read it: manifest:{shown} for a table.");
        string[] known = [.. Names, "folder", "manifest", .. PracticeSpecifications];
        return new DatasetException(
            $"DataSet: {OneLine.Of(name)} is no known data set, expected {Forms}; " +
            $"NAME is one of {string.Join(", ", Names)}.{NearestName.Suggestion(name, known)}");
    }
}
