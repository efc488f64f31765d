using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Imaging;
using Xunit;

namespace FerLib.Tests.Experiments.Claims;

/// <summary>Verdicts follow from evidence by the rules; practice data and known faces never decide.</summary>
public sealed class ClaimsLedgerTests
{
    private const ClaimVerdict Supported = ClaimVerdict.Supported, Contradicted = ClaimVerdict.ContradictedByThePaperItself,
        NotSupported = ClaimVerdict.NotSupported, NotTested = ClaimVerdict.NotTested, Inconclusive = ClaimVerdict.Inconclusive;

    private static readonly string[] Rivals = ["red", "blue", "intensity", "irgb"];

    [Fact]
    public void Judge_WithoutAnyResult_TheWordsAndTheCountsDecideWhatTheyCan()
    {
        IReadOnlyList<ClaimFinding> findings = ClaimsLedger.Judge();
        Assert.Equal(
            [
                ("C1", Contradicted), ("C1", NotTested), ("C2", Contradicted), ("C3", Supported), ("C3", NotSupported), ("C4", NotTested), ("C4", NotTested),
                ("C5", Contradicted), ("C6", NotTested), ("C7", NotTested), ("C8", Contradicted), ("C8", NotTested), ("C9", NotSupported), ("C10", Contradicted),
            ],
            findings.Select(finding => (finding.Claim, finding.Verdict)));
        Assert.All(findings, finding => Assert.All(
            new[] { finding.InShort, finding.Needed, finding.Rule, finding.Measured, finding.Printed, finding.Place }, text => Assert.NotEmpty(text)));
        Assert.All(findings, finding => Assert.Empty(finding.Practice));
    }

    [Theory]
    [InlineData(0.955, 0.97, Supported)]
    [InlineData(0.92, 0.949, NotSupported)]
    [InlineData(0.92, 0.965, Inconclusive)]
    public void Judge_AccuracyOnFerg_DecidesTheFigure(double low, double high, ClaimVerdict verdict) =>
        Assert.Equal(verdict, Figure(Accuracy("FERG", "FERG", low, high)).Verdict);

