using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class LikelyDataSetTests
{
    public static TheoryData<string, string[]> Trees => new()
    {
        { "ferg", [.. PublishedNames.FergFiles(4)] },
        { "jaffe", [.. PublishedNames.JaffeFiles()] },
        { "kdef", ["KDEF_and_AKDEF/KDEF/AF01/AF01AFS.JPG", "KDEF_and_AKDEF/KDEF/BM35/BM35SUHR.JPG", "other.jpg"] },
        { "utkface", ["UTKFace/26_0_2_20170104023102422.jpg.chip.jpg", "in_the_wild/1_1_0_20170109190758234.jpg", "39_1_20170116174525125.jpg.chip.jpg"] },
        { "fer2013", [.. PublishedNames.Fer2013Files(twoFolders: true, tells: false)] },
        { "fer2013", ["happy/Training_1.jpg", "sad/PublicTest_2.jpg"] },
        { "ck48", [.. PublishedNames.Ck48Files()] },
    };

    [Theory]
    [MemberData(nameof(Trees))]
    public void Of_NamesOfAKnownSet_IsThatSet(string name, string[] files) => Assert.Equal(name, LikelyDataSet.Of(new FolderListing("/data/x", files))?.Name);

    [Theory]
    [InlineData("happy/1_1.jpg", "sad/1_2.jpg")]
    [InlineData("KA.AN1.39.tiff", "a.tiff", "b.tiff")]
    [InlineData("train/cats/1.jpg", "test/dogs/1.jpg")]
    public void Of_OtherNames_IsNone(params string[] files) => Assert.Null(LikelyDataSet.Of(new FolderListing("/data/x", files)));

    [Fact]
    public void Of_FolderWithTheTableAlone_IsFer2013()
    {
        using var folder = new TemporaryFolder();
        folder.With("fer2013/fer2013.csv");
        Assert.Equal("fer2013", LikelyDataSet.Of(FolderListing.Of("x", folder.Path))?.Name);
    }

    // Every reader that goes by names, given every other set.
    [Theory]
    [MemberData(nameof(Trees))]
    public void Read_SetGivenAsAnother_NamesItAndWhatToType(string name, string[] files)
    {
        var listing = new FolderListing("/data/x", files);
        (string Name, Func<Manifest> Read)[] readers =
        [
            ("ferg", () => FergReader.Read(listing, new ReaderOptions())), ("jaffe", () => JaffeReader.Read(listing, new ReaderOptions())),
            ("ck48", () => Ck48Reader.Read(listing, new ReaderOptions())), ("fer2013", () => Fer2013Reader.Read(listing, new ReaderOptions())),
        ];
        Assert.All(readers.Where(reader => reader.Name != name), reader =>
            Assert.EndsWith($": write {name}:PATH.", Assert.Throws<DatasetException>(reader.Read).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ferg", "aia, bonnie, jules, malcolm, mery, ...")]
    [InlineData("jaffe", "jaffe")]
    [InlineData("kdef", "AF01, BM35")]
    public void FolderReader_TreeOfAKnownSet_IsAnErrorThatNamesIt(string name, string folders)
    {
        string[] files = name switch
        {
            "ferg" => [.. PublishedNames.FergFiles(4)],
            "jaffe" => [.. PublishedNames.JaffeFiles()],
            _ => ["KDEF/AF01/AF01AFS.JPG", "KDEF/BM35/BM35SUHR.JPG"],
        };
        Assert.Equal(
            $"folder: /data/x: expected a folder per class, named by its expression, got {folders}. It looks like {(name == "ferg" ? "FERG" : DataSetCatalog.Find(name)!.Title)}: write {name}:PATH. " +
            "Or call the folders by expressions.",
            Assert.Throws<DatasetException>(() => ReadFolder(files)).Message);
    }

    [Fact]
    public void FolderReader_OtherTrees_ErrorsNameTheSet()
    {
        Assert.EndsWith("(manifest:FILE). It looks like UTKFace: write utkface:PATH.",
            Assert.Throws<DatasetException>(() => ReadFolder(["26_0_2_20170104023102422.jpg.chip.jpg"])).Message, StringComparison.Ordinal);
        Assert.EndsWith("(manifest:FILE). It looks like FER2013: write fer2013:PATH.",
            Assert.Throws<DatasetException>(() => ReadFolder(PublishedNames.Fer2013Files(twoFolders: true, tells: true))).Message, StringComparison.Ordinal);
        // In class folders, but the default rule finds no subject in JAFFE's names.
        Assert.EndsWith("(manifest:FILE). It looks like JAFFE: write jaffe:PATH.",
            Assert.Throws<DatasetException>(() => ReadFolder(["anger/KA.AN1.39.tiff", "fear/KA.FE1.45.tiff"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderReader_KnownSetInClassFolders_IsReadWithANote()
    {
        Manifest manifest = ReadFolder(PublishedNames.Ck48Files());
        Assert.Equal(981, manifest.Samples.Count);
        Assert.Equal("The pictures are named like those of CK+48: ck48:PATH also reads its subjects and clips.", Assert.Single(manifest.Notes));
    }

    private static Manifest ReadFolder(IEnumerable<string> files) => FolderReader.Read(new FolderListing("/data/x", files), new ReaderOptions());
}
