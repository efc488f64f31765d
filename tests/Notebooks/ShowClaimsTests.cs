using FerLib.Charts;
using FerLib.Experiments.Claims;
using FerLib.Notebooks;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>What the notebook on the claims shows.</summary>
public sealed class ShowClaimsTests
{
    private static readonly PublishedPaper Paper = PublishedPaper.AsPrinted;

    [Fact]
    public void ClaimsInWords_WithoutResults_ListsWhatFallsAndWhatIsOpen()
    {
        IReadOnlyList<string> words = Show.ClaimsInWords(ClaimsLedger.Judge()).Paragraphs;
        Assert.StartsWith("These claims fall: the highest accuracy (C1), green is the best channel (C2), little to compute (C3), works on video (C5), ", words[0], StringComparison.Ordinal);
        Assert.StartsWith("Supported: few parameters (C3). Inconclusive: none. Not tested: an accuracy of 95.0\u00a0% (C1), ", words[1], StringComparison.Ordinal);
    }

    [Fact]
    public void PrintedExperiments_Channels_AreThoseOfTableAndText()
    {
        IReadOnlyList<IReadOnlyList<string>> rows = Show.PrintedExperiments(Paper).Rows;
        Assert.Equal(["1", "2", "local", "intensity", "the same", "1,323", "64.85\u00a0%"], rows[0]);
        Assert.Equal(["5", "2", "local", "IRGB", "not said", "7,000", "50.0\u00a0%"], rows[4]);
        Assert.Equal(["7", "6", "FERG", "IRGB", "green", "25,000", "95.0\u00a0%"], rows[6]);
    }

    [Fact]
    public void CitedAccuracies_Bars_AreTheBestWithThePapersOwnAsALine()
    {
        BarChart chart = Show.CitedAccuracies(Paper, count: 3);
        Assert.Equal(
            ["[50] PHRNN-MSCNN, CK+", "[62] hierarchical network, local binary patterns, CK+", "[50] PHRNN, CK+"], chart.Categories);
        Assert.Equal([0.985, 0.9646, 0.9636], chart.Series.Single().Values.Select(value => Math.Round(value!.Value, 4)));
        Assert.Equal((0.95, "the paper's own 95.0\u00a0%"), chart.Reference);
        Assert.Throws<ArgumentOutOfRangeException>(() => Show.CitedAccuracies(Paper, count: 0));
    }

    [Fact]
    public void ArithmeticInWords_Assumptions_AreNamedWithWhatTheyDoNotReach()
    {
        IReadOnlyList<string> words = Show.ArithmeticInWords(Paper, new ArithmeticAssumptions()).Paragraphs;
        Assert.StartsWith("Unreachable under these assumptions (photographs, n at most 2 off 0.2 N, rounded): 64.85", words[0], StringComparison.Ordinal);
        Assert.Equal("Experiments 2 and 3 print the same two decimals, 57.88\u00a0%, for 1,727 and 5,150 images.", words[1]);
        var wide = new ArithmeticAssumptions { Window = 100 };
        Assert.StartsWith("Under these assumptions", Show.ArithmeticInWords(Paper, wide).Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Export_AFolder_GetsThreeFilesAndNoFolderNone()
    {
        string folder = Directory.CreateTempSubdirectory("fer-export").FullName;
        try
        {
            Words words = Show.Export(Show.Comparison(Paper, []), folder, "comparison");
            Assert.Equal(
                ["comparison.csv", "comparison.html", "comparison.md"],
                Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Contains(folder, words.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.StartsWith("Nothing was written", Show.Export(Show.Comparison(Paper, []), "", "comparison").ToString(), StringComparison.Ordinal);
    }
}
