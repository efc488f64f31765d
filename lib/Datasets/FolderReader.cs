using System.Text.RegularExpressions;

namespace FerLib.Datasets;

/// <summary>Reads a folder per class: <c>happy/001_08.jpg</c>, any names. The reader for a user's own pictures.</summary>
/// <remarks>
/// A class folder is one directly below the root that holds pictures, however deep in it. If the root holds nothing but one folder with the
/// class folders in it, that one is taken as the root. A known class name becomes the common label, an unknown one is kept in lower case.
/// The subject is what <see cref="ReaderOptions.Subject"/> finds in the file name. A file counts as a picture by its extension, or, where
/// that is unknown or missing, by its first bytes (<c>subject01.happy</c>). Litter of the operating system and documents (README, LICENSE,
/// ATTRIBUTION, .csv, .txt, ...) are ignored; every other file that is no sample is quarantined. Nothing is known about clips.
/// </remarks>
public sealed class FolderReader : IDataSetReader
{
    private const string Title = "folder";
    private static readonly string[] SplitNames = ["train", "training", "test", "testing", "val", "valid", "validation"];

    /// <inheritdoc/>
    public string Name => Title;

    /// <inheritdoc/>
    /// <exception cref="DatasetException">Also: there are no class folders, or every picture would be its own subject.</exception>
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
        if (classes.Length > 1 && classes.All(name => SplitNames.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            throw new DatasetException(
                $"{Title}: {OneLine.Of(listing.Root)} holds {string.Join(", ", classes)}, which are splits; expected a folder per class. " +
                $"Name one of them (folder:{OneLine.Of(Path.Combine(listing.Root, outer, classes[0]))}), " +
                "or list the pictures with their splits in a manifest (manifest:FILE).");
        }

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
                samples.Add(new Sample { Path = path, Label = Expressions.LabelOf(name), Subject = subject });
        }

        if (samples.Count == 0)
            throw new DatasetException(NoSubjects(listing, options.Subject, pictures));
        SubjectRule.Check(Title, listing.Root, options.Subject, samples);
        return new Manifest(options.DisplayName ?? DefaultName(listing.Root), listing.Root, options.IsPractice, samples, quarantine) { Reader = Title };
    }

    /// <summary>The folders around the class folders, as "" or "outer/": a set that was unpacked into a folder of its own name.</summary>
    private static string OuterFolder(string[] pictures)
    {
        string outer = "";
        while (pictures.Length > 0)
        {
            string? only = ClassOf(pictures[0], outer);
            // A folder with a known expression's name is a class, even if it is the only one and has folders in it.
            if (only is null || Expressions.Find(only) is not null)
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

    private static string NoClasses(FolderListing listing, string[] pictures)
    {
        string got = pictures.Length > 0 ? $"it holds {pictures.Length} pictures and no folder with pictures"
            : listing.Files.Count > 0
                ? $"none of its {listing.Files.Count} files is a picture ({PictureFiles.Extensions}; the first: {OneLine.Of(listing.Files[0])})"
            : "it holds no picture";
        return $"{Title}: {OneLine.Of(listing.Root)}: expected a folder per class with pictures in it (happy/001_1.jpg, sad/001_2.jpg), but {got}. " +
            "Sort the pictures into such folders, or list them in a manifest (manifest:FILE).";
    }

    private static string NoSubjects(FolderListing listing, Regex rule, string[] pictures) =>
        $"{Title}: {OneLine.Of(listing.Root)}: the option Subject ({OneLine.Of(rule.ToString())}) matches none of the {pictures.Length} file names " +
        $"(the first: {OneLine.Of(NameReading.FileName(pictures[0]))}), so that every picture would be its own subject. " +
        SubjectRule.Advice;
}
