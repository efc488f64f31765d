using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using Xunit;
using static FerLib.Tests.Experiments.Jobs.MadeUpResult;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>Only results that differ in one thing are compared.</summary>
public sealed class ResultComparisonsTests
{
    private static readonly DataSetFacts One = Set("one"), Two = Set("two");

    [Fact]
    public void Inputs_TwoSetsAndWaysOfTraining_AreComparedApart()
    {
        ExperimentJob green = Job(NetworkInput.Green), grey = Job();
        PooledResult[] results =
        [
            Made(green, One), Made(grey, One), Made(green, Two), Made(grey, Two), Made(Job(NetworkInput.Unfolded), Two),
            // Each of these differs from the others in more than its input.
            Made(green with { Size = 32 }, One), Made(green with { Method = ComparedMethods.ShallowNetwork }, One), Made(green with { SplitSeed = 2 }, One),
            Made(green, One with { ManifestHash = "a picture more" }), Made(grey with { Protocol = SplitProtocol.PaperRandomUnfolded }, One),
        ];
        IReadOnlyList<InputComparison> comparisons = ResultComparisons.Inputs(results, seed: 1);
        Assert.Equal(["one: intensity, green", "two: intensity, green, unfolded"], comparisons.Select(comparison =>
            $"{comparison.DataSet.Name}: {string.Join(", ", comparison.Inputs.Select(input => input.Name))}"));
    }

    [Fact]
    public void Inputs_PracticeAndPublishedSetOfOneName_AreNotCompared() =>
        Assert.Empty(ResultComparisons.Inputs([Made(Job(NetworkInput.Green), One), Made(Job(), One with { IsPractice = true })], seed: 1));

    [Fact]
    public void Inputs_SeedsOfAnInput_AreAveraged()
    {
        JobResult[] results = [.. from input in (NetworkInput[])[NetworkInput.Intensity, NetworkInput.Red]
                                  from seed in (ulong[])[1, 2, 3]
                                  select Of(Job(input) with { Seed = seed }, One, i => i % 3 != 0)];
        InputComparison comparison = Assert.Single(ResultComparisons.Inputs(PooledResult.Of(results), seed: 1));
        Assert.All(comparison.Inputs, input => Assert.Equal(3, input.Input.Seeds.Count));
    }

    [Fact]
    public void Leakage_FoldsAndSingleSplits_ArePairedWithTheirKind()
    {
        PooledResult[] results = [.. new[]
        {
            SplitProtocol.SubjectIndependent, SplitProtocol.GroupKFold, SplitProtocol.PaperRandom, SplitProtocol.RandomKFold, SplitProtocol.ContiguousBlocks,
        }.Select(protocol => Made(Job(protocol: protocol), One))];
        Assert.Equal(
            [
                (SplitProtocol.PaperRandom, SplitProtocol.SubjectIndependent), (SplitProtocol.RandomKFold, SplitProtocol.GroupKFold),
                (SplitProtocol.ContiguousBlocks, SplitProtocol.SubjectIndependent),
            ],
            ResultComparisons.Leakage(results, seed: 1).Select(measured => (measured.Leaking.Protocol, measured.Independent.Protocol)));
    }

    [Theory]
    [InlineData(SplitProtocol.SubjectIndependent, SplitProtocol.RandomKFold)]
    [InlineData(SplitProtocol.GroupKFold, SplitProtocol.PaperRandomUnfolded)]
    public void Leakage_NoCounterpartOfItsKind_TakesTheOther(SplitProtocol independent, SplitProtocol leaking)
    {
        LeakageMeasurement measured = Assert.Single(ResultComparisons.Leakage([Made(Job(protocol: leaking), One), Made(Job(protocol: independent), One)], seed: 1));
        Assert.Equal((independent, leaking), (measured.Independent.Protocol, measured.Leaking.Protocol));
    }

    [Fact]
    public void Leakage_AnotherSetMethodOrInput_IsNoCounterpart()
    {
        ExperimentJob random = Job(protocol: SplitProtocol.PaperRandom);
        PooledResult[] results =
        [
            Made(Job(), One), Made(random, Two), Made(random with { Input = NetworkInput.Red }, One), Made(random with { Method = ComparedMethods.Majority }, One),
            Made(random with { Epochs = 3 }, One),
        ];
        Assert.Empty(ResultComparisons.Leakage(results, seed: 1));
        Assert.Empty(ResultComparisons.Leakage([Made(random, One)], seed: 1));
    }

    [Fact]
    public void Leakage_TwoCounterparts_TakesThatOnTheSamePictures()
    {
        DataSetFacts before = One with { ManifestHash = "fewer pictures" };
        LeakageMeasurement measured = Assert.Single(ResultComparisons.Leakage(
            [Made(Job(), before), Made(Job(), One), Made(Job(protocol: SplitProtocol.PaperRandom), One)], seed: 1));
        Assert.Equal(One.ManifestHash, measured.Independent.TrainedOn.ManifestHash);
    }

    [Fact]
    public void Methods_TheNetworkAndOthers_ArePairsOnTheSamePictures()
    {
        PooledResult majority = Pooled(Job() with { Method = ComparedMethods.Majority }, One, i => i % 2 == 0);
        PooledResult own = Pooled(Job(), One, i => i % 4 != 1);
        PooledResult shallow = Made(Job() with { Method = ComparedMethods.ShallowNetwork }, Two);
        (string First, string Second, FerLib.Evaluation.PairedComparison Comparison) pair =
            Assert.Single(Assert.Single(ResultComparisons.Methods([majority, own, shallow], seed: 1)));
        Assert.Equal((ComparedMethods.PapersNetwork, ComparedMethods.Majority), (pair.First, pair.Second));
        Assert.Equal(own.Outcome.Estimate.Accuracy - majority.Outcome.Estimate.Accuracy, pair.Comparison.Difference);
    }

    private static PooledResult Made(ExperimentJob job, DataSetFacts set) => Pooled(job, set, i => (i + (int)job.Input) % 3 != 0);
}
