using FerLib.Evaluation;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class HolmAdjustmentTests
{
    private const double Rounding = 1e-15;

    // Worked by hand. First: 0.01 * 4, 0.02 * 3 = 0.06, 0.03 * 2 = 0.06, 0.04 * 1 raised to 0.06.
    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.02 }, new[] { 0.04, 0.06, 0.06, 0.06 })]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.03, 0.06, 0.06, 0.02 })]
    [InlineData(new[] { 0.5, 0.9, 0.6 }, new[] { 1.0, 1.0, 1.0 })]
    [InlineData(new[] { 0.02, 0.02 }, new[] { 0.04, 0.04 })]
    [InlineData(new[] { 0.3 }, new[] { 0.3 })]
    [InlineData(new[] { 0.0, 1.0 }, new[] { 0.0, 1.0 })]
    public void Of_TypedOutFamilies_GivesTheirValues(double[] values, double[] expected)
    {
        double[] adjusted = HolmAdjustment.Of(values);
        Assert.All(expected.Zip(adjusted), pair => Assert.Equal(pair.First, pair.Second, Rounding));
    }

    [Fact]
    public void Of_NoTests_IsNone() => Assert.Empty(HolmAdjustment.Of([]));

    [Fact]
    public void Of_RandomFamilies_RejectsWhatTheStepsRejectWhateverTheOrder()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var random = new CounterRandom(seed);
            double[] values = [.. Enumerable.Range(0, 10).Select(_ => random.NextDouble() * random.NextDouble() * 0.1)];
            double[] adjusted = HolmAdjustment.Of(values);
            Assert.All(values.Zip(adjusted), pair => Assert.True(pair.First <= pair.Second && pair.Second <= 1));
            // Holm's own words: reject from the smallest on, while p is at most alpha / (tests not yet rejected).
            HashSet<int> rejected = [];
            foreach (int test in Enumerable.Range(0, 10).OrderBy(i => values[i]).TakeWhile(i => values[i] <= 0.05 / (10 - rejected.Count)))
                rejected.Add(test);
            Assert.Equal(rejected, Enumerable.Range(0, 10).Where(i => adjusted[i] <= 0.05).ToHashSet());
            Assert.Equal(adjusted.Reverse(), HolmAdjustment.Of([.. values.Reverse()]));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Of_NoPValue_SaysWhich(double value) => Assert.StartsWith("p-value 1 is",
        Assert.Throws<ArgumentException>(() => HolmAdjustment.Of([0.5, value])).Message, StringComparison.Ordinal);
}
