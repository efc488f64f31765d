using FerLib.Evaluation;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed partial class ClusteredBootstrapTests
{
    [Fact]
    public void Of_OnePicturePerCluster_AgreesWithTheBinomial()
    {
        // 70 of 100: the resampled accuracy is binomial(100, 0.7) / 100, whose 2.5 % and 97.5 % quantiles are 0.61 and 0.79.
        bool[] correct = [.. Enumerable.Range(0, 100).Select(i => i < 70)];
        Interval interval = ClusteredBootstrap.Of(correct, Names(100), seed: 1);
        Assert.Equal(0.61, interval.Low, 0.015);
        Assert.Equal(0.79, interval.High, 0.015);
    }

    [Fact]
    public void Of_TwoClusters_GivesTheTypedOutQuantiles()
    {
        // Resamples: both right (1.0, a quarter), both wrong (0.0, a quarter), one each (0.5, half): the tails of 2.5 % are 0 and 1.
        Interval interval = ClusteredBootstrap.Of([true, true, false, false], ["a", "a", "b", "b"], seed: 1);
        Assert.Equal((0.0, 1.0), (interval.Low, interval.High));
        // At 40 % coverage both quantiles (30 % and 70 %) are in the middle mass.
        Interval narrow = ClusteredBootstrap.Of([true, true, false, false], ["a", "a", "b", "b"], seed: 1, level: 0.4);
        Assert.Equal((0.5, 0.5), (narrow.Low, narrow.High));
    }

    [Fact]
    public void Of_PicturesThatHangTogether_IsWiderThanWilson()
    {
        bool[] correct = [.. Enumerable.Range(0, 200).Select(i => i / 20 % 3 != 0)];
        string[] clusters = [.. Enumerable.Range(0, 200).Select(i => $"subject {i / 20}")];
        Interval clustered = ClusteredBootstrap.Of(correct, clusters, seed: 1);
        Interval wilson = WilsonInterval.Of(correct.Count(hit => hit), 200);
        Assert.True(clustered.High - clustered.Low > 2 * (wilson.High - wilson.Low));
    }

    [Fact]
    public void Of_PicturesShuffledOrClustersRenamed_GivesTheSameBits()
    {
        var random = new CounterRandom(5);
        bool[] correct = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble() < 0.6)];
        string[] clusters = [.. Enumerable.Range(0, 60).Select(_ => $"s{random.NextInt32(12)}")];
        int[] order = [.. Enumerable.Range(0, 60)];
        random.Shuffle<int>(order);
        Interval expected = ClusteredBootstrap.Of(correct, clusters, seed: 9);
        Assert.Equal(expected, ClusteredBootstrap.Of([.. order.Select(i => correct[i])], [.. order.Select(i => clusters[i])], seed: 9));
        Assert.Equal(expected, ClusteredBootstrap.Of(correct, [.. clusters.Select(name => name + name)], seed: 9));
        Assert.True(0 <= expected.Low && expected.Low <= expected.High && expected.High <= 1);
        Assert.True(expected.Contains(correct.Count(hit => hit) / 60.0));
    }

    [Fact]
    public void Of_FewerThanTwoClusters_IsUndefined()
    {
        Assert.False(ClusteredBootstrap.Of([true, false], ["a", "a"], seed: 1).IsDefined);
        Assert.False(ClusteredBootstrap.Of([], [], seed: 1).IsDefined);
    }

    [Fact]
    public void Of_ListsThatDoNotFit_Throws() =>
        Assert.Contains("2 pictures, got 1 clusters",
            Assert.Throws<ArgumentException>(() => ClusteredBootstrap.Of([true, false], ["a"], seed: 1)).Message, StringComparison.Ordinal);

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"s{i}")];
}
