using FerLib.Experiments.Claims;
using FerLib.Reports;
using FerLib.Tests.Experiments.Claims;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class PaperComparisonTableTests
{
    private static readonly PublishedPaper Paper = PublishedPaper.AsPrinted;

    [Fact]
    public void Of_WithoutResults_HasThePapersRowsAndPlacesForOurs()
    {
        ResultTable table = PaperComparisonTable.Of(Paper, []);
        Assert.Equal(Paper.Comparison.Count + ComparedMethods.All.Count, table.Rows.Count);
        Assert.Equal(["[79]", "VAE + GAN", "local, 237 participants", "not said", "81.10\u00a0%", "91.10\u00a0% ([18], section Results)", "", ""], table.Rows[0]);
        Assert.Equal("the paper", table.Rows[Paper.Comparison.Count - 1][0]);
        Assert.All(table.Rows.TakeLast(ComparedMethods.All.Count), row => Assert.StartsWith("not tested, because", row[6], StringComparison.Ordinal));
    }

    [Fact]
    public void Of_Results_StandInTheirColumns()
    {
        MeasuredAccuracy published = ClaimsLedgerTests.Accuracy("FERG", "FERG", 0.8, 0.9);
        MeasuredAccuracy practice = ClaimsLedgerTests.Accuracy("practice/ferg", "practice/jaffe", 0.2, 0.3) with { IsPractice = true };
        ResultTable table = PaperComparisonTable.Of(Paper, [published, practice, published with { Method = "another" }]);
        Assert.Equal(
            [
                ["here", "17-layer CNN", "FERG", "subject-independent", "", "", "85.0\u00a0% (80.0-90.0 %, n = 100)", ""],
                ["here", "17-layer CNN", "practice/ferg to practice/jaffe", "subject-independent", "", "", "not tested on the published data", "25.0\u00a0% (20.0-30.0 %, n = 100)"],
                ["here", "another", "FERG", "subject-independent", "", "", "85.0\u00a0% (80.0-90.0 %, n = 100)", ""],
            ],
            table.Rows.TakeLast(3).Select(row => row.ToArray()));
        Assert.Contains("practice data", table.Title, StringComparison.Ordinal);
    }

    /// <summary>A table is written as a page of its own, as Markdown and as CSV, by the file's ending.</summary>
    [Fact]
    public void Save_ThreeEndings_AreThreeFormats()
    {
        string folder = Directory.CreateTempSubdirectory("fer-comparison").FullName;
        try
        {
            ResultTable table = PaperComparisonTable.Of(Paper, []);
            string Saved(string name)
            {
                string file = Path.Combine(folder, "new", name);
                table.Save(file);
                return File.ReadAllText(file);
            }

            Assert.Equal(table.ToCsv(), Saved("comparison.csv"));
            Assert.Equal(table.ToMarkdown(), Saved("comparison.md"));
            string page = Saved("comparison.HTML");
            Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
            Assert.Contains("<meta charset=\"utf-8\"/>", page, StringComparison.Ordinal);
            Assert.Contains(table.ToHtml(), page, StringComparison.Ordinal);
            Assert.Contains("expected .html, .md or .csv", Assert.Throws<ArgumentException>(() => table.Save("a.pdf")).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
