using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Experiments;

public sealed class InputComparisonTests
{
    private const int Pictures = 120;

    [Fact]
    public void Of_ThreeInputs_ComparesEveryPairAsOneFamily()
    {
        InputOutcome green = Input(InputChannels.Green, i => i % 10 != 0), red = Input(InputChannels.Red, i => i % 3 != 0),
            blue = Input(InputChannels.Blue, i => i % 7 != 1);
        InputComparison comparison = InputComparison.Of([green, red, blue], seed: 5);
        Assert.Equal([("green", "red"), ("green", "blue"), ("red", "blue")], comparison.Pairs.Select(pair => (pair.First, pair.Second)));
        PairedComparison[] expected = [.. new[] { (green, red), (green, blue), (red, blue) }
            .Select(pair => PairedComparison.Of(pair.Item1.Seeds[0].Predictions, pair.Item2.Seeds[0].Predictions, seed: 5))];
        Assert.Equal(expected, comparison.Pairs.Select(pair => pair.Comparison));
        Assert.Equal(HolmAdjustment.Of([.. expected.Select(one => one.McNemar.PValue)]), comparison.Pairs.Select(pair => pair.AdjustedMcNemar));
        Assert.Equal(HolmAdjustment.Of([.. expected.Select(one => one.SignFlip.PValue)]), comparison.Pairs.Select(pair => pair.AdjustedSignFlip));
        // The definition, over pictures: sums by cluster must give the same bits.
        bool[] one = green.Seeds[0].Predictions.Correct(), other = red.Seeds[0].Predictions.Correct();
        Interval corrected = ClusteredBootstrap.Of(
            drawn => (double)drawn.Sum(i => (one[i] ? 1 : 0) - (other[i] ? 1 : 0)) / drawn.Length,
            green.Seeds[0].Predictions.Subjects, seed: 5, InputComparison.Resamples, 1 - (0.05 / 3));
        Assert.Equal(corrected, comparison.Pairs[0].Corrected);
        Assert.All(comparison.Pairs, pair =>
        {
            Assert.InRange(pair.Corrected.Low, -1, pair.Comparison.Difference);
            Assert.InRange(pair.Corrected.High, pair.Comparison.Difference, 1);
            Assert.True(pair.AdjustedSignFlip >= pair.Comparison.SignFlip.PValue);
        });
    }

    [Fact]
    public void Of_SeveralSeeds_ComparesTheirAverageAndKeepsTheSpread()
    {
        InputOutcome two = InputOutcome.Of(InputChannels.Green, [Result(i => i % 2 == 0, seed: 1), Result(_ => true, seed: 2)]);
        InputComparison comparison = InputComparison.Of([two, Input(InputChannels.Red, _ => true)], seed: 1);
        Assert.Equal((0.75, 0.5, 1.0, 2), (comparison.Inputs[0].Spread.Mean, comparison.Inputs[0].Spread.Minimum, comparison.Inputs[0].Spread.Maximum,
            comparison.Inputs[0].Spread.Count));
        Assert.Equal(SeedAverage.Of([.. two.Seeds.Select(outcome => outcome.Predictions)]).Predicted, comparison.Inputs[0].Averaged.Predictions.Predicted);
    }

    [Fact]
    public void Expressions_ColorHelpsOneAndHurtsAnother_SaysWhich()
    {
        // Of three classes: color always finds the first, grey only every other subject's; the second the other way round; the third alike.
        InputOutcome color = Input(InputChannels.Rgb, i => i % 3 != 1 || IsEvenSubject(i)), grey = Input(InputChannels.Intensity, i => i % 3 != 0 || IsEvenSubject(i));
        InputComparison comparison = InputComparison.Of([grey, color, Input(InputChannels.Irgb, _ => true)], seed: 1);
        Assert.Equal(("RGB", "intensity"), (comparison.Color!.Name, comparison.Grey!.Name));
        Assert.Equal(["color", "grey", "open"], comparison.Expressions.Select(one => one.Verdict));
        ExpressionRecalls anger = comparison.Expressions[0];
        Assert.Equal(("anger", 40, 12), (anger.Label, anger.Count, anger.Clusters));
        double found = Enumerable.Range(0, Pictures).Count(i => i % 3 == 0 && IsEvenSubject(i)) / 40.0;
        Assert.Equal([found, 1, 1], anger.Recalls);
        Assert.Equal(1 - found, anger.Difference, 1e-12);
        Assert.Equal(1 - (0.05 / 3), anger.Corrected.Level);
        Assert.True(anger.Corrected.Low <= anger.Clustered.Low && anger.Clustered.High <= anger.Corrected.High);
        Assert.Equal(0, comparison.ColorAgainstGrey!.Comparison.Difference);
        Assert.Equal(("RGB", "intensity", "open"), (comparison.ColorAgainstGrey.First, comparison.ColorAgainstGrey.Second, comparison.ColorAgainstGrey.Verdict));
    }

