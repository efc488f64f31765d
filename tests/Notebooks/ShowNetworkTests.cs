using FerLib.Charts;
using FerLib.Experiments;
using FerLib.NeuralNetworks;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>What the notebook on the network shows, on small made-up pictures with the CPU engine.</summary>
public sealed class ShowNetworkTests
{
    private static readonly CpuEngine Engine = new(threads: 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Patch_Numbers_ArePixelsOfThePicture()
    {
        PictureTensors pictures = Pictures();
        FigureGallery gallery = Show.Patch(pictures, picture: 2, side: 4);
        var grid = (PictureGrid)gallery.Figures[0];
        var numbers = (NumberGrids)gallery.Figures[1];
        Assert.Equal(16, numbers.Grids[0].Values.Length);
        Assert.Equal(grid.Pictures[1].Image.Pixels.Select(pixel => (double)pixel), numbers.Grids[0].Values.Cast<double>());
        // The rows that the note names hold them.
        string[] words = numbers.Note!.Split(' ', ',');
        (int top, int left) = (int.Parse(words[1], null), int.Parse(words[6], null));
        Assert.Equal(pictures.Planes(2)[top * 16 + left], numbers.Grids[0].Values[0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Show.Patch(pictures, 0, side: 6));
    }

    [Fact]
    public void Convolution_StrideAndPadding_MarkTheWindowOfTheOutput()
    {
        NumberGrids figure = Show.Convolution("title", new double[5, 5], new double[3, 3], new double[4, 4], (1, 2), stride: 2, padding: 2);
        Assert.Equal([81, 9, 16], figure.Grids.Select(grid => grid.Values.Length));
        Assert.Equal((2, 4, 3, 3), figure.Grids[0].Highlight);
        Assert.Equal((1, 2, 1, 1), figure.Grids[2].Highlight);
        Assert.Equal(["*", "=", null], figure.Grids.Select(grid => grid.After));
    }

    [Fact]
    public void Drawing_Blocks_AreTheRowsOfTheTable()
    {
        ArchitectureDrawing drawing = Show.Drawing(PaperArchitectures.NoLogitRelu(7), new InputShape(1, 64, 64));
        Assert.Equal((1, 64, 64), drawing.Input);
        Assert.Equal(823_751, drawing.Layers.Sum(layer => layer.Parameters));
        Assert.Contains(drawing.Layers, layer => layer is { PaperRow: 11, Channels: 64, Height: 2, Width: 2 });
    }

    [Fact]
    public void Table_Numbers_HaveThreeDigits()
    {
        ResultTable table = Show.Table("title", ["a", "b"], ("row", [0.12345, -2]));
        Assert.Equal(["row", "0.123", "-2.000"], table.Rows[0]);
    }

    [Fact]
    public void FiltersAndMaps_OfATrainedNetwork_AreItsOwn()
    {
        using TrainedModel model = Train();
        FeatureMapGrid before = Show.FiltersBefore(model), after = Show.FiltersAfter(model);
        Assert.Equal((64, 64), (before.Maps.Count, after.Maps.Count));
        Assert.All(before.Maps, map => Assert.Equal((5, 5), (map.Width, map.Height)));
        Assert.Equal(before.Scale, after.Scale);
        Assert.Contains("On average a weight moved by 0.0", after.Note, StringComparison.Ordinal);
        FeatureMapGrid maps = Show.FeatureMaps(model, Pictures(), 0, "relu2");
        Assert.Equal(128, maps.Maps.Count);
        Assert.Equal("relu2 (row 6): 128 maps of 4 x 4", maps.Title);
        Assert.Matches(@"^\d+ % of the numbers are 0; \d+ of 128 maps are 0 everywhere\.$", maps.Note);
        Assert.Contains(maps.Maps, map => map.Pixels.Contains((byte)255));
        Assert.Equal("s00, anger", Show.Face(Pictures(), 0).Pictures[0].Caption);
    }

    [Fact]
    public void Readings_AComparison_ShowEveryRun()
    {
        ReadingComparisonResult result = Compare();
        Assert.Equal(["reading 1, seed 1", "reading 1, seed 2", "reading 2, mean of 2 seeds", "reading 3, mean of 2 seeds"],
            Show.ScoresAtOrBelowZero(result).Series.Select(series => series.Name));
        Assert.Equal(
            result.Of(2).Average(run => run.Steps[1].Accuracy), Show.TrainingAccuracy(result).Series[2].Points[1].Y, 1e-12);
        ResultTable table = Show.Readings(result);
        Assert.Equal(6, table.Rows.Count);
        Assert.StartsWith("reading\u00a01, seed\u00a02", table.Rows[1][0], StringComparison.Ordinal);
        HeatMap scores = Show.ClassScores(result, reading: 2);
        Assert.Equal((6, 3), (scores.Rows.Count, scores.Columns.Count));
        Assert.True(scores.IsDiverging);
        Assert.Equal(result.Of(2)[0].ScoresAfter[0, 1], scores.Values[0, 1], 1e-6);
        Assert.All(Show.ClassScores(result, reading: 1, untrained: true).Values.Cast<double>(), value => Assert.True(value >= 0));
    }

    [Fact]
    public void InWords_DeadAndLivingRuns_AreToldApart()
    {
        ReadingComparisonResult result = Compare();
        ReadingRun dead = ReadingComparisonTests.Dead();
        ReadingRun alive = dead with { Seed = 2, Steps = [dead.Last with { LargestGradient = 0.1, SilentPictures = 0.5, ScoresAtOrBelowZero = 0.8 }] };
        string both = Show.InWords(result with { Runs = [dead, alive] }).ToString();
        Assert.Contains("Reading 1 died in 1 of 2 seeds (seed 1)", both, StringComparison.Ordinal);
        Assert.Contains("the first label (anger): right for 33.3 % of its own training pictures, with chance at 33.3 %", both, StringComparison.Ordinal);
        Assert.Contains("In the other (seed 2), 80.0 % of the scores were at or below zero, and 50.0 % of the pictures", both, StringComparison.Ordinal);
        string none = Show.InWords(result with { Runs = [alive] }).ToString();
        Assert.StartsWith("Reading 1 died in none of 1 seeds (seed 2): at the end, 80.0 %", none, StringComparison.Ordinal);
        string all = Show.InWords(result with { Runs = [dead] }).ToString();
        Assert.DoesNotContain("In the other", all, StringComparison.Ordinal);
        Assert.Equal("exactly 0", Show.Readings(result with { Runs = [dead] }).Rows[0][3]);
        Assert.Contains("33.3 % on average over the seeds", all, StringComparison.Ordinal);
    }

    [Fact]
    public void ClassScores_ADeadSeed_IsTheOneShown()
    {
        ReadingComparisonResult result = Compare();
        ReadingRun dead = ReadingComparisonTests.Dead() with { Seed = 2 };
        HeatMap scores = Show.ClassScores(result with { Runs = [result.Of(1)[0], dead, result.Of(2)[1]] }, reading: 1);
        Assert.StartsWith("Reading 1, seed 2, after", scores.Title, StringComparison.Ordinal);
        Assert.All(scores.Values.Cast<double>(), value => Assert.Equal(0, value));
        Assert.Throws<ArgumentException>(() => Show.ClassScores(result with { Runs = [dead] }, reading: 3));
    }

    private static PictureTensors Pictures() => MadeUpPictures.Tensors(MadeUpPictures.Manifest(subjects: 6, classes: 3, takes: 2), size: 16);

    private static ReadingComparisonResult Compare() => ReadingComparison.Run(
        Engine, Pictures(), new ReadingOptions { Seeds = [1, 2], Pictures = 6, Steps = 4, RecordEvery = 2, BatchSize = 6 }, token: Token);

    private static TrainedModel Train()
    {
        PictureTensors pictures = Pictures();
        return Trainer.Train(
            Engine, pictures, FerLib.Datasets.Splits.SubjectIndependent(pictures.Manifest, 1), new TrainingOptions { Epochs = 1 }, token: Token);
    }
}
