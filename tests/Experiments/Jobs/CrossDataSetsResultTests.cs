using FerLib.Datasets;
using FerLib.Experiments.Jobs;
using Xunit;

namespace FerLib.Tests.Experiments.Jobs;

public sealed class CrossDataSetsResultTests : IDisposable
{
    private readonly MadeUpJobs _jobs = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _jobs.Dispose();

    [Fact]
    public void Of_SetsWithOtherLabels_DecideOverAllAndOverSharedLabels()
    {
        _jobs.Add("three", subjects: 10, classes: 3);
        _jobs.Add("two", subjects: 6, classes: 2);
        CrossDataSetsResult result = _jobs.Cross(["three", "two"], Token);
        Assert.Equal(["anger", "happiness"], result.CommonLabels);
        Assert.Equal(["three", "two"], result.Sources.Select(set => set.Name));

        CrossDataSetCell within = result.Rows[0][0]!;
        Assert.True(within.IsWithin);
        Assert.Equal(12, within.AllLabels.Predictions.Count);
        CrossDataSetCell toTwo = result.Rows[0][1]!;
        Assert.Equal((36 * 2 / 3, 0), (toTwo.AllLabels.Predictions.Count, toTwo.AllLabels.LeftOut));
        Assert.Equal((1 / 3.0, 0.5), (toTwo.AllLabels.Estimate.Chance, toTwo.SharedLabels!.Estimate.Chance));
        Assert.Equal((8, 0.5), (toTwo.Home.Predictions.Count, toTwo.Home.Estimate.Chance)); // the own test's 12 pictures without neutral
        Assert.Equal("three", toTwo.Home.TestedOn.Name);
        Assert.Equal(toTwo.Home.Estimate.Accuracy - toTwo.SharedLabels!.Estimate.Accuracy, toTwo.Drop);
        Assert.Equal(0, within.Drop);
        Assert.False(within.DropInterval.IsDefined);
        Assert.Equal(within.AllLabels.Predictions.Predicted, within.Home.Predictions.Predicted);
        CrossDataSetCell toThree = result.Rows[1][0]!;
        Assert.Equal((40, 20), (toThree.AllLabels.Predictions.Count, toThree.AllLabels.LeftOut)); // neutral is unknown to it
        Assert.Equal(("two", "three"), (toThree.AllLabels.TrainedOn.Name, toThree.AllLabels.TestedOn.Name));
        Assert.Equal(40, toThree.SharedLabels!.Paths.Count);
        // Anger and happiness are equally many in training: the majority answers the first of them.
        Assert.Equal(0.5, toThree.AllLabels.Estimate.Majority);
    }

    [Fact]
    public void Of_ADrop_LiesInItsInterval()
    {
        _jobs.Add("one", subjects: 10, classes: 3);
        _jobs.Add("two", subjects: 10, classes: 3);
        CrossDataSetCell cell = _jobs.Cross(["one", "two"], Token).Rows[0][1]!;
        Assert.InRange(cell.Drop, cell.DropInterval.Low, cell.DropInterval.High);
        // Wide enough for the side with the fewer clusters.
        Assert.True(cell.DropInterval.High - cell.DropInterval.Low >= 0.9 * (cell.Home.Estimate.Clustered.High - cell.Home.Estimate.Clustered.Low));
    }

    [Fact]
    public void Of_OneSharedLabel_HasNothingToDecideOverIt()
    {
        _jobs.Add("both", subjects: 6, classes: 2);
        Manifest plain = _jobs.Add("plain", subjects: 6, classes: 2);
        _jobs.Sets["other"] = new("other", plain.Root, isPractice: true, plain.Samples.Select(s => s with { Label = s.Label == "anger" ? "anger" : "hope" }), []);
        CrossDataSetsResult result = _jobs.Cross(["both", "other"], Token);
        CrossDataSetCell cell = result.Rows[0][1]!;
        Assert.Null(cell.SharedLabels);
        Assert.Equal((12, 12), (cell.AllLabels.Predictions.Count, cell.AllLabels.LeftOut));
        Assert.True(result.IsPractice && cell.AllLabels.IsPractice);
        Assert.False(result.Rows[0][0]!.AllLabels.IsPractice);
    }

    [Fact]
    public void Of_SeveralSourcesAndATarget_HasARowForThemTogetherAndNoCellForItsOwnSets()
    {
        foreach (string name in (string[])["one", "two", "three", "four"])
            _jobs.Add(name, subjects: 5, classes: 2);
        CrossDataSetsResult result = _jobs.Cross(["one", "two", "three"], Token, "four");
        Assert.Equal(["one", "two", "three", "one + two + three", "two + three", "one + three", "one + two"], result.Sources.Select(set => set.Name));
        Assert.Equal(["one", "two", "three", "four"], result.DataSets.Select(set => set.Name));
        Assert.Equal(
            ["1111", "1111", "1111", "0001", "1001", "0101", "0011"], result.Rows.Select(row => string.Concat(row.Select(cell => cell is null ? '0' : '1'))));
        Assert.Equal(3, result.Cells.Count(cell => cell.IsWithin));
    }

    [Fact]
    public void Of_NothingElsewhere_IsRefused()
    {
        _jobs.Add("one", subjects: 6, classes: 2);
        IReadOnlyList<JobResult> results = _jobs.Runner.Run(Sweeps.Channels(MadeUpJobs.Options with { DataSets = ["one"], Inputs = [NetworkInput.Intensity] }), token: Token);
        Assert.Contains("at least 2 data sets, got 1", Assert.Throws<DatasetException>(() => CrossDataSetsResult.Of(PooledResult.Of(results))).Message, StringComparison.Ordinal);
    }
}