    [Fact]
    public void Color_WithoutRgb_IsIrgbAndWithoutEitherMissing()
    {
        InputOutcome grey = Input(InputChannels.Intensity, i => i % 4 != 0), red = Input(InputChannels.Red, _ => true),
            unfolded = InputOutcome.Unfolded([Result(_ => true)]);
        Assert.Equal("IRGB", InputComparison.Of([grey, Input(InputChannels.Irgb, _ => true)], seed: 1).Color!.Name);
        InputComparison without = InputComparison.Of([unfolded, grey, red], seed: 1);
        Assert.Null(without.Color);
        Assert.Null(without.ColorAgainstGrey);
        // Taught as grey pictures, unfolded is not intensity.
        Assert.Equal("intensity", without.Grey!.Name);
        Assert.All(without.Expressions, one => Assert.Equal((double.NaN, false, "open"), (one.Difference, one.Corrected.IsDefined, one.Verdict)));
    }

    [Fact]
    public void Of_NoColor_ComparesNothing()
    {
        InputComparison comparison = InputComparison.Of(
            [Input(InputChannels.Rgb, _ => true, isColorless: true), Input(InputChannels.Intensity, i => i % 2 == 0, isColorless: true)], seed: 1);
        Assert.True(comparison.IsColorless);
        Assert.Empty(comparison.Pairs);
        Assert.Empty(comparison.Expressions);
        Assert.Empty(comparison.Differences());
        Assert.Null(comparison.ColorAgainstGrey);
        Assert.Equal(1, comparison.Inputs[0].Averaged.Estimate.Accuracy);
        // The channel images that taught the unfolded network are grey; their photographs are not.
        InputOutcome unfolded = InputOutcome.Unfolded([Result(_ => true, isColorless: true)]);
        Assert.Single(InputComparison.Of([Input(InputChannels.Red, _ => true), unfolded], seed: 1).Pairs);
    }

    [Fact]
    public void Differences_FiveInputs_DecideTheClaimOnGreen()
    {
        InputChannels[] rivals = [InputChannels.Red, InputChannels.Blue, InputChannels.Intensity, InputChannels.Irgb];
        InputComparison Of(bool isPractice, SplitProtocol protocol = SplitProtocol.SubjectIndependent) => InputComparison.Of(
            [.. rivals.Select(channels => InputOutcome.Of(channels, [Result(i => i % 2 == 0 || IsEvenSubject(i), isPractice: isPractice, protocol: protocol)])),
                InputOutcome.Of(InputChannels.Green, [Result(_ => true, isPractice: isPractice, protocol: protocol)])], seed: 1);
        ClaimFinding Judge(InputComparison comparison) => ClaimsLedger.Judge(new ClaimEvidence { Differences = comparison.Differences("results/1") })[2];
        IReadOnlyList<MeasuredDifference> differences = Of(isPractice: false).Differences("results/1");
        Assert.Equal(10, differences.Count);
        MeasuredDifference irgb = Assert.Single(differences, one => one is { First: "green", Second: "irgb" });
        Assert.Equal((MeasuredDifference.BetweenChannels, "faces", "subject-independent", true, Pictures, false, "results/1"),
            (irgb.Kind, irgb.DataSet, irgb.Protocol, irgb.SubjectsAreNew, irgb.Count, irgb.IsPractice, irgb.Source));
        Assert.Equal(0.25, irgb.Difference, 1e-12);
        Assert.Equal(1 - (0.05 / 10), irgb.Interval.Level);
        Assert.True(irgb.Interval.Low > 0);
        Assert.Equal(ClaimVerdict.Supported, Judge(Of(isPractice: false)).Verdict);
        ClaimFinding practice = Judge(Of(isPractice: true));
        Assert.Equal(ClaimVerdict.ContradictedByThePaperItself, practice.Verdict);
        Assert.Contains("green minus irgb +25.0 points", practice.Practice, StringComparison.Ordinal);
        Assert.All(Of(isPractice: false, SplitProtocol.PaperRandom).Differences(), one => Assert.False(one.SubjectsAreNew));
    }

    [Fact]
    public void Differences_IntervalThatCannotDecide_IsUndefined()
    {
        // Four subjects: clips or pictures are drawn, which speak for these four only.
        InputOutcome Of(InputChannels channels, Func<int, bool> isRight) =>
            InputOutcome.Of(channels, [MadeUpOutcome.Of(40, i => $"s{i / 10}", isRight)]);
        MeasuredDifference few = InputComparison.Of([Of(InputChannels.Red, i => i % 2 == 0), Of(InputChannels.Green, _ => true)], seed: 1).Differences()[0];
        Assert.Equal(("green", 0.5, false), (few.First, few.Difference, few.Interval.IsDefined));
        // Every subject differs alike: the interval is a point, and counts only if the test confirms it.
        InputComparison alike = InputComparison.Of([Input(InputChannels.Green, _ => true), Input(InputChannels.Red, _ => false)], seed: 1);
        Assert.Equal((1.0, 1.0, "green is better"), (alike.Pairs[0].Corrected.Low, alike.Pairs[0].Corrected.High, alike.Pairs[0].Verdict));
        Assert.True(alike.Differences()[0].Interval.IsDefined);
        InputComparison same = InputComparison.Of([Input(InputChannels.Green, _ => true), Input(InputChannels.Red, _ => true)], seed: 1);
        Assert.Equal((0.0, "open", false), (same.Pairs[0].Corrected.High, same.Pairs[0].Verdict, same.Differences()[0].Interval.IsDefined));
    }

