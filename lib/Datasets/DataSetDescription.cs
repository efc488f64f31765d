namespace FerLib.Datasets;

/// <summary>What a data set is and how to get it.</summary>
public sealed record DataSetDescription
{
    /// <summary>The short name that a user types: "ferg".</summary>
    public required string Name { get; init; }

    /// <summary>The name its owners use: "FERG (2D)".</summary>
    public required string Title { get; init; }

    /// <summary>What the pictures are: "rendered characters", "photographs".</summary>
    public required string Kind { get; init; }

    /// <summary>How many pictures the owners publish.</summary>
    public required int PublishedCount { get; init; }

    /// <summary>The expressions it labels, by their common names; empty where it labels none.</summary>
    public required IReadOnlyList<string> Expressions { get; init; }

    /// <summary>Columns and rows of its pictures, as published; cropped ones where the owners hand out several versions.</summary>
    public required (int Width, int Height) PictureSize { get; init; }

    /// <summary>What one must know before counting on it, in a sentence or two.</summary>
    public required string Caution { get; init; }

    /// <summary>Its row in the paper's table 1, as printed; null for a set that the paper does not use.</summary>
    public PaperTableRow? PrintedInPaper { get; init; }

    /// <summary>What its owners allow, in a sentence that follows the word licence and a colon.</summary>
    public required string Licence { get; init; }

    /// <summary>What to do to get it, in a sentence or two.</summary>
    public required string HowToGet { get; init; }

    /// <summary>
    /// The same step by step, where its owners hand it out themselves: what to open, what to ask for, what file comes. Empty where
    /// <c>data-fetch</c> downloads it.
    /// </summary>
    public IReadOnlyList<string> StepsToGet { get; init; } = [];

    /// <summary>The name of the file that its owners hand out; null where none is known here.</summary>
    public string? ArchiveName { get; init; }

    /// <summary>The work to cite, in short: authors and year, and a number to find it by.</summary>
    public required string Citation { get; init; }

    /// <summary>The works to cite in full, the one that describes the set first.</summary>
    public IReadOnlyList<Citation> Citations => CitationCatalog.Of(Name);

    /// <summary>
    /// About how much room it takes on a disk and what that is reckoned from, a sentence's end; null where the owners' compression decides,
    /// which nothing published tells.
    /// </summary>
    public string? SizeOnDisk { get; init; }

    /// <summary>Where its owners hand it out; null where no address is known here.</summary>
    public string? HomePage { get; init; }

    /// <summary>The part of each picture that <see cref="DataSetOptions.TakesFaceBox"/> takes; null where the faces have no fixed place.</summary>
    public FaceBox? FaceBox { get; init; }

    /// <summary>Whether its practice stand-in is made by <see cref="Practice.PracticeDataSets"/>.</summary>
    public bool HasPractice => Practice.PracticeDataSets.Names.Contains(Name);

    /// <summary>Folder names under which its copies are handed out; looked for in the data home, after <see cref="Name"/>.</summary>
    public IReadOnlyList<string> FolderNames { get; init; } = [];

    /// <summary>Its reader.</summary>
    public required IDataSetReader Reader { get; init; }

    /// <summary>Where the set is expected below a data home: the first of its folder names that exists there, else null.</summary>
    public string? FolderIn(string dataHome)
    {
        ArgumentNullException.ThrowIfNull(dataHome);
        return FolderNames.Prepend(Name).Select(folder => Path.Combine(dataHome, folder)).FirstOrDefault(Directory.Exists);
    }
}
