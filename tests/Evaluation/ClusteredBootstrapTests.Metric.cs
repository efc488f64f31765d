using FerLib.Evaluation;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Evaluation;

/// <summary>The interval of any metric, and of a difference.</summary>
public sealed partial class ClusteredBootstrapTests
{
    // A mean of 400 independent values: what 2000 resamples leave between its percentiles and the normal ones (about 3 deviations).
    private const double Resampling = 0.15;
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_AccuracyAsAMetric_GivesTheBitsOfTheAccuracy()
    {
        // The hits of cluster c grow with its name, so that both orders of clusters are one.
        string[] clusters = [.. Enumerable.Range(0, 40).Select(i => $"s{i / 5}")];
        bool[] correct = [.. Enumerable.Range(0, 40).Select(i => i % 5 < i / 8)];
        double Accuracy(int[] pictures) => (double)pictures.Count(i => correct[i]) / pictures.Length;
        Assert.Equal(ClusteredBootstrap.Of(correct, clusters, seed: 4), ClusteredBootstrap.Of(Accuracy, clusters, seed: 4));
    }

    [Fact]
    public void Of_ThreeClusters_GivesTheQuantilesOfAllTwentySevenDraws()
    {
        Predictions predictions = RandomScores.Answering(
            [0, 1, 2, 0, 1, 2, 0, 1, 2], [0, 1, 2, 0, 0, 2, 1, 0, 2], ["a", "a", "a", "b", "b", "b", "c", "c", "c"]);
        double MacroF1(Predictions p) => ClassificationReport.Of(p.Matrix).MacroF1;
        double[] all = [.. Enumerable.Range(0, 27)
            .Select(draw => MacroF1(predictions.Select([.. new[] { draw / 9, draw / 3 % 3, draw % 3 }.SelectMany(c => Enumerable.Range(3 * c, 3))])))
            .Order()];
        // At this level both quantiles lie well inside a draw's mass of 1/27 or more: 0.2 * 27 = 5.4, 0.8 * 27 = 21.6.
        Interval interval = ClusteredBootstrap.Of(
            predictions, MacroF1, PictureClusters.Of(predictions, ClusterUnit.Subject), seed: 1, level: 0.6);
        Assert.Equal(all[5], interval.Low, Rounding);
        Assert.Equal(all[21], interval.High, Rounding);
        Assert.True(interval.Low < interval.High);
    }

    [Fact]
    public void Of_MeanOfIndependentValues_AgreesWithTheNormalInterval()
    {
        var random = new CounterRandom(8);
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => random.NextNormal())];
        double Mean(int[] pictures) => pictures.Average(i => values[i]);
        Interval interval = ClusteredBootstrap.Of(Mean, Names(400), seed: 1);
        double mean = values.Average(), reach = 1.959964 * Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) / 400);
        Assert.Equal(mean - reach, interval.Low, Resampling * reach);
        Assert.Equal(mean + reach, interval.High, Resampling * reach);
    }

    [Fact]
    public void Of_PicturesShuffled_ChangesNoMoreThanRounding()
    {
        var scores = new RandomScores(3);
        Predictions predictions = scores.ToPredictions();
        Predictions shuffled = predictions.Select(scores.Order);
        double Loss(Predictions p) => LogLoss.Of(p.Truth, p.Probabilities);
        Interval expected = ClusteredBootstrap.Of(predictions, Loss, PictureClusters.Of(predictions), seed: 2, resamples: 200);
        Interval actual = ClusteredBootstrap.Of(shuffled, Loss, PictureClusters.Of(shuffled), seed: 2, resamples: 200);
        Assert.Equal(expected.Low, actual.Low, Rounding);
        Assert.Equal(expected.High, actual.High, Rounding);
        Assert.NotEqual(expected, ClusteredBootstrap.Of(predictions, Loss, PictureClusters.Of(predictions), seed: 3, resamples: 200));
    }

    [Fact]
    public void Of_MetricUndefinedInSomeResamples_LeavesThemOutAndInManyIsUndefined()
    {
        // Undefined unless one of the first pictures was drawn: with 1 of 10 that fails in 35 % of the resamples, with 4 in 0.6 %.
        double Metric(int[] pictures, int wanted) => pictures.Any(i => i < wanted) ? pictures.Average() : double.NaN;
        Assert.False(ClusteredBootstrap.Of(pictures => Metric(pictures, 1), Names(10), seed: 1).IsDefined);
        Interval interval = ClusteredBootstrap.Of(pictures => Metric(pictures, 4), Names(10), seed: 1);
        Assert.True(interval.IsDefined && interval.Contains(4.5));
    }

    [Fact]
    public void Of_MetricOfOneClusterOrNone_IsUndefined()
    {
        Assert.False(ClusteredBootstrap.Of(_ => 1.0, ["a", "a"], seed: 1).IsDefined);
        Assert.False(ClusteredBootstrap.Of(_ => 1.0, [], seed: 1).IsDefined);
    }

    [Fact]
    public void OfDifference_OneModelTwice_IsZero()
    {
        Predictions predictions = new RandomScores(1).ToPredictions();
        Interval interval = ClusteredBootstrap.OfDifference(
            predictions, predictions, p => BrierScore.Of(p.Truth, p.Probabilities), PictureClusters.Of(predictions), seed: 1, resamples: 100);
        Assert.Equal((0.0, 0.0), (interval.Low, interval.High));
    }

    [Fact]
    public void OfDifference_TwoModels_IsTheIntervalOfTheHitsDifferenceNarrowerThanUnpaired()
    {
        // The second model errs where the first does, and on every tenth picture more.
        bool[] first = [.. Enumerable.Range(0, 100).Select(i => i % 3 != 0)];
        bool[] second = [.. first.Select((hit, i) => hit && i % 10 != 1)];
        double Share(bool[] correct, int[] pictures) => (double)pictures.Count(i => correct[i]) / pictures.Length;
        Interval paired = ClusteredBootstrap.OfDifference(p => Share(first, p), p => Share(second, p), Names(100), seed: 6);
        // Since no picture is got right by the second only, the difference is the share of the lost ones.
        bool[] lost = [.. first.Zip(second, (one, other) => one && !other)];
        Interval expected = ClusteredBootstrap.Of(p => Share(lost, p), Names(100), seed: 6);
        Assert.Equal(expected.Low, paired.Low, Rounding);
        Assert.Equal(expected.High, paired.High, Rounding);
        Interval alone = ClusteredBootstrap.Of(first, Names(100), seed: 6);
        Assert.True(paired.High - paired.Low < alone.High - alone.Low);
    }

    [Fact]
    public void OfDifference_OtherPicturesOrClusters_NamesThem()
    {
        Predictions predictions = new RandomScores(1).ToPredictions(), fewer = predictions.Select([0, 1]);
        Assert.Contains("there are 40 and 2 pictures", Assert.Throws<ArgumentException>(() => ClusteredBootstrap.OfDifference(
            predictions, fewer, _ => 0, PictureClusters.Of(predictions), seed: 1)).Message, StringComparison.Ordinal);
        Assert.Contains("40 pictures, got 2 clusters", Assert.Throws<ArgumentException>(() => ClusteredBootstrap.Of(
            predictions, _ => 0, PictureClusters.Of(fewer), seed: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_IntervalWithANegativeBound_CanBeRead() =>
        Assert.Equal("-3.0 to -1.0 %", new Interval(-0.03, -0.01, 0.95).ToString());
}
