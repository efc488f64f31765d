using System.Globalization;
using System.Text.RegularExpressions;
using FerLib.Datasets;
using FerLib.Tests.Datasets;
using Xunit;

namespace FerLib.Tests.DataFetch;

public sealed partial class DataSetListTests
{
    private static IEnumerable<DataSetDescription> Sets => DataSetCatalog.Every;

    [Fact]
    public async Task List_NoName_SaysOfEverySetWhatItIsAndHowToGetAndCiteIt()
    {
        using var home = new TemporaryFolder();
        (int code, string output, string errors) = await DataFetchRun.Of("list", "--data-home", home.At("none"));
        Assert.Equal((0, ""), (code, errors));
        string text = OnOneLine(output);
        foreach (DataSetDescription set in Sets)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture,
                $"{set.Name}: {set.Title} {char.ToUpperInvariant(set.Kind[0])}{set.Kind[1..]}: {set.PublishedCount:N0} pictures of"), text, StringComparison.Ordinal);
            Assert.Contains($"Licence: {set.Licence}", text, StringComparison.Ordinal);
            Assert.Contains($"To get it: {set.HowToGet}", text, StringComparison.Ordinal);
            Assert.Contains(set.HomePage ?? set.Title, text, StringComparison.Ordinal);
            Assert.All(set.Citations, work => Assert.Contains($"To cite: {work}", text, StringComparison.Ordinal));
        }

        Assert.Contains("practice/ferg: 1,008 pictures unless more are asked for, about 101 MB", text, StringComparison.Ordinal);
        Assert.Contains("-- fetch NAME", text, StringComparison.Ordinal);
        DataFetchRun.AssertFits(output, home.Path);
        Assert.False(Directory.Exists(home.At("none")));
    }

    [Fact]
    public async Task List_OneName_SaysMoreOfThisSetOnly()
    {
        (int code, string output, _) = await DataFetchRun.Of("list", "KDEF");
        string text = OnOneLine(output);
        Assert.Equal(0, code);
        Assert.Contains("To know: Neutral is one of its seven expressions", text, StringComparison.Ordinal);
        Assert.Contains("Looked for in the data home as: kdef/, KDEF_and_AKDEF/", text, StringComparison.Ordinal);
        Assert.Contains("practice/kdef", text, StringComparison.Ordinal);
        Assert.Contains("-- import kdef ARCHIVE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("JAFFE", text, StringComparison.Ordinal);
        DataFetchRun.AssertFits(output, "://");
    }

    [Fact]
    public async Task List_BibTeX_PrintsEntriesOnly()
    {
        (_, string all, string errors) = await DataFetchRun.Of("list", "--bibtex");
        Assert.Equal("", errors);
        Assert.StartsWith("@inproceedings{lyons1998coding,", all, StringComparison.Ordinal);
        Assert.Equal(Sets.SelectMany(set => set.Citations).Select(work => work.Key), KeyPattern().Matches(all).Select(match => match.Groups[1].Value));
        Assert.All(all.ReplaceLineEndings("\n").Split('\n'), line => Assert.Matches(@"^(@\w+\{\w+,|  .*|\}|)$", line));
        (_, string one, _) = await DataFetchRun.Of("list", "ferg", "--bibtex");
        Assert.Equal(["aneja2016modeling"], KeyPattern().Matches(one).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task List_NameThatIsNotKnown_IsOneLineThatOffersTheNearest()
    {
        (int code, string output, string errors) = await DataFetchRun.Of("list", "jafe");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("data-fetch: there is no data set \"jafe\", expected one of jaffe, ferg, ", errors, StringComparison.Ordinal);
        Assert.EndsWith($" Did you mean \"jaffe\"?{Environment.NewLine}", errors, StringComparison.Ordinal);
    }

    // A long word that stands alone on a line is found again in the running text.
    private static string OnOneLine(string output) => BlankPattern().Replace(output, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex BlankPattern();

    [GeneratedRegex(@"^@\w+\{(\w+),", RegexOptions.Multiline)]
    private static partial Regex KeyPattern();
}
