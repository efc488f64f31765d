using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Imaging;
using FerLib.NeuralNetworks;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class ModelCardTests : IDisposable
{
    private static readonly string[] SectionTitles =
    [
        "Model", "Training", "Training data", "Test", "Metrics", "Each expression", "Calibration", "By group", "On other data sets", "Intended use",
        "Limits", "Not measured",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("ferlib-model-card-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_AllFacts_StatesThem()
    {
        ModelCard card = ModelCard.Of(AllFacts());
        Assert.Equal("Model card: 17 layers, reading 2 (no ReLU on the class scores), trained on faces", card.Title);
        Assert.Equal(SectionTitles, card.Sections.Select(section => section.Title));
        // 823,751 with seven classes, less five classes of 256 weights and a bias.
        Assert.StartsWith("822,466; ", Text(card, "Model", "Parameters"), StringComparison.Ordinal);
        Assert.StartsWith("intensity, (channels, height, width) = (1, 64, 64)", Text(card, "Model", "Input"), StringComparison.Ordinal);
        Assert.Equal("anger, fear", Text(card, "Model", "Labels"));
        Assert.Equal(("of epoch 3", "training 7, split 8"), (Text(card, "Model", "Weights"), Text(card, "Model", "Seeds")));
        Assert.Equal(("CPU, then GPU", "1234abc"), (Text(card, "Model", "Engine"), Text(card, "Model", "Commit")));
        Assert.Equal(["loss", "cross-entropy", "categorical; here we depart"], Assert.Single(Section(card, "Training").Tables).Rows[0]);
        Assert.Equal(("faces", "300; 1 in quarantine", "30", "4 train, 2 validate, 1 test", "abc"),
            (Text(card, "Training data", "Data set"), Text(card, "Training data", "Pictures"), Text(card, "Training data", "Subjects"),
                Text(card, "Training data", "Parts"), Text(card, "Training data", "Manifest")));
        Assert.Equal(("60 of faces", "subject-independent", "12, none of them trained on"),
            (Text(card, "Test", "Pictures"), Text(card, "Test", "Protocol"), Text(card, "Test", "Subjects")));
        Assert.Equal(AllFacts().Outcome.Estimate.ToString(), Text(card, "Metrics", "Accuracy"));
        Assert.StartsWith("75.0 % (clustered 95 %: ", Text(card, "Metrics", "Balanced"), StringComparison.Ordinal);
        Assert.EndsWith("n = 60)", Text(card, "Metrics", "Macro F1"), StringComparison.Ordinal);
        Assert.StartsWith("single trainings: 75.0 % +- ", Text(card, "Metrics", "Seeds"), StringComparison.Ordinal);
        Assert.Equal(["anger", "fear"], Assert.Single(Section(card, "Each expression").Tables).Rows.Select(row => row[0]));
        Assert.Equal("confidence 75.0 %, accuracy 75.0 %; expected calibration error (ECE) 0.0 %", Text(card, "Calibration", "As trained"));
        Assert.StartsWith("temperature ", Text(card, "Calibration", "Scaled"), StringComparison.Ordinal);
        Assert.Equal("By gender", Assert.Single(Section(card, "By group").Tables).Title);
        Assert.Equal("others (practice data)", Assert.Single(Section(card, "On other data sets").Tables).Rows[0][0]);
        Assert.Equal(["Groups", "Wild"], Section(card, "Not measured").Lines.Select(line => line.Name));
        Assert.Equal("differences by subject, age, ethnicity, angle", Text(card, "Not measured", "Groups"));
        Assert.Contains("article 5(1)(f)", Text(card, "Limits", "Law"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TheTestAlone_SaysWhatIsNotKnownOrMeasured()
    {
        ModelCard card = ModelCard.Of(new ModelCardFacts { Outcome = Test(isPractice: true, SplitProtocol.PaperRandom) });
        Assert.Equal(SectionTitles, card.Sections.Select(section => section.Title));
        Assert.True(card.IsPractice);
        Assert.All(["Architecture", "Engine", "Commit"], name => Assert.Equal("not known", Text(card, "Model", name)));
        Assert.Equal("not known", Text(card, "Training", "Recipe"));
        Assert.Equal("not known", Text(card, "Training data", "Parts"));
        Assert.Contains("practice data", Text(card, "Training data", "Data set"), StringComparison.Ordinal);
        Assert.Equal("paper: random (the same faces in training and test)", Text(card, "Test", "Protocol"));
        Assert.Equal(["Photographs", "New people", "Seeds", "Temperature", "Groups", "Data sets", "Wild"],
            Section(card, "Not measured").Lines.Select(line => line.Name));
        Assert.All(card.Sections.SelectMany(section => section.Tables), table => Assert.EndsWith("(practice data)", table.Title, StringComparison.Ordinal));
        Assert.Contains("data-fer-practice=\"true\"", card.ToHtml(), StringComparison.Ordinal);
        Assert.StartsWith("Model card: model, trained on faces (practice data)\n\nModel\n  Architecture  not known\n", card.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("data-fer-practice", ModelCard.Of(new ModelCardFacts { Outcome = Test() }).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FactsOfTwoModels_SaysWhich()
    {
        ModelCardFacts facts = AllFacts();
        Assert.Contains("trained on others (manifest abc), its test says faces (manifest abc)",
            Assert.Throws<ArgumentException>(() => ModelCard.Of(facts with { Model = facts.Model! with { DataSet = "others" } })).Message, StringComparison.Ordinal);
        Outcome foreign = Test() with { TrainedOn = MadeUpOutcome.Facts("others") };
        Assert.Contains("network trained on others, expected faces",
            Assert.Throws<ArgumentException>(() => ModelCard.Of(facts with { OtherDataSets = [foreign] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToCsv_Card_HasALineForEveryFactAndCell()
    {
        ModelCard card = ModelCard.Of(AllFacts());
        string[] lines = card.ToCsv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("section,row,column,value", lines[0]);
        Assert.Equal($"Card,title,,\"{card.Title}\"", lines[1]);
        Assert.Equal("Card,practice data,,yes", lines[2]);
        Assert.Contains("Model,Commit,,1234abc", lines);
        Assert.Contains("Each expression,anger,pictures,30", lines);
        int cells = card.Sections.SelectMany(section => section.Tables).Sum(table => table.Rows.Count * (table.Columns.Count - 1));
        Assert.Equal(3 + card.Sections.Sum(section => section.Lines.Count) + cells, lines.Length);
    }

    [Fact]
    public void ToMarkdown_NamesFromFiles_AreEscaped()
    {
        ModelCard card = ModelCard.Of(new ModelCardFacts { Outcome = Test(), Commit = "<b>*" });
        Assert.Contains("- **Commit**: \\<b>\\*\n", card.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("\n## Limits\n\n- **Expression**: An expression is not an emotion.", card.ToMarkdown(), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", card.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_ByTheEnding_WritesThreeFormats()
    {
        ModelCard card = ModelCard.Of(AllFacts());
        string File(string ending) => Path.Combine(_folder, "new", "card" + ending);
        foreach (string ending in (string[])[".html", ".md", ".csv"])
            card.Save(File(ending));
        string html = System.IO.File.ReadAllText(File(".html"));
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains(card.ToHtml(), html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Equal(card.ToMarkdown(), System.IO.File.ReadAllText(File(".md")));
        Assert.Equal(card.ToCsv(), System.IO.File.ReadAllText(File(".csv")));
        Assert.Contains("expected .html, .md or .csv", Assert.Throws<ArgumentException>(() => card.Save(File(".pdf"))).Message, StringComparison.Ordinal);
    }

    private static ModelCardFacts AllFacts()
    {
        Outcome test = Test();
        return new ModelCardFacts
        {
            Outcome = test,
            Model = new ModelDescription
            {
                Labels = ["anger", "fear"],
                Shape = new InputShape(1, 64, 64),
                Channels = InputChannels.Intensity,
                Standardization = new Standardization([0.5f], [0.25f]),
                Reading = 2,
                DropoutRate = 0,
                AverageFlip = false,
                Protocol = SplitProtocol.SubjectIndependent,
                Seed = 7,
                SplitSeed = 8,
                DataSet = "faces",
                IsPractice = false,
                ManifestHash = "abc",
                KeptEpoch = 3,
            },
            Recipe = [new RecipeLine("loss", "cross-entropy", "categorical", Departs: true)],
            Parts = (4, 2, 1),
            Engines = ["CPU", "GPU"],
            Commit = "1234abc",
            Seeds = SeedSpread.Of([0.7, 0.75, 0.8]),
            Temperature = TemperatureScaling.Fit(test.Predictions),
            Slices = [("gender", SliceReport.Of(test.Predictions, [.. Enumerable.Range(0, 60).Select(i => i < 30 ? "women" : "men")], seed: 1))],
            OtherDataSets = [test with { TestedOn = MadeUpOutcome.Facts("others", isPractice: true) }],
        };
    }

    // Sixty pictures of twelve subjects, three of four right, each with a confidence of 75 %.
    private static Outcome Test(bool isPractice = false, SplitProtocol protocol = SplitProtocol.SubjectIndependent) =>
        MadeUpOutcome.Of(60, i => $"s{i / 5:00}", i => i / 2 % 4 != 0 || i == 56, protocol, isPractice: isPractice);

    private static ModelCardSection Section(ModelCard card, string title) => card.Sections.Single(section => section.Title == title);

    private static string Text(ModelCard card, string section, string name) => Section(card, section).Lines.Single(line => line.Name == name).Text;
}
