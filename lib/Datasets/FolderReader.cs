namespace FerLib.Datasets;

/// <summary>Reads a folder per class: <c>happy/001_08.jpg</c>, any names. The reader for a user's own pictures.</summary>
/// <remarks>
/// A class folder is one directly below the root that holds pictures, however deep in it. If the root holds nothing but one folder with the
/// class folders in it, that one is taken as the root. A known class name becomes the common label, an unknown one is kept in lower case, on
/// one line and without blanks around it; the manifest's notes name those that are spelled almost like an expression. Pictures in a class
/// folder called <see cref="Expressions.Unknown"/> are samples without a label (<see cref="Sample.IsLabelled"/>). Byte-identical files in
/// folders of different classes are quarantined, all of them, since nothing tells which label is right.
/// The subject is what <see cref="ReaderOptions.Subject"/> finds in the file name. A file counts as a picture by its extension, or, where
/// that is unknown or missing, by its first bytes (<c>subject01.happy</c>). Litter of the operating system and documents (README, LICENSE,
/// ATTRIBUTION, .csv, .txt, ...) are ignored; every other file that is no sample is quarantined. Nothing is known about clips.
/// </remarks>
public sealed partial class FolderReader : IDataSetReader
{
    private const string Title = "folder";

    /// <inheritdoc/>
    public string Name => Title;

    /// <inheritdoc/>
    /// <exception cref="DatasetException">
    /// Also: there are no class folders, they lie one folder further down, or every picture would be its own subject.
    /// </exception>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] pictures = [.. listing.Files.Where(file => PictureFiles.IsPicture(listing.Root, file))];
        var isPicture = pictures.ToHashSet(StringComparer.Ordinal);
        string outer = OuterFolder(pictures);
        string[] classes = [.. pictures.Select(picture => ClassOf(picture, outer)).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (classes.Length == 0)
            throw new DatasetException(NoClasses(listing, pictures));
        CheckClasses(listing, pictures, outer, classes);

        var samples = new List<Sample>();
        var quarantine = new List<QuarantinedFile>(listing.Unread);
        foreach (string path in listing.Files)
        {
            string? name = ClassOf(path, outer);
            string? subject = SubjectRule.SubjectOf(options.Subject, NameReading.FileName(path));
            if (!isPicture.Contains(path))
                quarantine.Add(new(path, PictureFiles.ReasonAgainst(path)));
            else if (name is null)
                quarantine.Add(new(path, "lies in no class folder. Move it into the folder of its class."));
            else if (subject is null)
                quarantine.Add(new(path, SubjectRule.ReasonAgainst(options.Subject)));
            else
                samples.Add(new Sample { Path = path, Label = WrittenLabel.LabelOf(name), Subject = subject });
        }

        if (samples.Count == 0)
            throw new DatasetException(NoSubjects(listing, options.Subject, pictures));
        SubjectRule.Check(Title, listing.Root, options.Subject, samples);
        var manifest = new Manifest(options.DisplayName ?? DefaultName(listing.Root), listing.Root, options.IsPractice, samples, quarantine)
        {
            Reader = Title,
            Notes = [.. LikelySet(listing), .. WrittenLabel.Notes(samples.Select(sample => sample.Label).Distinct().Order(StringComparer.Ordinal))],
        };
        return ConflictingCopies.Quarantine(Title, manifest);
    }

    /// <summary>The folders around the class folders, as "" or "outer/": a set that was unpacked into a folder of its own name.</summary>
    private static string OuterFolder(string[] pictures)
    {
        string outer = "";
        while (pictures.Length > 0)
        {
            string? only = ClassOf(pictures[0], outer);
            // A folder with a known expression's name is a class, even if it is the only one and has folders in it.
            if (only is null || WrittenLabel.IsKnown(only))
                return outer;
            string inner = $"{outer}{only}/";
            if (!pictures.All(picture => picture.StartsWith(inner, StringComparison.Ordinal) && ClassOf(picture, inner) is not null))
                return outer;
            outer = inner;
        }

        return outer;
    }

    private static string? ClassOf(string path, string outer)
    {
        if (!path.StartsWith(outer, StringComparison.Ordinal))
            return null;
        int slash = path.IndexOf('/', outer.Length);
        return slash < 0 ? null : path[outer.Length..slash];
    }

    private static string DefaultName(string root) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) is { Length: > 0 } name ? OneLine.Of(name) : Title;
}
