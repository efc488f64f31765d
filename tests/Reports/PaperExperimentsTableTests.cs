using FerLib.Datasets;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Reports;
using FerLib.Tests.Experiments.Jobs;
using Xunit;

namespace FerLib.Tests.Reports;

/// <summary>What is measured on published, on practice and on too few pictures stands in different words.</summary>
public sealed class PaperExperimentsTableTests
{
    private const int Measured = 7, OnPractice = 8;

    private static readonly SweepOptions Options = new() { DataSets = ["ferg"] };

    [Fact]
    public void Of_NothingRun_EveryRowSaysWhy()
    {
        ResultTable table = PaperExperimentsTable.Of(Plan(pictures: 60), []);
        Assert.Equal(13, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.StartsWith("not tested, because", row[Measured], StringComparison.Ordinal));
        Assert.All(table.Rows, row => Assert.Empty(row[OnPractice]));
        Assert.Equal(["1", "local", "2", "1,323", "intensity", "table and text", "64.85\u00a0%"], table.Rows[0].Take(Measured));
        Assert.Contains("its data set is private", table.Rows[0][Measured], StringComparison.Ordinal);
        Assert.Contains("the paper used 25,000", RowOf(table, "7", "green")[Measured], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ThePublishedSet_IsMeasured()
    {
        IReadOnlyList<PaperExperiment> plan = Plan(pictures: 25_000);
        ResultTable table = PaperExperimentsTable.Of(plan, [Result(plan, isPractice: false)]);
        IReadOnlyList<string> row = RowOf(table, "7", "green");
        Assert.StartsWith("90.0\u00a0% (", row[Measured], StringComparison.Ordinal);
        Assert.EndsWith("; n = 60; subject-independent; 64 x 64)", row[Measured], StringComparison.Ordinal);
        Assert.Empty(row[OnPractice]);
        // The other reading of the same experiment is another job.
        Assert.Equal("not tested, because its job was not run", RowOf(table, "7", "IRGB")[Measured]);
    }

    [Fact]
    public void Of_FewerPicturesThanThePapers_AreNotTheExperiment()
    {
        IReadOnlyList<PaperExperiment> plan = Plan(pictures: 60);
        IReadOnlyList<string> row = RowOf(PaperExperimentsTable.Of(plan, [Result(plan, isPractice: false)]), "7", "green");
        Assert.StartsWith("not tested, because FERG has 60 pictures of 6 expressions, the paper used 25,000 pictures; on what there is: 90.0\u00a0%", row[Measured], StringComparison.Ordinal);
        Assert.Empty(row[OnPractice]);
    }

    [Theory]
    [InlineData(25_000, "not tested on the published data")]
    [InlineData(60, "not tested, because practice FERG has 60 pictures of 6 expressions, the paper used 25,000 pictures")]
    public void Of_PracticeData_StandInAColumnOfTheirOwn(int pictures, string measured)
    {
        IReadOnlyList<PaperExperiment> plan = Plan(pictures, "practice FERG");
        IReadOnlyList<string> row = RowOf(PaperExperimentsTable.Of(plan, [Result(plan, isPractice: true)]), "7", "green");
        Assert.Equal(measured, row[Measured]);
        Assert.StartsWith("90.0\u00a0% (", row[OnPractice], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WhatThePaperLeavesOpen_MayBeAnyAndTheRestMayNot()
    {
        IReadOnlyList<PaperExperiment> plan = Plan(pictures: 25_000);
        ExperimentJob job = JobOf(plan);
        string MeasuredBy(ExperimentJob run) => RowOf(PaperExperimentsTable.Of(plan, [Pooled(run, isPractice: false)]), "7", "green")[Measured];
        Assert.StartsWith("90.0\u00a0%", MeasuredBy(job with { Seed = 7 }), StringComparison.Ordinal);
        Assert.EndsWith("; paper: random (the same faces in training and test); 32 x 32)", MeasuredBy(job with { Size = 32, Protocol = SplitProtocol.PaperRandom }), StringComparison.Ordinal);
        foreach (ExperimentJob other in (ExperimentJob[])
            [job with { TrainOn = ["jaffe"] }, job with { Pictures = 60 }, job with { Method = ComparedMethods.Majority }, job with { Expressions = ExpressionChoice.All }])
        {
            Assert.StartsWith("not tested", MeasuredBy(other), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_PracticeAndPublishedSet_StandSideBySide()
    {
        IReadOnlyList<PaperExperiment> plan = Plan(pictures: 25_000);
        IReadOnlyList<string> row = RowOf(PaperExperimentsTable.Of(plan, [Result(plan, isPractice: true), Result(plan, isPractice: false)]), "7", "green");
        Assert.StartsWith("90.0\u00a0% (", row[Measured], StringComparison.Ordinal);
        Assert.StartsWith("90.0\u00a0% (", row[OnPractice], StringComparison.Ordinal);
    }

    private static ExperimentJob JobOf(IReadOnlyList<PaperExperiment> plan) => plan.Single(row => row is { Published.Number: 7, Input: NetworkInput.Green }).Job!;

    private static PooledResult Result(IReadOnlyList<PaperExperiment> plan, bool isPractice) => Pooled(JobOf(plan), isPractice);

    private static PooledResult Pooled(ExperimentJob job, bool isPractice) =>
        MadeUpResult.Pooled(job, MadeUpResult.Set("FERG", isPractice: isPractice), i => i % 10 != 0);

    private static IReadOnlyList<string> RowOf(ResultTable table, string number, string input) => table.Rows.Single(row => row[0] == number && row[4] == input);

    private static IReadOnlyList<PaperExperiment> Plan(int pictures, string name = "FERG")
    {
        string[] labels = ["anger", "disgust", "fear", "happiness", "sadness", "surprise"];
        var ferg = new Manifest(
            name, "nowhere", isPractice: name != "FERG",
            Enumerable.Range(0, pictures).Select(i => new Sample { Path = $"{i:00000}.png", Label = labels[i % labels.Length], Subject = $"s{i % 6}" }), []);
        return PaperExperiments.Plan(PublishedPaper.AsPrinted, Options, _ => ferg);
    }
}
