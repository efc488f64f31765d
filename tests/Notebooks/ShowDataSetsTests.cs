using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Datasets.Practice;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>What notebook 01 shows, on small made-up pictures.</summary>
public sealed class ShowDataSetsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-show-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void BalanceAndSubjects_MadeUpSet_HoldItsCounts()
    {
        PictureSurvey[] surveys = [Survey(subjects: 4)];
        var chart = Assert.IsType<BarChart>(Assert.Single(Show.Balance(surveys).Figures));
        Assert.Equal(["anger", "happiness", "neutral"], chart.Categories);
        Assert.All(chart.Series[0].Values, value => Assert.Equal(8, value!.Value));
        var map = Assert.IsType<HeatMap>(Assert.Single(Show.Subjects(surveys).Figures));
        Assert.Equal((4, 3), (map.Values.GetLength(0), map.Values.GetLength(1)));
        Assert.All(map.Values.Cast<double>(), value => Assert.Equal(2, value));
        Assert.Null(map.Note);
        Assert.Equal(6, Show.Baselines(surveys).Rows.Count);
    }

    [Fact]
    public void Subjects_ManySubjects_ShowsTheFirstTwentyAndSaysSo()
    {
        var map = Assert.IsType<HeatMap>(Assert.Single(Show.Subjects([Survey(subjects: 25)]).Figures));
        Assert.Equal((20, "The first 20 of 25 subjects."), (map.Rows.Count, map.Note));
    }

    [Fact]
    public void Clips_SetWithClips_ShowsPicturesAboveTheirDifferences()
    {
        PictureSurvey survey = Survey(subjects: 4);
        var lengths = Assert.IsType<HistogramChart>(Show.ClipLengths([survey]));
        Assert.Equal([0, 12], lengths.Series[0].Counts);
        var clips = Assert.IsType<PictureMatrix>(Show.Clips(survey.Manifest, clips: 3, seed: 1));
        Assert.Equal((6, 2), (clips.Pictures.GetLength(0), clips.Pictures.GetLength(1)));
        Assert.Equal(3, clips.Rows.Where((_, row) => row % 2 == 0).Select(name => name.Split(',')[0]).Distinct().Count());
        Assert.All(clips.Pictures[1, 0]!.Pixels, pixel => Assert.Equal(255, pixel));
        Assert.Contains(clips.Pictures[1, 1]!.Pixels, pixel => pixel < 255);
    }

    [Fact]
    public void Clips_NoClips_SaysSoInsteadOfAnEmptyFigure()
    {
        PictureSurvey survey = Survey(subjects: 4, withClips: false);
        Assert.IsType<Words>(Show.ClipLengths([survey]));
        Assert.IsType<Words>(Show.Clips(survey.Manifest));
    }

    [Fact]
    public void NearCopies_RandomAndSubjectSplit_ShowsPairsOrSaysThereAreNone()
    {
        Manifest clips = Survey(subjects: 5).Manifest, faces = Survey(subjects: 5, withClips: false).Manifest;
        var near = Assert.IsType<PictureMatrix>(Show.NearCopies(clips, Splits.PaperRandom(clips, seed: 1)));
        Assert.Contains("near-copies in training", near.Title, StringComparison.Ordinal);
        var same = Assert.IsType<PictureMatrix>(Show.NearCopies(faces, Splits.PaperRandom(faces, seed: 1)));
        Assert.Contains("the same subjects in training", same.Title, StringComparison.Ordinal);
        Assert.Contains("no subject of the test part",
            Assert.IsType<Words>(Show.NearCopies(clips, Splits.SubjectIndependent(clips, seed: 1))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_OfASet_HaveABarForEachKindAndTheMiddleHalf()
    {
        Manifest manifest = Survey(subjects: 4).Manifest;
        BarChart chart = Show.Differences(manifest, PairDifferences.Of(manifest, 10, 1));
        Assert.Equal(["one clip", "one subject, two expressions", "two subjects, one expression", "two subjects, two expressions"],
            chart.Categories);
        Assert.All(chart.Series[0].Values, value => Assert.True(value!.Low <= value.Value && value.Value <= value.High));
    }

    [Fact]
    public void PictureSizes_SizeOfAPublishedSet_SharesItsMark()
    {
        PictureSurvey survey = Survey(subjects: 3, size: 256);
        ScatterChart chart = Show.PictureSizes([survey]);
        Assert.Equal(["input of the paper's network", "JAFFE, FERG, made-up", "Senthil", "KDEF", "UTKFace"],
            chart.Series.Select(series => series.Name));
        Assert.Equal((562, 762), (chart.Series[3].Points[0].X, chart.Series[3].Points[0].Y));
    }

    [Fact]
    public void Quarantine_CleanAndDamaged_SaysNothingOrNamesTheFile()
    {
        Assert.StartsWith("Nothing is in quarantine", Show.Quarantine(Survey(subjects: 3)).ToString(), StringComparison.Ordinal);
        ResultTable table = Assert.IsType<ResultTable>(Show.Quarantine(Workbook.SurveyOfMistakes()));
        Assert.Equal(7, table.Rows.Count);
    }

    [Fact]
    public void Samples_DamagedPicture_IsPassedOver()
    {
        PictureSurvey survey = Survey(subjects: 3);
        File.WriteAllBytes(survey.Manifest.FileOf(survey.Manifest.Samples[0]), [1, 2, 3]);
        Assert.Equal(5 + 6 + 6, Show.Samples(survey.Manifest, perLabel: 6).Pictures.Count);
    }

    [Fact]
    public void PaperCards_WhereverTheyAre_HaveAStateEach()
    {
        IReadOnlyList<DataSetCard> cards = Show.PaperCards().Cards;
        Assert.Equal(DataSetCatalog.All.Select(set => set.Title), cards.Select(card => card.Title));
        Assert.All(cards, card => Assert.False(string.IsNullOrWhiteSpace(card.State)));
    }

    [Fact]
    public void DialAndRecipe_Units_ChangeTheFaceStepByStep()
    {
        PictureMatrix dial = Show.Dial(PracticeCast.Ferg[1], 12, 4);
        Assert.Equal(["12 lip corner puller", "4 brow lowerer"], dial.Rows);
        Assert.Equal(dial.Pictures[0, 0]!.Pixels, dial.Pictures[1, 0]!.Pixels);
        Assert.Equal(5, Enumerable.Range(0, 5).Select(step => Convert.ToHexString(dial.Pictures[0, step]!.Pixels)).Distinct().Count());
        PictureGrid recipe = Show.Recipe(PracticeCast.Ferg[1], "12E+6E");
        Assert.Equal(["at rest", "+ 6 cheek raiser", "+ 12 lip corner puller"], recipe.Pictures.Select(picture => picture.Caption));
        Assert.Throws<ArgumentOutOfRangeException>(() => Show.Dial(PracticeCast.Ferg[1], 99));
    }

    [Fact]
    public void Stretched_EveryShape_IsSquareAfterwards()
    {
        PictureMatrix shapes = Show.Stretched(PracticeCast.Ferg[1]);
        Assert.Equal(["140 x 188, Senthil", "562 x 762, KDEF", "1280 x 720, a screen's frame"], shapes.Rows);
        for (int row = 0; row < 3; row++)
        {
            Assert.NotEqual(shapes.Pictures[row, 0]!.Width, shapes.Pictures[row, 0]!.Height);
            Assert.Equal(shapes.Pictures[row, 1]!.Width, shapes.Pictures[row, 1]!.Height);
            Assert.Equal(shapes.Pictures[row, 2]!.Width, shapes.Pictures[row, 2]!.Height);
        }
    }

    private PictureSurvey Survey(int subjects, bool withClips = true, int size = 8)
    {
        Manifest manifest = MadeUpPictures.Manifest(subjects, classes: 3, takes: 2, Path.Combine(_root, $"{subjects}-{size}"));
        if (!Directory.Exists(manifest.Root))
            MadeUpPictures.Write(manifest, size);
        if (!withClips)
            manifest = new Manifest(manifest.Name, manifest.Root, false,
                manifest.Samples.Select(sample => sample with { Clip = null }), []);
        return PictureSurvey.Of(manifest, token: TestContext.Current.CancellationToken);
    }
}