    [Fact]
    public void Judge_PracticeData_DecideNothingAndStandInTheirColumn()
    {
        MeasuredAccuracy[] accuracies =
        [
            Accuracy("practice/ferg", "practice/ferg", 0.1, 0.2) with { IsPractice = true },
            Accuracy("practice/ferg", "practice/jaffe", 0.01, 0.02) with { IsPractice = true },
        ];
        MeasuredDifference[] differences =
        [
            .. Rivals.Select(rival => Difference(rival, -0.2, -0.1) with { IsPractice = true }),
            Gap(0.1, 0.2) with { IsPractice = true },
        ];
        IReadOnlyList<ClaimFinding> without = ClaimsLedger.Judge();
        IReadOnlyList<ClaimFinding> with = ClaimsLedger.Judge(new ClaimEvidence { Accuracies = accuracies, Differences = differences });
        Assert.Equal(without.Select(finding => (finding.Verdict, finding.Measured)), with.Select(finding => (finding.Verdict, finding.Measured)));
        Assert.Equal(["C1", "C2", "C6", "C7"], with.Where(finding => finding.Practice.Length > 0).Select(finding => finding.Claim));
        Assert.Equal("practice/ferg, subject-independent: 15.0 % (10.0-20.0 %, n = 100)", with[1].Practice);
        Assert.Contains("practice/ferg to practice/jaffe", with[9].Practice, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_AccuracyOnKnownFaces_IsShownAndDecidesNothing()
    {
        ClaimFinding finding = Figure(Accuracy("FERG", "FERG", 0.99, 0.999) with { SubjectsAreNew = false, Protocol = "paper: random" });
        Assert.Equal(NotTested, finding.Verdict);
        Assert.Contains("decides nothing: FERG, paper: random: 99.5 %", finding.Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_OtherConditions_AreNotTheFigures()
    {
        MeasuredAccuracy ferg = Accuracy("FERG", "FERG", 0.1, 0.2);
        Assert.Equal(NotTested, Figure(ferg with { Channels = InputChannels.Red }).Verdict);
        Assert.Equal(NotTested, Figure(ferg with { Expressions = [.. Expressions.All] }).Verdict);
        Assert.Equal(NotTested, Figure(ferg with { Method = ComparedMethods.Majority }).Verdict);
        Assert.Equal(NotTested, Figure(Accuracy("JAFFE", "JAFFE", 0.1, 0.2)).Verdict);
        Assert.Equal(NotTested, Figure(ferg with { Interval = Interval.Undefined(0.95) }).Verdict);
    }

    [Fact]
    public void Judge_ChannelDifferences_DecideC2()
    {
        ClaimVerdict Verdict(params MeasuredDifference[] differences) => ClaimsLedger.Judge(new ClaimEvidence { Differences = differences })[2].Verdict;
        MeasuredDifference[] ahead = [.. Rivals.Select(rival => Difference(rival, 0.01, 0.05))];
        Assert.Equal(Supported, Verdict(ahead));
        Assert.Equal(Inconclusive, Verdict([.. ahead[1..], Difference("red", -0.01, 0.05)]));
        Assert.Equal(Inconclusive, Verdict(ahead[1..]));
        Assert.Equal(NotSupported, Verdict([.. ahead[1..], Difference("red", -0.05, -0.01)]));
        Assert.Equal(Contradicted, Verdict(ahead[0] with { SubjectsAreNew = false }));
        Assert.Equal(Contradicted, Verdict(ahead[0] with { First = "red", Second = "green" }));
    }

    [Theory]
    [InlineData(0.0, 0.04, Supported)]
    [InlineData(0.06, 0.2, NotSupported)]
    [InlineData(0.01, 0.2, Inconclusive)]
    public void Judge_GapBetweenEthnicities_DecidesC6(double low, double high, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimsLedger.Judge(new ClaimEvidence { Differences = [Gap(low, high)] })[8].Verdict);

    [Fact]
    public void Judge_Crossings_DecideC7ByChanceAndHome()
    {
        ClaimVerdict Verdict(params MeasuredAccuracy[] accuracies) => ClaimsLedger.Judge(new ClaimEvidence { Accuracies = accuracies })[9].Verdict;
        MeasuredAccuracy home = Accuracy("FERG", "FERG", 0.8, 0.9), near = Accuracy("FERG", "JAFFE", 0.75, 0.85);
        Assert.Equal(Supported, Verdict(home, near));
        Assert.Equal(Inconclusive, Verdict(near));
        Assert.Equal(Inconclusive, Verdict(home with { SubjectsAreNew = false }, near));
        Assert.Equal(NotSupported, Verdict(home, Accuracy("FERG", "JAFFE", 0.3, 0.4)));
        Assert.Equal(NotSupported, Verdict(Accuracy("FERG", "JAFFE", 0.05, 0.1)));
        Assert.Equal(Inconclusive, Verdict(Accuracy("FERG", "JAFFE", 0.1, 0.3)));
        Assert.Equal(NotTested, Verdict(home));
        Assert.Equal(NotTested, Verdict(home, near with { IsPractice = true }));
    }

    [Fact]
    public void Judge_MilderPapers_AreJudgedMilder()
    {
        PublishedPaper paper = PublishedPaper.AsPrinted;
        PublishedPaper milder = paper with
        {
            Cited = [],
            FutureWork = [],
            Mentions = [new("transparency", ["transparen"], PaperSection.Results, 1), new("ethics", ["ethic"], PaperSection.Conclusions, 1)],
            Experiments = [.. paper.Experiments.Select(one => one with { TextChannel = one.TableChannel })],
        };
        Assert.DoesNotContain(Contradicted, ClaimsLedger.Judge(null, milder).Select(finding => finding.Verdict));
        Assert.Equal([Inconclusive, Inconclusive], ClaimsLedger.Judge(null, milder).TakeLast(2).Select(finding => finding.Verdict));
    }

    [Fact]
    public void ReadingOrder_Verdicts_AreAllThere() =>
        Assert.Equal(Enum.GetValues<ClaimVerdict>().Order(), ClaimsLedger.ReadingOrder.Order());

    internal static MeasuredAccuracy Accuracy(string trainedOn, string testedOn, double low, double high) => new()
    {
        TrainedOn = trainedOn,
        TestedOn = testedOn,
        Channels = InputChannels.Irgb,
        Expressions = [.. Expressions.All.Take(6)],
        Protocol = "subject-independent",
        SubjectsAreNew = true,
        Accuracy = (low + high) / 2,
        Count = 100,
        Interval = new Interval(low, high, 0.95),
        IsPractice = false,
    };

    private static ClaimFinding Figure(MeasuredAccuracy accuracy) => ClaimsLedger.Judge(new ClaimEvidence { Accuracies = [accuracy] })[1];

    private static MeasuredDifference Difference(string rival, double low, double high) => new()
    {
        Kind = MeasuredDifference.BetweenChannels,
        First = "green",
        Second = rival,
        DataSet = "FERG",
        Protocol = "subject-independent",
        SubjectsAreNew = true,
        Count = 100,
        Difference = (low + high) / 2,
        Interval = new Interval(low, high, 0.95),
        IsPractice = false,
    };

    private static MeasuredDifference Gap(double low, double high) =>
        Difference("B", low, high) with { Kind = MeasuredDifference.BetweenEthnicities, First = "A" };
}
