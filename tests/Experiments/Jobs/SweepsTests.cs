using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

public sealed class SweepsTests
{
    private static SweepOptions Options { get; } = new() { DataSets = ["ferg"] };

    [Fact]
    public void Channels_TwoSeeds_SevenInputsEachOnOneSplit()
    {
        IReadOnlyList<ExperimentJob> jobs = Sweeps.Channels(Options with { Seeds = [1, 2] });
        Assert.Equal(14, jobs.Count);
        Assert.Equal(7, jobs.Select(job => job.Input).Distinct().Count());
        Assert.Single(jobs.Select(job => job.SplitSeed).Distinct());
        Assert.Equal("ferg, IRGB, subject, seed 2", jobs.Single(job => job.Input == NetworkInput.Irgb && job.Seed == 2).Name);
        Assert.Equal(14, jobs.Select(job => job.Name).Distinct().Count());
    }

    [Fact]
    public void Leakage_Folds_AJobAFold()
    {
        IReadOnlyList<ExperimentJob> jobs = Sweeps.Leakage(Options with { Protocols = [SplitProtocol.GroupKFold, SplitProtocol.RandomKFold], Folds = 4 });
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], jobs.Select(job => job.Fold));
        Assert.All(jobs, job => Assert.Equal(4, job.Folds));
    }

    [Fact]
    public void Across_ThreeSetsAndATarget_SingleAllAndAllButOne()
    {
        IReadOnlyList<ExperimentJob> jobs = Sweeps.Across(new SweepOptions { DataSets = ["a", "b", "c"], Targets = ["d"] });
        Assert.Equal(["a", "b", "c", "a+b+c", "b+c", "a+c", "a+b"], jobs.Select(job => string.Join('+', job.TrainOn)));
        Assert.Equal(["b+c+d", "a+c+d", "a+b+d", "d", "a+d", "b+d", "c+d"], jobs.Select(job => string.Join('+', job.TestOn)));
    }

    [Fact]
    public void Across_TwoSets_LeavingOneOutIsTheOther() =>
        Assert.Equal(["a", "b"], Sweeps.Across(new SweepOptions { DataSets = ["a", "b"] }).Select(job => string.Join('+', job.TrainOn)));

    [Fact]
    public void Methods_AllFive_AndThePapersNetworkIsTheIntensityJobOfTheChannels()
    {
        IReadOnlyList<ExperimentJob> jobs = Sweeps.Methods(Options);
        Assert.Equal(ComparedMethods.All, jobs.Select(job => job.Method));
        Assert.Equal(
            jobs.Single(job => job.Method == ComparedMethods.PapersNetwork).Facts(), Sweeps.Channels(Options).Single(job => job.Input == NetworkInput.Intensity).Facts());
    }

    [Fact]
    public void Paper_NoLocalSet_TheSixFergExperimentsInBothReadings()
    {
        IReadOnlyList<ExperimentJob> jobs = Sweeps.Paper(Options);
        // Experiment 4 in one reading, 6 to 9 in two.
        Assert.Equal(9, jobs.Count);
        ExperimentJob seventh = Assert.Single(jobs, job => job.Name.StartsWith("experiment 7, text", StringComparison.Ordinal));
        Assert.Equal((NetworkInput.Green, ExpressionChoice.Six, (int?)25_000), (seventh.Input, seventh.Expressions, seventh.Pictures));
        Assert.Equal(13, Sweeps.Paper(Options with { Local = "folder:mine" }).Count);
    }

    [Theory]
    [InlineData("channel", "Did you mean")]
    [InlineData("across", "at least 2")]
    public void Of_WhatIsNoSweep_SaysWhatIsExpected(string name, string expected) =>
        Assert.Contains(expected, Assert.Throws<DatasetException>(() => Sweeps.Of(name, Options)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_ListsThatAreNone_AreRefused()
    {
        Assert.Throws<DatasetException>(() => Sweeps.Channels(Options with { Seeds = [] }));
        Assert.Throws<DatasetException>(() => Sweeps.Channels(Options with { Inputs = [NetworkInput.Red, NetworkInput.Red] }));
        Assert.Throws<DatasetException>(() => Sweeps.Leakage(Options with { Protocols = [SplitProtocol.LeaveOneSubjectOut] }));
        Assert.Throws<DatasetException>(() => Sweeps.Across(Options with { Targets = ["ferg"] }));
        Assert.Throws<DatasetException>(() => Sweeps.Across(Options with { Targets = ["kdef"], Protocol = SplitProtocol.GroupKFold }));
    }
}
