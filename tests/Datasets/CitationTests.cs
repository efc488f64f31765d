using FerLib.Datasets;
using Xunit;

namespace FerLib.Tests.Datasets;

public sealed class CitationTests
{
    private static readonly Citation Work = new()
    {
        Key = "oehman2001a",
        EntryType = "inproceedings",
        Authors = ["Öhman, Arne", "Møller, J. & Sons"],
        Title = "“50 %” of {A_B}: Müllerí ~ C\\D",
        Venue = "Proceedings #1",
        Year = 2001,
        Pages = "7-9",
        Doi = "10.1/a_b",
    };

    [Fact]
    public void ToBibTeX_SpecialCharacters_AreEscapedAndIdentifiersAreNot() => Assert.Equal("""
        @inproceedings{oehman2001a,
          author        = {{\"O}hman, Arne and M{\o}ller, J. \& Sons},
          title         = {{``50 \%'' of {\textbraceleft}A\_B{\textbraceright}:
                           M{\"u}ller{\'\i} {\textasciitilde} C{\textbackslash}D}},
          booktitle     = {Proceedings \#1},
          year          = {2001},
          pages         = {7--9},
          doi           = {10.1/a_b},
        }
        """.ReplaceLineEndings("\n"), Work.ToBibTeX());

    [Fact]
    public void ToString_FewAndManyAuthors_NamesAllOrTheFirst()
    {
        Assert.Equal("Arne Öhman and J. & Sons Møller: “50 %” of {A_B}: Müllerí ~ C\\D. Proceedings #1, 2001, pages 7-9, doi 10.1/a_b.", Work.ToString());
        Assert.StartsWith("A B et al.: ", (Work with { Authors = [.. Enumerable.Repeat("B, A", 7)] }).ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" 2001, https://x.y", (Work with { Venue = null, Pages = null, Doi = null, Address = "https://x.y" }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Citations_EverySetOfTheCatalog_HasWorksThatAgreeWithTheShortForm()
    {
        var keys = new HashSet<string>();
        foreach (DataSetDescription set in DataSetCatalog.Every)
        {
            Assert.NotEmpty(set.Citations);
            foreach (Citation work in set.Citations)
            {
                Assert.True(keys.Add(work.Key), work.Key);
                Assert.Matches("^[a-z][a-z0-9]+$", work.Key);
                Assert.Contains(work.EntryType, (string[])["inproceedings", "misc"]);
                Assert.Contains(work.Authors[0].Split(',')[0], set.Citation, StringComparison.Ordinal);
                Assert.Contains(work.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", set.Citation, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void ToBibTeX_EverySetOfTheCatalog_HasClosedBracesAndPlainLetters()
    {
        foreach (Citation work in DataSetCatalog.Every.SelectMany(set => set.Citations))
        {
            string entry = work.ToBibTeX();
            int depth = 0;
            Assert.All(entry, c =>
            {
                depth += c switch { '{' => 1, '}' => -1, _ => 0 };
                Assert.True(depth >= 0 && char.IsAscii(c), entry);
            });
            Assert.Equal(0, depth);
            Assert.All(entry.Split('\n'), line => Assert.True(line.Length <= 80 || line.Contains("://", StringComparison.Ordinal), line));
        }
    }

    [Fact]
    public void SizeOnDisk_Jaffe_IsItsPicturesAndHeaders()
    {
        DataSetDescription jaffe = DataSetCatalog.Find("jaffe")!;
        double megabytes = jaffe.PublishedCount * (double)jaffe.PictureSize.Width * jaffe.PictureSize.Height / 1e6;
        Assert.StartsWith(FormattableString.Invariant($"about {megabytes:F0} MB"), jaffe.SizeOnDisk, StringComparison.Ordinal);
        DataSetDescription table = DataSetCatalog.Find("fer2013")!;
        double most = 4.0 * table.PublishedCount * table.PictureSize.Width * table.PictureSize.Height / 1e6;
        Assert.StartsWith(FormattableString.Invariant($"at most {most:F0} MB"), table.SizeOnDisk, StringComparison.Ordinal);
    }
}
