using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class ClassBalanceTests
{
    [Fact]
    public void Of_ThreeToOne_GivesSharesInTheFixedOrder()
    {
        ClassBalance balance = ClassBalance.Of(
            new Manifest("made-up", "nowhere", false, Samples("neutral", "anger", "neutral", "neutral"), []));
        Assert.Equal([new("anger", 1), new("neutral", 3)], balance.Classes);
        Assert.Equal((4, "neutral", "anger"), (balance.Pictures, balance.MostFrequent.Label, balance.LeastFrequent.Label));
        Assert.Equal(0.75, balance.MajorityShare);
        Assert.Equal(0.5, balance.Chance);
        Assert.Equal("made-up: 4 pictures; anger 1, neutral 3", balance.ToString());
    }

    [Theory]
    [InlineData("anger", 0.75)]
    [InlineData("neutral", 0.75)]
    public void OneAgainstRestShare_RareOrFrequent_IsTheLargerOfTheTwo(string label, double expected)
    {
        var balance = new ClassBalance("made-up", [new("anger", 1), new("neutral", 3)]);
        Assert.Equal(expected, balance.OneAgainstRestShare(label));
        Assert.Contains("expected one of anger, neutral",
            Assert.Throws<ArgumentException>(() => balance.OneAgainstRestShare("fear")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoPicture_Throws() =>
        Assert.Contains("no picture",
            Assert.Throws<ArgumentException>(() => new ClassBalance("made-up", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Published_AllSets_AddUpToThePublishedTotals()
    {
        Assert.Equal(
            [("JAFFE", 213), ("FERG (2D)", 55_767), ("KDEF", 4_900), ("FER2013", 35_887), ("CK+48", 981)],
            ClassBalance.Published.Select(balance => (balance.DataSet, balance.Pictures)));
        // By another route: the readers on the published names.
        var options = new ReaderOptions();
        Manifest jaffe = JaffeReader.Read(new FolderListing("nowhere", PublishedNames.JaffeFiles()), options);
        Manifest ferg = FergReader.Read(new FolderListing("nowhere", PublishedNames.FergFiles()), options);
        Assert.Equal(ClassBalance.Of(jaffe).Classes, ClassBalance.PublishedOf("jaffe").Classes);
        Assert.Equal(ClassBalance.Of(ferg).Classes, ClassBalance.PublishedOf("FERG (2D)").Classes);
        Assert.Equal("happiness", ClassBalance.PublishedOf("FER2013").MostFrequent.Label);
        Assert.Throws<ArgumentException>(() => ClassBalance.PublishedOf("affectnet"));
    }

    private static IEnumerable<Sample> Samples(params string[] labels) =>
        labels.Select((label, i) => new Sample { Path = $"{i}.png", Label = label, Subject = "a" });
}
