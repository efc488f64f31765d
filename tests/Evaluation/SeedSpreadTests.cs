using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class SeedSpreadTests
{
    private const double Rounding = 1e-12;

    // The mean is 5, the squared distances from it add up to 32, and n - 1 is 7.
    [Fact]
    public void Of_KnownValues_GivesTheKnownDeviation()
    {
        SeedSpread spread = SeedSpread.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.Equal((8, 5.0, 2.0, 9.0), (spread.Count, spread.Mean, spread.Minimum, spread.Maximum));
        Assert.Equal(Math.Sqrt(32 / 7.0), spread.StandardDeviation, Rounding);
    }

    [Fact]
    public void Of_OneSeed_HasNoDeviation()
    {
        SeedSpread spread = SeedSpread.Of([0.9]);
        Assert.Equal(new SeedSpread(1, 0.9, double.NaN, 0.9, 0.9), spread);
        Assert.Equal("90.0 % (1 seed)", spread.ToString());
    }

    [Fact]
    public void Of_EqualValues_HaveTheDeviationZero() => Assert.Equal(new SeedSpread(3, 0.1, 0, 0.1, 0.1), SeedSpread.Of([0.1, 0.1, 0.1]));

    [Fact]
    public void ToString_SeveralSeeds_IsOneLine() =>
        Assert.Equal("80.0 % +- 10.0 (70.0-90.0 %, 3 seeds)", SeedSpread.Of([0.7, 0.8, 0.9]).ToString());

    [Fact]
    public void Of_NoValuesOrUndefinedOnes_SaysSo()
    {
        Assert.Contains("got none", Assert.Throws<ArgumentException>(() => SeedSpread.Of([])).Message, StringComparison.Ordinal);
        Assert.Contains("got 0.5, NaN", Assert.Throws<ArgumentException>(() => SeedSpread.Of([0.5, double.NaN])).Message, StringComparison.Ordinal);
    }
}
