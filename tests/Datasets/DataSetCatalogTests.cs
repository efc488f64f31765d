using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class DataSetCatalogTests
{
    [Fact]
    public void All_FiveSets_HavePublishedCountsAndWordsForEveryField()
    {
        Assert.Equal(
            [("jaffe", 213), ("ferg", 55_767), ("senthil", 80), ("kdef", 4_900), ("utkface", 23_708)],
            DataSetCatalog.All.Select(set => (set.Name, set.PublishedCount)));
        Assert.All(DataSetCatalog.All, set =>
        {
            Assert.All((string[])[set.Title, set.Kind, set.Licence, set.HowToGet, set.Citation, set.Caution], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.Contains(set.Name, DataSetLocator.Names);
            Assert.Equal(set.Name, set.Reader.Name);
        });
    }

    [Fact]
    public void PrintedInPaper_FiveSets_IsItsTableOne() => Assert.Equal(
        [
            new("JAFFE", "7 (6 basic and neutral)", "real", 213), new("FERG", "7", "animated", 55_767), new("Senthil", "6 basic", "real", 80),
            new("KDEF", "6 basic", "real", 4_900), new("UTKFace", "6 basic", "real", 20_000),
        ],
        DataSetCatalog.All.Select(set => set.PrintedInPaper));

    [Fact]
    public void Find_AnyCase_FindsOrGivesNull()
    {
        Assert.Equal("JAFFE", DataSetCatalog.Find("Jaffe")?.Title);
        Assert.Null(DataSetCatalog.Find("affectnet"));
    }

    [Fact]
    public void FolderIn_TheOwnersFolderName_IsFoundAfterTheShortName()
    {
        using var home = new TemporaryFolder();
        DataSetDescription jaffe = DataSetCatalog.Find("jaffe")!;
        Assert.Null(jaffe.FolderIn(home.Path));
        Directory.CreateDirectory(home.At("jaffedbase"));
        Assert.Equal(home.At("jaffedbase"), jaffe.FolderIn(home.Path));
        Directory.CreateDirectory(home.At("jaffe"));
        Assert.Equal(home.At("jaffe"), jaffe.FolderIn(home.Path));
    }
}
