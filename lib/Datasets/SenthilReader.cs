namespace FerLib.Datasets;

/// <summary>Reads Senthil (IRTT, version 1): photographs of five men, under any names.</summary>
/// <remarks>
/// <para>
/// Neither names nor expressions are published. What a picture shows comes from a label file of the user's own
/// (<see cref="ReaderOptions.LabelFile"/>: <c>file,expression,subject</c>), otherwise it is unknown.
/// </para>
/// <para>
/// Who is on a picture comes from one source for all of them, because two names for one person would let that person cross a split: from
/// the label file if it has the column <c>subject</c>; else from the folder that holds the picture, if there are at least two of them (and
/// they are not called after expressions or parts of a split); else from the file name by <see cref="ReaderOptions.Subject"/>, if that
/// matches every name and tells anything. Otherwise each picture stands as a subject of its own. A picture of which the source does not say
/// it is quarantined. A file counts as a picture by its extension, or, where that is unknown or missing, by its first bytes.
/// </para>
/// </remarks>
public sealed class SenthilReader : IDataSetReader
{
    private const string ShortName = "senthil";
    private const string Title = "Senthil";
    private const int PublishedCount = 80;

    /// <inheritdoc/>
    public string Name => ShortName;

    /// <inheritdoc/>
    /// <exception cref="DatasetException">Also: the label file cannot be used, or says of no picture who is on it.</exception>
    public Manifest Read(string root, ReaderOptions options) => Read(FolderListing.Of(Title, root), options);

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Any name would do, so that every other set would be taken for this one. FER2013 is told by its folders alone, into which a user
        // may have sorted these few pictures too.
        if (LikelyDataSet.Of(listing) is { } other && (other != LikelyDataSet.Fer2013 || listing.Files.Count > PublishedCount))
        {
            throw new DatasetException(
                $"{Title}: {OneLine.Of(listing.Root)}: expected the pictures of five men, but they are named like those of another data set.{other.Suggestion}");
        }

        Manifest pictures = NameReading.ReadAll(
            Title, ShortName, listing, options, "pictures, a folder for each person", path => ReadName(listing.Root, path));
        string[] paths = [.. pictures.Samples.Select(sample => sample.Path)];
        LabelFile labels = LabelFile.Of(Title, listing.Root, options, paths);
        SubjectSource source = SubjectSource.Of(paths, labels, options.Subject);
        Sample[] samples =
        [
            .. from sample in pictures.Samples
               let subject = source.SubjectOf(sample.Path)
               where subject is not null
               select sample with { Subject = subject, Label = labels.LabelOf(sample.Path) },
        ];
        if (samples.Length == 0)
            throw new DatasetException($"{Title}: {OneLine.Of(listing.Root)}: none of the {paths.Length} pictures is a sample: {source.ReasonAgainst}");

        IEnumerable<QuarantinedFile> nobody = paths.Where(path => source.SubjectOf(path) is null).Select(path => new QuarantinedFile(path, source.ReasonAgainst));
        return ConflictingCopies.Quarantine(Title, new Manifest(
            pictures.Name, pictures.Root, pictures.IsPractice, samples, [.. pictures.Quarantine, .. labels.Quarantine, .. nobody])
        {
            Reader = ShortName,
            NamesSubjects = source.NamesSubjects,
            Notes = [labels.NoteOn(samples, options.IsPractice), source.Note],
        });
    }

    private static NameReading ReadName(string root, string path) => PictureFiles.IsPicture(root, path)
        ? NameReading.Of(new Sample { Path = path, Label = Expressions.Unknown, Subject = path }, "")
        : NameReading.Quarantine(PictureFiles.ReasonAgainst(path));
}
