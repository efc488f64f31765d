using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.Imaging;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments.Jobs;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>What notebooks show of results, on small made-up pictures with a linear test engine.</summary>
public sealed class ShowTests : IDisposable
{
    private static readonly TrainingOptions Quick = new()
    {
        Epochs = 3,
        BatchSize = 4,
        LearningRate = 0.05f,
        Augmentation = Augmentation.None,
        AverageFlip = false,
    };

    private static readonly ExperimentOptions Options = new() { Size = 8, Training = Quick };

    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-show-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Training_AllValues_AgreeWithTheResult()
    {
        using WithinDataSetResult result = WithinDataSet.Run(new LinearEngine(), DataSet("one", 3), Options, token: Token);
        LineChart loss = Show.LossCurves(result.Model);
        Assert.Equal(["training", "validation"], loss.Series.Select(series => series.Name));
        Assert.All(loss.Series, series => Assert.Equal(3, series.Points.Count));
        Assert.Equal(result.Model.History!.KeptEpoch, loss.Marker!.X);
        Assert.Equal(1 / 3.0, Show.AccuracyCurves(result.Model).Reference!.Value.Y);
        Assert.Equal(result.Outcome.Estimate.Count, (int)Sum(Show.Confusion(result.Outcome).Counts));
        Assert.Equal(4, Show.Scores(result.Outcome).Rows.Count + 1);
        Assert.Contains($"right on {result.Outcome.Estimate.Correct} of {result.Outcome.Estimate.Count}", Show.InWords(result).ToString(), StringComparison.Ordinal);
        Assert.Contains("protocol subject-independent; 95 % intervals", Show.InWords(result).ToString(), StringComparison.Ordinal);
        Assert.Contains(Show.Record(new LinearEngine(), result).Facts, fact => fact.Name == "Seed" && fact.Value == "1");
    }

