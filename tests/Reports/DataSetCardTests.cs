using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.Reports;
using FerLib.Tests.Imaging;
using Xunit;

namespace FerLib.Tests.Reports;

/// <summary>Cards, and the tables about data sets that notebook 01 shows.</summary>
public sealed class DataSetCardTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-card-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Of_OwnFolder_StatesWhatIsThereAndAsksForTheLicence()
    {
        PictureSurvey survey = Survey(reader: "folder", isPractice: false);
        DataSetCard card = DataSetCard.Of(survey);
        Assert.Equal(("made-up", "your own", false), (card.Title, card.State, card.IsPractice));
        Assert.Equal("2 subjects (a, b), 1 to 2 pictures of each", Text(card, "Who"));
        Assert.Equal("2: anger, fear", Text(card, "Expressions"));
        Assert.Equal("2 clips of 1 to 2 pictures", Text(card, "Near-copies"));
        Assert.Equal("8 x 8 (2), 6 x 9 (1) pixels", Text(card, "Size"));
        Assert.Equal("PNG, no color", Text(card, "Format"));
        Assert.Equal("1, listed below with reasons", Text(card, "Quarantine"));
        Assert.Contains("did the people on them agree", Text(card, "Licence"), StringComparison.Ordinal);
        Assert.DoesNotContain(card.Facts, fact => fact.Name == "To get it");
        Assert.Contains("  Who          2 subjects", card.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PracticeSet_SaysSoForReadersAndForTheReport()
    {
        DataSetCard card = DataSetCard.Of(Survey(reader: "jaffe", isPractice: true));
        Assert.Equal("practice data", card.State);
        Assert.Contains("No person is on them", card.Kind, StringComparison.Ordinal);
        Assert.Equal("3 here; 213 in the published set", Text(card, "Pictures"));
        Assert.Contains("data-fer-practice=\"true\"", card.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("data-fer-practice",
            DataSetCard.Of(Survey(reader: "jaffe", isPractice: false)).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EveryPublishedSet_HasLicenceCitationAndAccess()
    {
        foreach (DataSetDescription set in DataSetCatalog.All)
        {
            DataSetCard card = DataSetCard.Of(set, "not on this disk");
            Assert.Equal(["Pictures", "Expressions", "To know", "Licence", "To get it", "To cite"], card.Facts.Select(fact => fact.Name));
            Assert.All(card.Facts, fact => Assert.False(string.IsNullOrWhiteSpace(fact.Text)));
            Assert.Equal(set.Expressions.Count == 0, Text(card, "Expressions") == "none is labelled");
            Assert.Equal(set.HomePage is not null, card.ToHtml().Contains($"href=\"{set.HomePage}\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ToHtml_NamesFromFiles_AreEncoded()
    {
        var card = new DataSetCard { Title = "<b>", State = "&", Kind = "\"", Facts = [new("a<", "<script>", "https://example.org/?a&b")] };
        string html = new DataSetCards([card]).ToHtml();
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/?a&amp;b\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void QuarantineTable_SeveralSets_SaysWhoseFileItIsAndCountsTheRest()
    {
        Manifest many = new("many", "nowhere", false, [],
            Enumerable.Range(0, 23).Select(i => new QuarantinedFile($"{i:00}.png", "no picture")));
        Manifest one = new("one", "nowhere", false, [], [new("x.png", "no picture. Replace it.")]);
        ResultTable single = QuarantineTable.Of(many);
        Assert.Equal(("many: 23 files in quarantine", 20, 2), (single.Title, single.Rows.Count, single.Columns.Count));
        Assert.Equal(["and 3 files more."], single.Notes);
        Assert.Equal(["00.png", "no picture."], single.Rows[0]);
        ResultTable both = QuarantineTable.Of(one, many);
        Assert.Equal("24 files in quarantine", both.Title);
        Assert.Equal(["one", "x.png", "no picture. Replace it."], both.Rows[0]);
        Assert.Equal(["many: and 3 files more."], both.Notes);
    }

    [Fact]
    public void PaperDataSetsTable_AllFive_ShowsWherePrintAndSetDiffer()
    {
        ResultTable table = PaperDataSetsTable.Of(DataSetCatalog.All);
        Assert.Equal(
            [("JAFFE", "213", "213", "7 (6 basic and neutral)"), ("FERG", "55,767", "55,767", "7 (6 basic and neutral)"),
                ("Senthil", "80", "80", "none"),
                ("KDEF", "4,900", "4,900", "7 (6 basic and neutral)"), ("UTKFace", "20,000", "23,708", "none")],
            table.Rows.Select(row => (row[0], row[1], row[2], row[4])));
        Assert.Equal("6 basic", table.Rows[3][3]);
    }

    [Fact]
    public void ClassBalanceTable_TiesAndEvenSets_AreSaid()
    {
        ResultTable table = ClassBalanceTable.Of("scores",
            [new("even", [new("anger", 5), new("fear", 5)]), new("tied", [new("anger", 6), new("fear", 6), new("neutral", 4)])]);
        Assert.Equal(["even", "10", "all 5", "all 5", "50.0 %", "50.0 %"], table.Rows[0]);
        Assert.Equal(["tied", "16", "anger 6 (and 1 more)", "neutral 4", "37.5 %", "33.3 %"], table.Rows[1]);
    }

    private static string Text(DataSetCard card, string name) => card.Facts.Single(fact => fact.Name == name).Text;

    private PictureSurvey Survey(string reader, bool isPractice)
    {
        (string File, Image Image)[] pictures =
        [
            ("1.png", FormulaPicture.Create(8, 8, 1)), ("2.png", FormulaPicture.Create(8, 8, 1)), ("3.png", FormulaPicture.Create(6, 9, 1)),
        ];
        foreach ((string file, Image image) in pictures)
            File.WriteAllBytes(Path.Combine(_root, file), PngEncoder.Encode(image));
        Sample[] samples =
        [
            new() { Path = "1.png", Label = "anger", Subject = "a", Clip = "x" },
            new() { Path = "2.png", Label = "anger", Subject = "a", Clip = "x" },
            new() { Path = "3.png", Label = "fear", Subject = "b", Clip = "y" },
        ];
        var manifest = new Manifest("made-up", _root, isPractice, samples, [new("4.bmp", "no picture")]) { Reader = reader };
        return PictureSurvey.Of(manifest, token: TestContext.Current.CancellationToken);
    }
}
