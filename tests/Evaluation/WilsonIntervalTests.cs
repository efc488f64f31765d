using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class WilsonIntervalTests
{
    // The quantile's relative error is below 1.2e-9; the interval's own arithmetic adds less.
    private const double Tolerance = 1e-8;

    // 39/43 as in the notes on JAFFE (three digits); the others from statsmodels' proportion_confint(k, n, 0.05, "wilson").
    [Theory]
    [InlineData(39, 43, 0.784, 0.963, 5e-4)]
    [InlineData(0, 10, 0.0, 0.2775328, 1e-7)]
    [InlineData(10, 10, 0.7224672, 1.0, 1e-7)]
    [InlineData(1, 2, 0.0945312, 0.9054688, 1e-7)]
    public void Of_KnownCounts_GivesTheKnownInterval(int correct, int total, double low, double high, double tolerance)
    {
        Interval interval = WilsonInterval.Of(correct, total);
        Assert.Equal(low, interval.Low, tolerance);
        Assert.Equal(high, interval.High, tolerance);
    }

    [Fact]
    public void Of_AnyCounts_BoundsSolveTheScoreEquation()
    {
        // Second formula: a bound b is where |p - b| = z sqrt(b (1 - b) / n).
        const double Z = 1.959963984540054;
        for (int n = 1; n <= 40; n++)
        {
            for (int k = 0; k <= n; k++)
            {
                Interval interval = WilsonInterval.Of(k, n);
                foreach (double bound in new[] { interval.Low, interval.High })
                    Assert.Equal(Z * Math.Sqrt(bound * (1 - bound) / n), Math.Abs((double)k / n - bound), Tolerance);
                Assert.True(0 <= interval.Low && interval.Low < interval.High && interval.High <= 1);
                Assert.True(interval.Contains((double)k / n));
            }
        }
    }

    [Fact]
    public void Of_HigherLevel_IsWider()
    {
        Assert.True(WilsonInterval.Of(7, 10, 0.99).High > WilsonInterval.Of(7, 10, 0.95).High);
        Assert.True(WilsonInterval.Of(7, 10, 0.999).Low < WilsonInterval.Of(7, 10, 0.99).Low);
    }

    [Fact]
    public void Of_NoPictures_IsUndefined()
    {
        Interval interval = WilsonInterval.Of(0, 0);
        Assert.False(interval.IsDefined);
        Assert.Equal("undefined", interval.ToString());
    }

    [Fact]
    public void Of_ImpossibleCountsOrLevel_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(-1, 2));
        Assert.Contains("0.95", Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(1, 2, 95)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_AnInterval_IsInPercent() => Assert.Equal("78.4-96.3 %", WilsonInterval.Of(39, 43).ToString());
}
