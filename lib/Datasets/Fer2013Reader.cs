namespace FerLib.Datasets;

/// <summary>Reads FER2013, as the table <c>fer2013.csv</c> or as folders <c>train/angry/...</c>: the same labels and splits either way.</summary>
/// <remarks>
/// Where the root is a CSV file, or holds <c>fer2013.csv</c> or <c>icml_face_data.csv</c> at most two folders deep, the table is read:
/// <c>emotion,pixels,Usage</c>, with each picture's path made of the table's name, its usage and its row (<c>fer2013.csv/Training/00001</c>
/// is on line 2). Otherwise the folders are read: <c>train|test/&lt;class&gt;</c> or <c>train|validation|test/&lt;class&gt;</c>. Labels come
/// from the table's codes (0 angry 1 disgust 2 fear 3 happy 4 sad 5 surprise 6 neutral) and the names of the folders, never from the
/// folders' order. The official split comes from the column Usage (Training, PublicTest, PrivateTest are training, validation, test) or
/// the file names (<c>PublicTest_123.jpg</c>); where a name does not tell it, its folder does, and the manifest's notes say so: the folder
/// test of the form with two folders holds PublicTest and PrivateTest together.
/// Nothing says who is on a picture: <see cref="Manifest.NamesSubjects"/> is false. The published set holds pictures under two labels; they
/// stay in, so that its counts are the published ones, and the notes count them. Source: Goodfellow et al. 2013 (arXiv 1307.0414).
/// </remarks>
public sealed class Fer2013Reader : IDataSetReader
{
    /// <inheritdoc/>
    public string Name => Fer2013Facts.ShortName;

    /// <inheritdoc/>
    /// <param name="root">The CSV file, or the folder that holds it, or the one that holds the folders train and test.</param>
    /// <param name="options">The name to show, whether the set is practice data.</param>
    /// <remarks>A table is read from its start to its end, and its rows are checked; see the class for the rest.</remarks>
    public Manifest Read(string root, ReaderOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        ArgumentNullException.ThrowIfNull(options);
        string full = Path.GetFullPath(root);
        if ((File.Exists(full) ? full : Fer2013Table.FindIn(full)) is { } table)
            return Fer2013Table.Read(table, options);
        return Read(FolderListing.Of(Fer2013Facts.Title, root), options);
    }

    internal static Manifest Read(FolderListing listing, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Fer2013Folders.Read(listing, options);
    }
}
