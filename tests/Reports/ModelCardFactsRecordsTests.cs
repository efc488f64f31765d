using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Reports;
using FerLib.Tests.Experiments.Jobs;
using FerLib.Training;
using Xunit;

namespace FerLib.Tests.Reports;

/// <summary>A model card is of the network of a record.</summary>
public sealed class ModelCardFactsRecordsTests : IDisposable
{
    private readonly MadeUpJobs _jobs = new();
    private readonly Manifest _set;

    public ModelCardFactsRecordsTests() => _set = _jobs.Add("one", subjects: 10, classes: 2);

    private static SweepOptions Options { get; } = MadeUpJobs.Options with { DataSets = ["one"], Inputs = [NetworkInput.Intensity], Folds = 2 };

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public void Of_TwoSeeds_DescribesTheFirstAndTheSpread()
    {
        _jobs.Add("two", subjects: 6, classes: 2);
        PooledResult result = Assert.Single(Run(Sweeps.Across(Options with { Targets = ["two"], Seeds = [1, 2] })));
        ModelCardFacts facts = ModelCardFacts.Of(result, _set);
        JobResult first = result.Parts[0];
        Assert.Same(first.Home, facts.Outcome);
        Assert.Equal((24, 8, 8), facts.Parts);
        Assert.Equal(first.TrainingCounts.Sum(), facts.Parts!.Value.Training);
        Assert.Equal(first.Commit, facts.Commit);
        Assert.Equal(["linear test engine"], facts.Engines);
        Assert.Equal(["anger", "happiness"], facts.Model!.Labels);
        Assert.Equal(2, facts.Seeds!.Count);
        Assert.Equal(["two"], facts.OtherDataSets.Select(outcome => outcome.TestedOn.Name));
        Assert.Equal(["subject"], facts.Slices.Select(slice => slice.Group));
    }

    [Fact]
    public void Of_OneSeed_HasNoSpread() => Assert.Null(ModelCardFacts.Of(Run(Sweeps.Channels(Options))[0], _set).Seeds);

    [Theory]
    [InlineData(10, false)] // 8 validation pictures
    [InlineData(60, true)]
    public void Of_AValidationPart_GivesATemperatureIfItIsLargeEnough(int subjects, bool isFitted)
    {
        Manifest set = _jobs.Add("other", subjects, classes: 2);
        Assert.Equal(isFitted, ModelCardFacts.Of(Run(Sweeps.Channels(Options with { DataSets = ["other"] }))[0], set).Temperature is not null);
    }

    [Fact]
    public void Of_FoldsOrAMethodWithoutWeights_IsRefused()
    {
        PooledResult[] results =
        [
            .. Run(Sweeps.Channels(Options with { Protocol = SplitProtocol.GroupKFold })), .. Run(Sweeps.Methods(Options with { Methods = [ComparedMethods.Majority] })),
        ];
        Assert.Equal(2, results.Length);
        Assert.All(results, result => Assert.Contains(
            "a model card is of one network", Assert.Throws<ArgumentException>(() => ModelCardFacts.Of(result, _set)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_LostWeights_IsATrainingError()
    {
        PooledResult result = Run(Sweeps.Channels(Options))[0];
        File.Delete(result.Parts[0].WeightsFile!);
        Assert.Throws<TrainingException>(() => ModelCardFacts.Of(result, _set));
    }

    private IReadOnlyList<PooledResult> Run(IReadOnlyList<ExperimentJob> jobs) => PooledResult.Of(_jobs.Runner.Run(jobs, token: TestContext.Current.CancellationToken));
}