    [Fact]
    public void InWords_EveryExpressionFoundEquallyOften_NamesNoneAsTheLeast()
    {
        ExperimentOptions longer = Options with { Training = Quick with { Epochs = 10 } };
        using WithinDataSetResult result = WithinDataSet.Run(new LinearEngine(), DataSet("one", 3), longer, token: Token);
        Assert.Equal(1, result.Outcome.Estimate.Accuracy);
        string words = Show.InWords(result).ToString();
        Assert.Contains("Every expression was found equally often (100.0 %).", words, StringComparison.Ordinal);
        Assert.DoesNotContain("least often", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_WrongPictures_AreShownMostConfidentFirstAndOnlyThey()
    {
        // One step at a rate of next to nothing: the network knows nothing, and most pictures are mistakes.
        ExperimentOptions untrained = Options with { Training = Quick with { Epochs = 1, LearningRate = 1e-9f } };
        using WithinDataSetResult result = WithinDataSet.Run(new LinearEngine(), DataSet("one", 3), untrained, token: Token);
        int wrong = result.Outcome.Estimate.Count - result.Outcome.Estimate.Correct;
        Assert.True(wrong > 2);
        PictureGrid grid = Show.Mistakes(result, count: 2);
        Assert.Equal(2, grid.Pictures.Count);
        Assert.Contains($"2 of {wrong} mistakes", grid.Title, StringComparison.Ordinal);
        Assert.All(grid.Pictures, picture => Assert.Matches(@"^says \w+ \(\d+\u00a0%\), is \w+$", picture.Caption));
        int[] confidence = [.. grid.Pictures.Select(p => int.Parse(p.Caption.Split('(')[1].Split('\u00a0')[0], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(confidence[0] >= confidence[1]);
    }

    [Fact]
    public void Samples_EveryLabel_ShowsDifferentSubjects()
    {
        PictureGrid grid = Show.Samples(DataSet("one", 3), perLabel: 4);
        Assert.Equal(12, grid.Pictures.Count);
        Assert.All(grid.Pictures.GroupBy(p => p.Group), group => Assert.Equal(4, group.Select(p => p.Caption).Distinct().Count()));
        Assert.Equal(Show.Samples(DataSet("one", 3), perLabel: 4).ToSvg(), grid.ToSvg());
    }

    [Fact]
    public void Crossing_SetsWithDifferentLabels_ShowsBothDecisionsAndAnswers()
    {
        CrossDataSetsResult result = Cross(2, SplitProtocol.SubjectIndependent);
        Assert.IsType<MatrixChart>(Show.SharedLabelsMatrix(result));
        Assert.Equal(4, Show.Confusions(result).Figures.Count);
        // Four pairs, and a second row for each pair whose network has three labels while the sets share two.
        Assert.Equal(5, Show.Accuracies(result).Rows.Count);
        Words answer = Show.Answer(result);
        Assert.Contains("of 2 crossings", answer.Paragraphs[0], StringComparison.Ordinal);
        Assert.Contains(answer.Paragraphs, p => p.StartsWith("one \u2192\u00a0two:", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Paragraphs, p => p.Contains("Practice", StringComparison.Ordinal));
        string first = answer.Paragraphs.Single(p => p.StartsWith("one \u2192\u00a0two:", StringComparison.Ordinal));
        Outcome home = result.Rows[0][1]!.Home;
        Assert.Contains(
            System.FormattableString.Invariant($"its own test split over the same labels (subject-independent; {100 * home.Estimate.Accuracy:0.0} % of 8 pictures"),
            first, StringComparison.Ordinal);
        Assert.Contains(Show.Accuracies(result).Notes, note => note.EndsWith("20 pictures are left out, because the network does not have their label.", StringComparison.Ordinal));
    }

    [Fact]
    public void Crossing_PaperRandom_SaysSoWhereverTheHomeFigureShows()
    {
        CrossDataSetsResult result = Cross(3, SplitProtocol.PaperRandom);
        string[] shown =
        [
            Show.AccuracyMatrix(result).Title, Show.Accuracies(result).Title, Show.Confusions(result).Figures[0].Title,
            .. Show.Answer(result).Paragraphs.Skip(1),
        ];
        Assert.All(shown, text => Assert.Contains("paper: random", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Training_RedOfGreyPictures_SaysNoColour()
    {
        using WithinDataSetResult red = WithinDataSet.Run(
            new LinearEngine(), DataSet("one", 3), Options with { Channels = InputChannels.Red }, token: Token);
        Assert.Contains("No colour", Show.InWords(red).ToString(), StringComparison.Ordinal);
        Assert.Contains(Show.Record(new LinearEngine(), red).Facts, fact => fact.Value == "Red (no colour: all channels are equal)");
        using WithinDataSetResult grey = WithinDataSet.Run(new LinearEngine(), DataSet("one", 3), Options, token: Token);
        Assert.DoesNotContain("No colour", Show.InWords(grey).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Crossing_SameLabels_SaysThatBothDecisionsAreTheSame()
    {
        CrossDataSetsResult result = Cross(3, SplitProtocol.SubjectIndependent);
        Assert.Contains("same 3 labels", Show.SharedLabelsMatrix(result).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Folds_NotAskedFor_SaysHowToAsk()
    {
        Assert.Contains("--set Protocol=folds", Show.FoldsAccuracy(null).ToString(), StringComparison.Ordinal);
        CrossValidationResult result = CrossValidation.Run(
            new LinearEngine(), DataSet("one", 3), new CrossValidationOptions { Size = 8, Seeds = [4, 5], Training = Quick with { Choice = EpochChoice.Last } }, token: Token);
        ResultTable table = Assert.IsType<ResultTable>(Show.FoldsAccuracy(result));
        Assert.Equal(["seed 4", "seed 5", "probabilities averaged over seeds"], table.Rows.Select(row => row[0]));
        Assert.StartsWith("Headline:", table.Notes[0], StringComparison.Ordinal);
        Assert.Contains("validation subjects included", table.Notes[1], StringComparison.Ordinal);
        Assert.Equal(2 * result.Averaged.Count, (int)Sum(Assert.IsType<ConfusionMatrixChart>(Show.FoldsConfusion(result)).Counts));
    }

    private static long Sum(long[,] counts) => counts.Cast<long>().Sum();

    private static CrossDataSetsResult Cross(int classesOfTheSecond, SplitProtocol protocol)
    {
        using var jobs = new MadeUpJobs();
        jobs.Add("one", subjects: 10, classes: 3);
        jobs.Add("two", subjects: 10, classesOfTheSecond);
        return jobs.Cross(MadeUpJobs.Options with { DataSets = ["one", "two"], Protocol = protocol }, Token);
    }

    private Manifest DataSet(string name, int classes)
    {
        Manifest manifest = MadeUpPictures.Manifest(10, classes, 2, Path.Combine(_root, name), name);
        if (!Directory.Exists(manifest.Root))
            MadeUpPictures.Write(manifest, 8);
        return manifest;
    }
}
