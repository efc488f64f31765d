using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class PairedComparisonTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_TwoModels_HoldsTheDifferenceItsIntervalAndBothTests()
    {
        int[] truth = [.. Enumerable.Range(0, 60).Select(i => i % 3)];
        string[] subjects = [.. Enumerable.Range(0, 60).Select(i => $"s{i / 5:00}")];
        Predictions first = RandomScores.Answering(truth, [.. truth.Select((label, i) => i % 10 == 0 ? (label + 1) % 3 : label)], subjects);
        Predictions second = RandomScores.Answering(truth, [.. truth.Select((label, i) => i % 4 == 0 ? (label + 1) % 3 : label)], subjects);
        PairedComparison comparison = PairedComparison.Of(first, second, seed: 1);
        Assert.Equal((54 / 60.0, 45 / 60.0, 60), (comparison.First, comparison.Second, comparison.Count));
        Assert.Equal(9 / 60.0, comparison.Difference, Rounding);
        Assert.Equal((ClusterUnit.Subject, 12), (comparison.Unit, comparison.Clusters));
        Assert.True(comparison.Clustered.Contains(0.15));
        Assert.Equal(McNemarTest.Of(first, second), comparison.McNemar);
        Assert.Equal(SignFlipTest.Of(first, second, PictureClusters.Of(first), seed: 1), comparison.SignFlip);
        Interval expected = ClusteredBootstrap.OfDifference(
            first, second, p => ClassificationReport.Of(p.Matrix).Accuracy, PictureClusters.Of(first), seed: 1);
        Assert.Equal(expected.Low, comparison.Clustered.Low, Rounding);
        Assert.Equal(expected.High, comparison.Clustered.High, Rounding);
        PairedComparison turned = PairedComparison.Of(second, first, seed: 1);
        Assert.Equal((-comparison.Difference, comparison.McNemar.PValue), (turned.Difference, turned.McNemar.PValue));
    }

    [Fact]
    public void Of_NoPictures_SaysNothing()
    {
        Predictions none = RandomScores.Answering([], [], []);
        PairedComparison comparison = PairedComparison.Of(none, none, seed: 1);
        Assert.Equal((double.NaN, 1.0, 1.0), (comparison.Difference, comparison.McNemar.PValue, comparison.SignFlip.PValue));
        Assert.False(comparison.Clustered.IsDefined);
    }
}
