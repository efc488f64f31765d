using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Experiments.Claims;
using FerLib.Experiments.Jobs;
using FerLib.Imaging;
using Xunit;
using static FerLib.Tests.Experiments.Jobs.MadeUpResult;

namespace FerLib.Tests.Experiments.Jobs;

/// <summary>What the claims ledger is told of results.</summary>
public sealed class ResultEvidenceTests
{
    private static readonly DataSetFacts Three = Set("three", classes: 3), Two = Set("two");

    [Fact]
    public void Accuracies_ASetThatLacksALabel_AreOverAllLabelsAndOverTheSharedOnesAtHomeAndThere()
    {
        PooledResult result = Pooled(Job(NetworkInput.Green), Three, i => i % 5 != 0, Away(Two, knownClasses: 3, i => i % 4 != 0), Away(Set("two more"), 3, i => i % 4 != 0));
        IReadOnlyList<MeasuredAccuracy> accuracies = ResultEvidence.Accuracies([result]);
        Assert.Equal(
            [("three", 3, 60), ("two", 3, 60), ("two", 2, 40), ("three", 2, 40), ("two more", 3, 60), ("two more", 2, 40)],
            accuracies.Select(accuracy => (accuracy.TestedOn, accuracy.Expressions.Count, accuracy.Count)));
        Assert.All(accuracies, accuracy => Assert.Equal(
            ("three", InputChannels.Green, ComparedMethods.PapersNetwork, result.Source), (accuracy.TrainedOn, accuracy.Channels, accuracy.Method, accuracy.Source)));
        Assert.Equal(1 / 3.0, accuracies[1].Chance);
        Assert.Equal(0.5, accuracies[2].Chance);
        Assert.Equal(result.Outcome.Estimate.Accuracy, accuracies[0].Accuracy);
    }

    [Fact]
    public void Accuracies_OneSharedLabel_HasNothingToDecide()
    {
        DataSetFacts other = Two with { Labels = ["anger", "hope"] };
        Assert.Equal(
            [("three", 3), ("two", 3)],
            ResultEvidence.Accuracies([Pooled(Job(), Three, _ => true, Away(other, 3, _ => true))]).Select(accuracy => (accuracy.TestedOn, accuracy.Expressions.Count)));
    }

    [Fact]
    public void Accuracies_UnfoldedPictures_AreLeftOut()
    {
        Assert.Empty(ResultEvidence.Accuracies([Pooled(Job(NetworkInput.Unfolded), Two, _ => true)]));
        Assert.Single(ResultEvidence.Accuracies([Pooled(Job(NetworkInput.Unfolded), Two, _ => true), Pooled(Job(), Two, _ => true)]));
    }

    [Theory]
    [InlineData(false, true, ClaimVerdict.Supported)]
    [InlineData(false, false, ClaimVerdict.NotSupported)]
    [InlineData(true, true, ClaimVerdict.NotTested)]
    [InlineData(true, false, ClaimVerdict.NotTested)]
    public void Accuracies_TwoPublishedSets_DecideC7AndPracticeOnesDoNot(bool isPractice, bool holds, ClaimVerdict expected)
    {
        DataSetFacts one = Set("one", isPractice: isPractice), two = Set("two", isPractice: isPractice);
        PooledResult[] results = [.. new[] { (one, two), (two, one) }.Select(pair => Pooled(
            Job(), pair.Item1, i => i % 10 != 0, Away(pair.Item2, 2, i => holds ? i % 10 != 1 : i % 10 == 0)))];
        ClaimFinding finding = ClaimsLedger.Judge(new ClaimEvidence { Accuracies = ResultEvidence.Accuracies(results) }).Single(found => found.Claim == "C7");
        Assert.Equal(expected, finding.Verdict);
        Assert.Equal(isPractice, finding.Practice.Contains("one to two", StringComparison.Ordinal));
    }

    [Fact]
    public void BetweenChannels_TwoSets_NameTheRecordsOfTheirOwn()
    {
        PooledResult[] results = [.. from set in (DataSetFacts[])[Two, Three]
                                     from input in (NetworkInput[])[NetworkInput.Intensity, NetworkInput.Green]
                                     select Pooled(Job(input), set, i => (i + (int)input) % 3 != 0)];
        IReadOnlyList<MeasuredDifference> differences = ResultEvidence.BetweenChannels(results, seed: 1);
        Assert.Equal([("two", "green", "intensity"), ("three", "green", "intensity")], differences.Select(difference => (difference.DataSet, difference.First, difference.Second)));
        Assert.All(differences, difference => Assert.StartsWith($"{difference.DataSet}-Intensity-", difference.Source, StringComparison.Ordinal));
        Assert.All(differences, difference => Assert.EndsWith("and 1 more", difference.Source, StringComparison.Ordinal));
        Assert.Empty(ResultEvidence.BetweenChannels([], seed: 1));
    }

    [Fact]
    public void BetweenEthnicities_TwoGroups_IsTheirGap()
    {
        // Subjects s00 to s05 are one group, s06 to s11 the other, which is right every second time.
        PooledResult result = Pooled(Job(), Set("faces", isPractice: true), i => i < 30 ? i != 7 : i % 2 == 0);
        Manifest manifest = Groups(i => i < 30 ? "first" : "second", result.Outcome);
        MeasuredDifference gap = ResultEvidence.BetweenEthnicities(result, manifest, seed: 1)!;
        Assert.Equal(
            (MeasuredDifference.BetweenEthnicities, "first", "second", "faces", 60, true, true),
            (gap.Kind, gap.First, gap.Second, gap.DataSet, gap.Count, gap.IsPractice, gap.SubjectsAreNew));
        Assert.Equal((29 / 30.0) - 0.5, gap.Difference, 12);
        Assert.InRange(gap.Difference, gap.Interval.Low, gap.Interval.High);
        Assert.Equal(result.Source, gap.Source);
    }

    [Fact]
    public void BetweenEthnicities_FewerThanTwoGroups_IsNothing()
    {
        PooledResult result = Pooled(Job(), Two, i => i % 2 == 0);
        Assert.Null(ResultEvidence.BetweenEthnicities(result, Groups(_ => null, result.Outcome), seed: 1));
        Assert.Null(ResultEvidence.BetweenEthnicities(result, Groups(i => i == 0 ? "few" : "all others", result.Outcome), seed: 1));
    }

    private static Manifest Groups(Func<int, string?> ethnicity, Outcome outcome) => new(
        outcome.TestedOn.Name, "nowhere", outcome.TestedOn.IsPractice,
        outcome.Paths.Select((path, i) => new Sample
        {
            Path = path,
            Label = outcome.Predictions.Labels[outcome.Predictions.Truth[i]],
            Subject = outcome.Predictions.Subjects[i],
            Ethnicity = ethnicity(i),
        }),
        []);
}
