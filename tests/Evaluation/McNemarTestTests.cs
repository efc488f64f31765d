using System.Numerics;
using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class McNemarTestTests
{
    // A term of n = 2500 is a product of up to 1250 factors, each rounded: 1250 * 1.1e-16 = 1.4e-13 at worst.
    private const double Relative = 1e-12;

    // 2 (C(6,0) + C(6,1)) / 2^6 = 14/64; the mid-p value is a C(6,1) / 2^6 less: 8/64.
    [Theory]
    [InlineData(1, 5, false, 14 / 64.0)]
    [InlineData(5, 1, false, 14 / 64.0)]
    [InlineData(1, 5, true, 8 / 64.0)]
    [InlineData(0, 1, false, 1.0)]
    [InlineData(0, 6, false, 2 / 64.0)]
    [InlineData(3, 3, false, 1.0)]
    [InlineData(3, 3, true, 1.0)]
    [InlineData(0, 0, false, 1.0)]
    [InlineData(0, 0, true, 1.0)]
    public void Of_TypedOutCounts_GivesTheirValue(int onlyFirst, int onlySecond, bool midP, double expected) =>
        Assert.Equal(expected, McNemarTest.Of(onlyFirst, onlySecond, midP).PValue, Relative);

    [Fact]
    public void Of_ManyCounts_AgreesWithWholeNumberArithmetic()
    {
        (int First, int Second)[] counts =
        [
            .. Enumerable.Range(0, 31).SelectMany(n => Enumerable.Range(0, n + 1).Select(k => (k, n - k))),
            (0, 400), (10, 90), (480, 530), (1000, 1500), (1250, 1250), (600, 475),
        ];
        foreach ((int first, int second) in counts)
        {
            foreach (bool midP in new[] { false, true })
            {
                double expected = ByWholeNumbers(Math.Min(first, second), first + second, midP);
                Assert.Equal(expected, McNemarTest.Of(first, second, midP).PValue, Relative * expected);
            }
        }
    }

    [Fact]
    public void Of_HundredThousandDisagreements_StaysAProbability()
    {
        Assert.Equal(1, McNemarTest.Of(50_000, 50_000).PValue, Relative);
        // Two deviations of sqrt(100000) / 2 off the middle, with the correction for continuity: 2 (1 - Phi(1.9968)) = 0.0458.
        Assert.Equal(0.0458, McNemarTest.Of(50_316, 49_684).PValue, 5e-4);
        Assert.InRange(McNemarTest.Of(0, 100_000).PValue, 0, double.Epsilon);
    }

    [Fact]
    public void Of_HitsOrPredictions_CountsThePicturesThatOnlyOneGotRight()
    {
        McNemarTest test = McNemarTest.Of([true, true, true, false, false], [true, false, false, true, false]);
        Assert.Equal((2, 1, false), (test.OnlyFirst, test.OnlySecond, test.IsMidP));
        string[] subjects = ["a", "b", "c"];
        Assert.Equal(McNemarTest.Of(2, 0), McNemarTest.Of(
            RandomScores.Answering([0, 1, 2], [0, 1, 0], subjects), RandomScores.Answering([0, 1, 2], [1, 0, 0], subjects)));
    }

    [Fact]
    public void Of_BadInput_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarTest.Of(-1, 0));
        Assert.Contains("got 1 and 2", Assert.Throws<ArgumentException>(() => McNemarTest.Of([true], [true, false])).Message, StringComparison.Ordinal);
        string[] subjects = ["a"];
        Assert.Contains("picture 0 differs in its true class", Assert.Throws<ArgumentException>(() => McNemarTest.Of(
            RandomScores.Answering([0], [0], subjects), RandomScores.Answering([1], [0], subjects))).Message, StringComparison.Ordinal);
    }

    private static double ByWholeNumbers(int m, int n, bool midP)
    {
        BigInteger binomial = 1, upTo = 0;
        for (int k = 0; ; k++)
        {
            upTo += binomial;
            if (k == m)
                break;
            binomial = binomial * (n - k) / (k + 1);
        }

        BigInteger all = BigInteger.One << n;
        BigInteger tails = BigInteger.Min((2 * upTo) - (midP ? binomial : 0), all);
        // 64 leading bits of the quotient, so that neither number need fit a double.
        long shift = 64 + n - tails.GetBitLength();
        return Math.ScaleB((double)((tails << (int)shift) / all), -(int)shift);
    }
}
