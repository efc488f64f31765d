using FerLib.Datasets;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class PublishedCountsTests
{
    [Fact]
    public void Compare_PublishedFerg_Agrees()
    {
        Manifest ferg = FergReader.Read(new FolderListing("/ferg", PublishedNames.FergFiles()), new ReaderOptions());
        CountComparison counts = Assert.Single(PublishedCounts.Compare(ferg));
        Assert.Equal((0, 55_767, 55_767), (counts.Differences, counts.TotalFound, counts.TotalPublished));
        Assert.Equal("FERG: 55,767 of 55,767 published pictures; all 42 counts agree", counts.ToString());
        ResultTable table = CountTable.Of(counts, isPractice: false);
        Assert.Equal(["malcolm", "1,100", "1,190", "1,018", "1,089", "1,083", "1,034", "1,065", "7,579"], table.Rows[3]);
        Assert.Equal(["all", "9,169", "8,571", "7,419", "7,330", "6,939", "7,627", "8,712", "55,767"], table.Rows[6]);
        Assert.Equal("Every count is the published one.", table.Notes[0]);
    }

    [Fact]
    public void Compare_PublishedJaffe_AgreesByExpressionAndBySubject()
    {
        Manifest jaffe = JaffeReader.Read(new FolderListing("/jaffe", PublishedNames.JaffeFiles()), new ReaderOptions());
        IReadOnlyList<CountComparison> counts = PublishedCounts.Compare(jaffe);
        Assert.Equal(["expression", "subject"], counts.Select(count => count.ColumnTitle));
        Assert.All(counts, count => Assert.Equal((0, 213), (count.Differences, count.TotalPublished)));
        Assert.Equal(["30", "29", "32", "31", "30", "31", "30", "213"], Assert.Single(CountTable.Of(counts[0], false).Rows));
    }

    [Fact]
    public void Compare_MissingFiles_AreShownAndNoError()
    {
        string[] files = [.. PublishedNames.FergFiles().Where(file => !file.EndsWith("ray_joy_7.png", StringComparison.Ordinal))];
        CountComparison counts = Assert.Single(PublishedCounts.Compare(FergReader.Read(new FolderListing("/ferg", files), new ReaderOptions())));
        Assert.Equal(1, counts.Differences);
        ResultTable table = CountTable.Of(counts, isPractice: false);
        Assert.Equal("1,113/1,114", table.Rows[5][4]);
        Assert.Equal("1 of 42 counts differ from the published ones. \"1,113/1,114\": 1,113 here, 1,114 published.", table.Notes[0]);
        Assert.StartsWith("Practice data:", CountTable.Of(counts, isPractice: true).Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_UnknownSet_HasNoTable() =>
        Assert.Empty(PublishedCounts.Compare(new Manifest("mine", "", false, [], []) { Reader = "folder" }));

    [Fact]
    public void Published_Tables_AddUpToThePublishedTotals()
    {
        foreach (DataSetDescription set in DataSetCatalog.Every)
        {
            IReadOnlyList<CountComparison> counts = PublishedCounts.Compare(new Manifest(set.Title, "", false, [], []) { Reader = set.Name });
            // Three names of UTKFace's aligned version lack the ethnicity, so that the table cannot count them.
            int published = set.Name == "utkface" ? set.PublishedCount - 3 : set.PublishedCount;
            Assert.NotEmpty(counts);
            Assert.All(counts, count => Assert.Equal(published, count.TotalPublished));
            ClassBalance? balance = ClassBalance.Published.FirstOrDefault(one => one.DataSet == set.Title);
            CountComparison? byExpression = counts.FirstOrDefault(count => count.ColumnTitle == "expression");
            if (balance is null || byExpression is null)
                continue;
            Assert.All(balance.Classes, one =>
            {
                int column = byExpression.Columns.ToList().IndexOf(one.Label);
                Assert.Equal(one.Pictures, Enumerable.Range(0, byExpression.Rows.Count).Sum(row => byExpression.Published(row, column)));
            });
        }
    }
}
