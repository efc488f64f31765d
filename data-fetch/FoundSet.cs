using DataFetch.Commands;
using DataFetch.Importing;
using FerLib.Datasets;
using FerLib.Datasets.Practice;

namespace DataFetch;

/// <summary>A data set, or a practice stand-in for one, with its place in a data home.</summary>
/// <param name="Set">What it is, or stands for.</param>
/// <param name="Folder">Where it is, or would be if <paramref name="IsThere"/> is false.</param>
/// <param name="IsThere">Whether the folder exists.</param>
/// <param name="IsPractice">Whether it is a practice set.</param>
internal sealed record FoundSet(DataSetDescription Set, string Folder, bool IsThere, bool IsPractice)
{
    private const string PracticePrefix = "practice/";

    /// <summary>What a user types for it: "jaffe", "practice/jaffe".</summary>
    public string Name => IsPractice ? PracticePrefix + Set.Name : Set.Name;

    /// <summary>Its name as that of a file.</summary>
    public string FileName => Name.Replace('/', '-');

    /// <summary>The published sets, whether they are there or not.</summary>
    public static IEnumerable<FoundSet> Published(string dataHome) => DataSetCatalog.Every.Select(set => Of(set, dataHome));

    /// <summary>The practice sets, whether they are there or not.</summary>
    public static IEnumerable<FoundSet> Practice(string dataHome) => PracticeDataSets.Names.Select(name => OfPractice(name, dataHome));

    /// <summary>The set that a typed name stands for.</summary>
    /// <exception cref="DatasetException">There is no such set.</exception>
    public static FoundSet Of(string typed, string dataHome) => typed.StartsWith(PracticePrefix, StringComparison.OrdinalIgnoreCase)
        ? OfPractice(PracticeMaker.Known([typed[PracticePrefix.Length..]])[0], dataHome)
        : Of(CommandHost.Known(typed), dataHome);

    /// <summary>Reads it by its names; of a practice set nothing is made.</summary>
    /// <exception cref="DatasetException">It cannot be read; the message says why.</exception>
    public Manifest Read() => Set.Reader.Read(Folder, IsPractice ? DataSetLocator.ForPractice(Set.Name, new ReaderOptions()) : new ReaderOptions());

    /// <summary>What its import left on record, which is of the folder that import makes, not of another that somebody unpacked; null if there is none.</summary>
    public ImportReceipt? ReceiptIn(string dataHome) =>
        IsPractice || Path.GetFileName(Folder) != Set.Name ? null : ImportReceipt.Read(dataHome, Set.Name);

    private static FoundSet Of(DataSetDescription set, string dataHome)
    {
        string? folder = set.FolderIn(dataHome);
        return new FoundSet(set, folder ?? Path.Combine(dataHome, set.Name), folder is not null, IsPractice: false);
    }

    private static FoundSet OfPractice(string name, string dataHome)
    {
        string folder = DataSetLocator.PracticeFolder(name, dataHome);
        return new FoundSet(DataSetCatalog.Find(name)!, folder, Directory.Exists(folder), IsPractice: true);
    }
}
