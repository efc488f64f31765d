using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments;

/// <summary>The experiments on small made-up pictures with a linear test engine.</summary>
public sealed class ExperimentTests : IDisposable
{
    // No mirror images: the made-up class that is bright on the left is nothing but confused by them.
    private static readonly TrainingOptions Quick = new()
    {
        Epochs = 5,
        BatchSize = 4,
        LearningRate = 0.05f,
        Augmentation = Augmentation.None,
        AverageFlip = false,
    };

    private static readonly ExperimentOptions Options = new() { Size = 8, Training = Quick };

    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-experiments-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void WithinDataSet_EasyPictures_AreToldApartAndEverythingIsThere()
    {
        Manifest manifest = DataSet("one", subjects: 10, classes: 3);
        File.WriteAllBytes(manifest.FileOf(manifest.Samples[0]), [1, 2, 3]);
        List<ExperimentProgress> progress = [];
        using WithinDataSetResult result = WithinDataSet.Run(new LinearEngine(), manifest, Options, new Immediate<ExperimentProgress>(progress.Add), Token);
        Outcome outcome = result.Outcome;
        Assert.Equal(1, outcome.Estimate.Accuracy);
        Assert.Equal((59, 10, 1), (outcome.TestedOn.Pictures, outcome.TestedOn.Subjects, outcome.TestedOn.Quarantined));
        Assert.True(outcome.TestedOn.IsColorless);
        Assert.Equal(result.Split.Test.Select(i => result.Pictures.Manifest.Samples[i].Path), outcome.Paths);
        Assert.Equal(result.TestPictures.Truth, outcome.Predictions.Truth);
        Assert.Equal("subject-independent", outcome.ProtocolText);
        Assert.True(outcome.Estimate.SubjectsAreNew);
        Assert.Equal(result.Pictures.Manifest.Hash, outcome.TestedOn.ManifestHash);
        Assert.Equal(1, outcome.Report.MacroF1);
        Assert.Equal(1 / 3.0, outcome.Estimate.Chance);
        Assert.Contains(progress, report => report.Loading is { Done: 60 });
        Assert.Contains(progress, report => report.Training is { Finished.Epoch: 5 });
    }

    [Fact]
    public void WithinDataSet_PaperRandom_SaysSo()
    {
        using WithinDataSetResult result = WithinDataSet.Run(
            new LinearEngine(), DataSet("one", subjects: 2, classes: 3, takes: 4), Options with { Protocol = SplitProtocol.PaperRandom }, token: Token);
        Assert.StartsWith("paper: random", result.Outcome.ProtocolText, StringComparison.Ordinal);
        Assert.Contains("not for new subjects", result.Outcome.Estimate.SpeaksFor, StringComparison.Ordinal);
    }

    [Fact]
    public void WithinDataSet_Cancelled_TestsWhatIsDoneOrThrowsWhenNothingIs()
    {
        Manifest manifest = DataSet("one", subjects: 10, classes: 3);
        using var source = new CancellationTokenSource();
        var engine = new LinearEngine { BeforeStep = step => { if (step == 13) source.Cancel(); } };
        using WithinDataSetResult result = WithinDataSet.Run(engine, manifest, Options, token: source.Token);
        Assert.Equal(StopReason.Cancelled, result.Model.History!.StopReason);
        Assert.Equal(12, result.Outcome.Predictions.Count);

        using var early = new CancellationTokenSource();
        var stopped = new LinearEngine { BeforeStep = _ => early.Cancel() };
        Assert.Throws<OperationCanceledException>(() => WithinDataSet.Run(stopped, manifest, Options, token: early.Token));
        Assert.True(stopped.Networks[0].IsDisposed);
    }

    [Fact]
    public void CrossValidation_EveryPicture_IsTestedOnceASeedByANetworkThatDidNotSeeItsSubject()
    {
        Manifest manifest = DataSet("one", subjects: 10, classes: 3);
        var engine = new LinearEngine();
        var options = new CrossValidationOptions { Size = 8, Seeds = [1, 2], Training = Quick with { Choice = EpochChoice.Last } };
        List<ExperimentProgress> progress = [];
        CrossValidationResult result = CrossValidation.Run(engine, manifest, options, new Immediate<ExperimentProgress>(progress.Add), Token);
        Assert.Equal((10, 2, true), (engine.Networks.Count, result.Runs.Count, result.IsComplete));
        Assert.All(engine.Networks, network => Assert.Equal(48, network.BatchSizes.Sum() / 5)); // eight of ten subjects train
        Assert.All(engine.Networks, network => Assert.True(network.IsDisposed));
        Assert.All(result.Runs, run => Assert.Equal(60, run.Predictions.Count));
        Assert.Equal(manifest.Samples.Select(sample => sample.Path), result.Paths);
        Assert.Equal(120, result.PooledMatrix.Total);
        Assert.Equal(result.Runs.Average(run => run.Estimate.Accuracy), result.MeanAccuracy);
        Assert.Equal(result.PooledMatrix.Correct / 120.0, result.MeanAccuracy, 1e-12);
        Assert.Equal(1, result.AveragedEstimate.Accuracy);
        Assert.Equal(ClusterUnit.Subject, result.AveragedEstimate.Unit);
        float mean = (result.Runs[0].Predictions.Probabilities[7, 1] + result.Runs[1].Predictions.Probabilities[7, 1]) / 2;
        Assert.Equal(mean, result.Averaged.Probabilities[7, 1], 1e-6f);
        Assert.Equal("fold 5 of 5, seed 2", progress[^1].Step);
        Assert.Equal((10, 11), (progress[^1].Done, progress[^1].Steps));
        Assert.StartsWith("one: ", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CrossValidation_CancelledInTheSecondSeed_KeepsTheFirst()
    {
        Manifest manifest = DataSet("one", subjects: 10, classes: 3);
        using var source = new CancellationTokenSource();
        var engine = new LinearEngine { Compiled = count => { if (count == 7) source.Cancel(); } };
        CrossValidationResult result = CrossValidation.Run(
            engine, manifest, new CrossValidationOptions { Size = 8, Training = Quick with { Choice = EpochChoice.Last } }, token: source.Token);
        Assert.Equal((1, false), (result.Runs.Count, result.IsComplete));
        using var early = new CancellationTokenSource();
        var stopped = new LinearEngine { Compiled = _ => early.Cancel() };
        Assert.Throws<OperationCanceledException>(() => CrossValidation.Run(stopped, manifest, new CrossValidationOptions { Size = 8 }, token: early.Token));
    }

    [Fact]
    public void CrossValidation_SameSeedTwice_IsRefused() => Assert.Contains("1, 1", Assert.Throws<ArgumentException>(
        () => CrossValidation.Run(new LinearEngine(), DataSet("one", 10, 3), new CrossValidationOptions { Seeds = [1, 1] }, token: Token)).Message, StringComparison.Ordinal);

    private Manifest DataSet(string name, int subjects, int classes, int takes = 2)
    {
        Manifest manifest = MadeUpPictures.Manifest(subjects, classes, takes, Path.Combine(_root, name), name);
        MadeUpPictures.Write(manifest, 8);
        return manifest;
    }
}
