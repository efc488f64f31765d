using FerLib.Experiments;
using Xunit;

namespace FerLib.Tests.Experiments;

public sealed class LatencySummaryTests
{
    // Sums and products of a few numbers around 100, in double.
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_ElevenTimesInAnyOrder_AreInterpolatedBetweenNeighbors()
    {
        // numpy.percentile([10, 11, ..., 19, 100], [5, 50, 95]) = 10.5, 15, 59.5
        var summary = LatencySummary.Of([100, 19, 10, 12, 14, 16, 18, 11, 13, 15, 17]);
        Assert.Equal(11, summary.Count);
        Assert.Equal(10.5, summary.Low, Rounding);
        Assert.Equal(15, summary.Median, Rounding);
        Assert.Equal(59.5, summary.High, Rounding);
        Assert.Equal(1000.0 / 15, summary.PerSecond, Rounding);
    }

    [Fact]
    public void Of_AnEvenNumber_TakesTheMiddleOfTwo() => Assert.Equal(2.5, LatencySummary.Of([1, 2, 3, 9]).Median, Rounding);

    [Fact]
    public void Of_OneTime_IsAllThree() => Assert.Equal(new LatencySummary(1, 7, 7, 7), LatencySummary.Of([7]));

    [Fact]
    public void Of_NoTimesOrImpossibleOnes_AreRefused()
    {
        Assert.StartsWith("There are no times", Assert.Throws<ArgumentException>(() => LatencySummary.Of([])).Message, StringComparison.Ordinal);
        string negative = Assert.Throws<ArgumentException>(() => LatencySummary.Of([1, -0.5])).Message;
        Assert.StartsWith("A time is -0.5 ms, expected finite times of 0 or more.", negative, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LatencySummary.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => LatencySummary.Of([1, double.PositiveInfinity]));
    }
}
