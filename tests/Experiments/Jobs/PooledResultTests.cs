using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Jobs;
using FerLib.Tests.Training;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

public sealed class PooledResultTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ferlib-pooled-").FullName;
    private readonly Manifest _manifest;
    private readonly JobRunner _runner;

    public PooledResultTests()
    {
        _manifest = MadeUpPictures.Manifest(6, 2, 2, Path.Combine(_root, "one"), "one");
        MadeUpPictures.Write(_manifest, 8);
        _runner = new JobRunner(new LinearEngine(), new ResultStore(Path.Combine(_root, "results")), _ => _manifest);
    }

    private static SweepOptions Options { get; } = new() { DataSets = ["one"], Size = 8, Recipe = "small", Epochs = 1, Folds = 3, Seeds = [1, 2] };

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(SplitProtocol.GroupKFold, true)]
    [InlineData(SplitProtocol.RandomKFold, false)]
    public void Of_FoldsOfTwoSeeds_EveryPictureOnceASeed(SplitProtocol protocol, bool areNew)
    {
        IReadOnlyList<JobResult> results = _runner.Run(Sweeps.Leakage(Options with { Protocols = [protocol] }), token: TestContext.Current.CancellationToken);
        Assert.Equal(6, results.Count);
        PooledResult pooled = Assert.Single(PooledResult.Of(results));
        Assert.Equal(2, pooled.Seeds.Count);
        Assert.All(pooled.Seeds, outcome => Assert.Equal(_manifest.Samples.Select(sample => sample.Path), outcome.Paths));
        Assert.Equal(_manifest.Samples.Count, pooled.Outcome.Estimate.Count);
        Assert.Equal(areNew, pooled.Outcome.Estimate.SubjectsAreNew);
        Assert.Equal(
            results.Where(result => result.Job.Seed == 1).Sum(result => result.Home.Estimate.Correct), pooled.Seeds[0].Estimate.Correct);
        Assert.EndsWith("and 5 more", pooled.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AMissingFold_LeavesItsSeedOut()
    {
        IReadOnlyList<JobResult> results = _runner.Run(
            Sweeps.Leakage(Options with { Protocols = [SplitProtocol.GroupKFold] }), token: TestContext.Current.CancellationToken);
        Assert.Equal([2ul], Assert.Single(PooledResult.Of([.. results.Skip(1)])).Seeds.Select(outcome => outcome.Seed));
        Assert.Empty(PooledResult.Of([results[0], results[4]]));
    }

    [Fact]
    public void Of_ResultsOfOneJob_CountOnce()
    {
        JobResult result = _runner.Run(Sweeps.Channels(Options with { Inputs = [NetworkInput.Red], Seeds = [1] })[0], token: TestContext.Current.CancellationToken);
        PooledResult pooled = Assert.Single(PooledResult.Of([result, result]));
        Assert.Single(pooled.Seeds);
        Assert.Equal(result.Source, pooled.Source);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_OtherPicturesOrAnotherVersionOfTheRecipe_AreResultsOfTheirOwn(bool arePictures)
    {
        DataSetFacts set = MadeUpResult.Set("one");
        JobResult before = MadeUpResult.Of(MadeUpResult.Job(), set, i => i % 2 == 0);
        JobResult now = arePictures ? MadeUpResult.Of(MadeUpResult.Job(), set with { ManifestHash = "a picture more" }, _ => true)
            : before with { Key = "another", Recipe = [new RecipeLine("epochs", "3", "not said", Departs: false)] };
        IReadOnlyList<PooledResult> pooled = PooledResult.Of([before, now]);
        Assert.Equal([60, 60], pooled.Select(result => result.Outcome.Estimate.Count));
        Assert.Equal([before.Key, now.Key], pooled.Select(result => Assert.Single(result.Parts).Key));
    }
}