    [Fact]
    public void Pair_EitherWay_IsTheOppositeOfTheOther()
    {
        InputComparison comparison = InputComparison.Of([Input(InputChannels.Green, i => i % 5 != 0), Input(InputChannels.Red, i => i % 3 != 0)], seed: 1);
        InputPair forth = comparison.Pair("green", "red")!, back = comparison.Pair("red", "green")!;
        Assert.Equal((-forth.Comparison.Difference, -forth.Corrected.High, -forth.Corrected.Low, -forth.Comparison.SignFlip.Difference),
            (back.Comparison.Difference, back.Corrected.Low, back.Corrected.High, back.Comparison.SignFlip.Difference));
        Assert.Equal((forth.Comparison.McNemar.OnlyFirst, forth.Better), (back.Comparison.McNemar.OnlySecond, back.Better));
        Assert.Equal(forth, back.Reversed());
        Assert.Contains("there are green, red", Assert.Throws<ArgumentException>(() => comparison.Pair("green", "x")).Message, StringComparison.Ordinal);
        Assert.Contains("no difference from itself", Assert.Throws<ArgumentException>(() => comparison.Pair("red", "red")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.01, 0.05, 0.04, "green is better")]
    [InlineData(-0.05, -0.01, 0.04, "red is better")]
    [InlineData(0.01, 0.05, 0.06, "green is ahead by the interval only")]
    [InlineData(-0.01, 0.05, 0.04, "open")]
    [InlineData(0.02, 0.02, 0.04, "green is better")]
    [InlineData(0.02, 0.02, 0.06, "open")]
    public void Verdict_IntervalAndTest_MustAgree(double low, double high, double p, string verdict)
    {
        InputPair pair = InputComparison.Of([Input(InputChannels.Green, i => i % 5 != 0), Input(InputChannels.Red, i => i % 3 != 0)], seed: 1).Pairs[0];
        pair = pair with
        {
            Corrected = new Interval(low, high, 0.95),
            AdjustedSignFlip = p,
            Comparison = pair.Comparison with { First = 0.5 + ((low + high) / 2), Second = 0.5 },
        };
        Assert.Equal(verdict, pair.Verdict);
    }

    [Fact]
    public void Of_InputsThatCannotBeCompared_SaysWhichAndWhy()
    {
        InputOutcome green = Input(InputChannels.Green, _ => true);
        string Message(params InputOutcome[] inputs) => Assert.Throws<ArgumentException>(() => InputComparison.Of(inputs, seed: 1)).Message;
        Assert.Contains("at least two inputs, got 1", Message(green), StringComparison.Ordinal);
        Assert.Contains("\"green\" comes twice", Message(green, green), StringComparison.Ordinal);
        Assert.Contains("\"red\" has no outcome", Message(green, InputOutcome.Of(InputChannels.Red, [])), StringComparison.Ordinal);
        Assert.Contains("of \"green\" and \"red\" there are 120 and 60 pictures",
            Message(green, InputOutcome.Of(InputChannels.Red, [MadeUpOutcome.Of(60, Subject, _ => true, classes: 3)])), StringComparison.Ordinal);
        Assert.Contains("of \"green\" and \"red\" the protocols are subject-independent and paper: random",
            Message(green, InputOutcome.Of(InputChannels.Red, [Result(_ => true, protocol: SplitProtocol.PaperRandom)])), StringComparison.Ordinal);
        Assert.Contains("differs in its true class, subject or clip",
            Message(green, InputOutcome.Of(InputChannels.Red, [MadeUpOutcome.Of(Pictures, i => "x" + Subject(i), _ => true, classes: 3)])), StringComparison.Ordinal);
        InputOutcome none = InputOutcome.Of(InputChannels.Red, [MadeUpOutcome.Of(0, Subject, _ => true)]);
        Assert.Contains("no test pictures", Message(none, InputOutcome.Of(InputChannels.Green, none.Seeds)), StringComparison.Ordinal);
    }

    // Twelve subjects of ten pictures each.
    private static string Subject(int picture) => $"s{picture / 10:00}";

    private static bool IsEvenSubject(int picture) => picture / 10 % 2 == 0;

    private static InputOutcome Input(InputChannels channels, Func<int, bool> isRight, bool isColorless = false) =>
        InputOutcome.Of(channels, [Result(isRight, isColorless: isColorless)]);

    private static Outcome Result(
        Func<int, bool> isRight, ulong seed = 1, bool isPractice = false, bool isColorless = false, SplitProtocol protocol = SplitProtocol.SubjectIndependent) =>
        MadeUpOutcome.Of(Pictures, Subject, isRight, protocol, seed, isPractice, isColorless, classes: 3);
}
