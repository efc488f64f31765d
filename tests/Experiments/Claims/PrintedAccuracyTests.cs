using FerLib.Experiments.Claims;
using Xunit;

namespace FerLib.Tests.Experiments.Claims;

public sealed class PrintedAccuracyTests
{
    private static readonly IReadOnlyList<PublishedExperiment> Experiments = PublishedPaper.AsPrinted.Experiments;

    [Fact]
    public void Check_Defaults_FiveExperimentsAreUnreachable() =>
        Assert.Equal([1, 2, 6, 8, 9], Unreachable(new ArithmeticAssumptions()));

    [Fact]
    public void Check_UnfoldedPhotographs_ReachThreeOfThem()
    {
        var unfolded = new ArithmeticAssumptions { Unit = TestUnit.UnfoldedPhotographs };
        Assert.Equal([6, 8], Unreachable(unfolded));
        Assert.Equal([4 * 266], Totals(1, unfolded));
        Assert.Equal([4 * 346], Totals(2, unfolded));
        Assert.Equal([4 * 299], Totals(9, unfolded));
    }

    [Fact]
    public void Check_WiderAssumptions_ReachTheOthers()
    {
        ArithmeticAssumptions images = new() { Window = null, Unit = TestUnit.ChannelImages }, cut = images with { Digits = DigitRule.CutOff };
        Assert.Contains(new CountFraction(1114, 1195), Of(6, images).Fractions);
        Assert.Contains(new CountFraction(1115, 1196), Of(6, cut).Fractions);
        Assert.Contains(new CountFraction(275, 295), Of(6, new() { Window = null }).Fractions);
        Assert.Contains(new CountFraction(659, 1115), Of(8, images).Fractions);
        Assert.Contains(new CountFraction(662, 1120), Of(8, cut).Fractions);
        Assert.DoesNotContain(new CountFraction(662, 1120), Of(8, images).Fractions);
    }

    /// <summary>The numbers around are those a plain loop over every k finds with decimals.</summary>
    [Theory]
    [InlineData(DigitRule.RoundedHalfUp, TestUnit.Photographs)]
    [InlineData(DigitRule.RoundedHalfUp, TestUnit.ChannelImages)]
    [InlineData(DigitRule.CutOff, TestUnit.UnfoldedPhotographs)]
    public void Check_EveryExperiment_FindsWhatAPlainLoopFinds(DigitRule digits, TestUnit unit)
    {
        var assumptions = new ArithmeticAssumptions { Digits = digits, Unit = unit, Window = 3 };
        Assert.All(Experiments, experiment =>
        {
            PrintedAccuracy check = PrintedAccuracy.Check(experiment, assumptions);
            IEnumerable<CountFraction> plain =
                from total in check.Totals
                from k in Enumerable.Range(0, total + 1)
                let exact = 100m * k / total
                let scale = experiment.Accuracy.Scale
                where experiment.Accuracy == (digits == DigitRule.CutOff
                    ? Math.Round(exact, scale, MidpointRounding.ToZero)
                    : Math.Round(exact, scale, MidpointRounding.AwayFromZero))
                select new CountFraction(k, total);
            Assert.Equal(plain, check.Fractions);
        });
    }

    [Fact]
    public void Check_AHalf_IsRoundedUpOrCutOff()
    {
        // 1 of 16 is 6.25 %.
        var rounded = new ArithmeticAssumptions { TestShare = 1, Window = 0 };
        Assert.Equal([new CountFraction(1, 16)], PrintedAccuracy.Check(6.3m, 16, 2, rounded).Fractions);
        Assert.False(PrintedAccuracy.Check(6.2m, 16, 2, rounded).IsReachable);
        Assert.True(PrintedAccuracy.Check(6.2m, 16, 2, rounded with { Digits = DigitRule.CutOff }).IsReachable);
        Assert.Equal([new CountFraction(16, 16)], PrintedAccuracy.Check(100.0m, 16, 2, rounded).Fractions);
        Assert.Equal([new CountFraction(0, 16)], PrintedAccuracy.Check(0.0m, 16, 2, rounded).Fractions);
    }

    [Fact]
    public void Check_Unreachable_TellsTheNearestAndTheSizesTried()
    {
        PrintedAccuracy check = Of(1, new());
        Assert.Equal([263, 264, 265, 266], check.Totals);
        Assert.Equal(new CountFraction(172, 265), check.Nearest);
    }

    [Fact]
    public void PerExpression_EqualSharesAndRemainders_GiveTheTestPart()
    {
        Assert.Equal((50m, 300, 300), PrintedAccuracy.PerExpression(Experiments[5]));
        Assert.Equal((40m, 280, 280), PrintedAccuracy.PerExpression(Experiments[7]));
        (decimal each, int fewest, int most) = PrintedAccuracy.PerExpression(Experiments[8]);
        Assert.Equal((42.9m, 294, 301), (Math.Round(each, 1), fewest, most));
    }

    [Fact]
    public void Check_ValuesOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PrintedAccuracy.Check(101m, 100, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrintedAccuracy.Check(50m, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrintedAccuracy.Check(50m, 100, 1));
        Assert.Contains("TestShare is 0", Message(new() { TestShare = 0 }), StringComparison.Ordinal);
        Assert.Contains("Window is -1", Message(new() { Window = -1 }), StringComparison.Ordinal);
        Assert.Contains("wider window", Message(new() { TestShare = 0.001m, Window = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Shown_Assumptions_AreSaidInWords()
    {
        Assert.Equal("photographs, n at most 2 off 0.2 N, rounded", ArithmeticAssumptions.Shown[0].ToString());
        Assert.Equal("channel images, n at most one for each expression off 0.2 x 4 N, cut off", ArithmeticAssumptions.Shown[^1].ToString());
    }

    private static string Message(ArithmeticAssumptions assumptions) =>
        Assert.Throws<ArgumentException>(() => PrintedAccuracy.Check(50m, 100, 2, assumptions)).Message;

    private static PrintedAccuracy Of(int number, ArithmeticAssumptions assumptions) => PrintedAccuracy.Check(Experiments[number - 1], assumptions);

    private static IEnumerable<int> Totals(int number, ArithmeticAssumptions assumptions) =>
        Of(number, assumptions).Fractions.Select(fraction => fraction.Total);

    private static IEnumerable<int> Unreachable(ArithmeticAssumptions assumptions) =>
        Experiments.Where(experiment => !PrintedAccuracy.Check(experiment, assumptions).IsReachable).Select(experiment => experiment.Number);
}
