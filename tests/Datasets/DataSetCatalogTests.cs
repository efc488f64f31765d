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
            Assert.All((string[])[set.Title, set.Kind, set.Licence, set.HowToGet, set.Citation], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.Contains(set.Name, DataSetLocator.Names);
            Assert.True(set.Reader is null || set.Reader.Name == set.Name);
        });
    }

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
