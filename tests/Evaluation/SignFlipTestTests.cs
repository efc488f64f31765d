using FerLib.Evaluation;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class SignFlipTestTests
{
    private const double Rounding = 1e-12;

    // 9999 flips: four deviations of a share near 0.5.
    private const double Sampling = 0.02;

    // Sums of 1 2 3 with all signs: 6 4 2 0 0 -2 -4 -6.
    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, 2 / 8.0)]
    [InlineData(new[] { -1.0, 2, 3 }, 4 / 8.0)]
    [InlineData(new[] { 1.0, 2, -3 }, 1.0)]
    [InlineData(new[] { 0.5 }, 1.0)]
    [InlineData(new[] { 0.0, 0, 1, 2, 3 }, 2 / 8.0)]
    public void OfDifferences_TypedOut_GivesTheirValue(double[] differences, double expected)
    {
        SignFlipTest test = SignFlipTest.OfDifferences(differences, seed: 1);
        Assert.Equal(expected, test.PValue);
        Assert.True(test.IsExact);
        Assert.Equal(differences.Average(), test.Difference, Rounding);
        Assert.Equal(differences.Length, test.Subjects);
    }

    [Fact]
    public void OfDifferences_NoneOrAllZero_SpeaksForNothing()
    {
        Assert.Equal(new SignFlipTest(double.NaN, 0, 1, 1, true), SignFlipTest.OfDifferences([], seed: 1));
        Assert.Equal(new SignFlipTest(0, 2, 1, 1, true), SignFlipTest.OfDifferences([0, 0], seed: 1));
    }

    [Fact]
    public void OfDifferences_RandomNumbers_AgreesWithAllSignsOneByOne()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            var random = new CounterRandom(seed);
            // Tenths, which no double holds exactly: equal sums differ in their last bits.
            double[] differences = [.. Enumerable.Range(0, 11).Select(_ => (random.NextInt32(11) - 4) / 10.0)];
            int[] tenths = [.. differences.Select(difference => (int)Math.Round(10 * difference))];
            int reaching = Enumerable.Range(0, 1 << 11).Count(signs =>
                Math.Abs(tenths.Select((value, i) => (signs >> i & 1) == 0 ? value : -value).Sum()) >= Math.Abs(tenths.Sum()));
            SignFlipTest test = SignFlipTest.OfDifferences(differences, seed: 1);
            Assert.Equal(reaching / 2048.0, test.PValue, Rounding);
            SignFlipTest turned = SignFlipTest.OfDifferences([.. differences.Select(difference => -difference)], seed: 2);
            Assert.Equal(test.PValue, turned.PValue);
            Assert.Equal(-test.Difference, turned.Difference, Rounding);
        }
    }

    [Fact]
    public void Of_ASubjectAPicture_IsMcNemars()
    {
        bool[] first = [.. Enumerable.Range(0, 30).Select(i => i % 2 == 0)];
        bool[] second = [.. Enumerable.Range(0, 30).Select(i => i % 5 == 0)];
        string[] subjects = [.. Enumerable.Range(0, 30).Select(i => $"s{i}")];
        SignFlipTest test = SignFlipTest.Of(first, second, subjects, seed: 1);
        Assert.True(test.IsExact);
        Assert.Equal(McNemarTest.Of(first, second).PValue, test.PValue, Rounding);
        Assert.Equal((15 - 6) / 30.0, test.Difference, Rounding);
    }

    [Fact]
    public void Of_MoreSubjectsThanAreEnumerated_ComesNearTheExactValue()
    {
        bool[] first = [.. Enumerable.Range(0, 60).Select(i => i < 34)];
        bool[] second = [.. first.Select(hit => !hit)];
        string[] subjects = [.. Enumerable.Range(0, 60).Select(i => $"s{i}")];
        SignFlipTest test = SignFlipTest.Of(first, second, subjects, seed: 1);
        Assert.Equal((false, SignFlipTest.DefaultFlips), (test.IsExact, test.Flips));
        Assert.Equal(McNemarTest.Of(34, 26).PValue, test.PValue, Sampling);
        Assert.Equal(test, SignFlipTest.Of([.. first.Reverse()], [.. second.Reverse()], subjects, seed: 1));
        Assert.NotEqual(test.PValue, SignFlipTest.Of(first, second, subjects, seed: 2).PValue);
    }

    [Fact]
    public void Of_DifferencesThatNoFlipReaches_IsOneInAllFlipsAndOne()
    {
        double[] differences = [.. Enumerable.Repeat(1.0, 64)];
        Assert.Equal(1 / 100.0, SignFlipTest.OfDifferences(differences, seed: 1, flips: 99).PValue);
    }

    [Fact]
    public void Of_SeveralPicturesASubject_FlipsThemTogether()
    {
        // One subject holds all differences: it can only be flipped as a whole, so that nothing is shown.
        bool[] first = [true, true, true, true, true, true], second = [false, false, false, false, false, true];
        SignFlipTest test = SignFlipTest.Of(first, second, ["a", "a", "a", "a", "a", "b"], seed: 1);
        Assert.Equal((1.0, 2, 5 / 6.0), (test.PValue, test.Subjects, test.Difference));
        Assert.True(McNemarTest.Of(first, second).PValue < 0.1);
    }

    [Fact]
    public void Of_BadInput_NamesIt()
    {
        Assert.Contains("got 2 and 1 pictures and 2 clusters", Assert.Throws<ArgumentException>(
            () => SignFlipTest.Of([true, false], [true], ["a", "b"], seed: 1)).Message, StringComparison.Ordinal);
        Assert.Contains("not a finite number", Assert.Throws<ArgumentException>(
            () => SignFlipTest.OfDifferences([double.NaN], seed: 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SignFlipTest.OfDifferences([1], seed: 1, flips: 0));
    }
}
