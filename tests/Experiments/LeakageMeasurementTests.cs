using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using Xunit;

namespace FerLib.Tests.Experiments;

public sealed class LeakageMeasurementTests
{
    // Two ways to add up the same hits differ by the rounding of a division.
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_SamePictures_IsThePairedDifference()
    {
        Outcome independent = Independent(60, i => i / 5, i => i % 4 == 0), leaking = Leaking(60, i => i / 5, i => i % 3 != 0);
        LeakageMeasurement leakage = LeakageMeasurement.Of(independent, leaking, seed: 3);
        Assert.Equal((40 / 60.0) - (15 / 60.0), leakage.Difference, Rounding);
        PairedComparison paired = PairedComparison.Of(leaking.Predictions, independent.Predictions, seed: 3);
        Assert.Equal(paired.Clustered.Low, leakage.Clustered.Low, Rounding);
        Assert.Equal(paired.Clustered.High, leakage.Clustered.High, Rounding);
        Assert.Equal((ClusterUnit.Subject, 12, 12, true, 0.5, "leakage"),
            (leakage.Unit, leakage.Clusters, leakage.Subjects, leakage.IsSamePictures, leakage.Chance, leakage.Verdict));
        Assert.Empty(leakage.Notes);
    }

    [Fact]
    public void Of_DifferentTestParts_DrawsSubjectsOfBothTogether()
    {
        // Ten subjects on the independent part; the random one has six pictures of each of thirty, the ten among them.
        Outcome independent = Independent(40, i => i / 4, i => i % 4 == 0 || i % 8 == 1), leaking = Leaking(180, i => i / 6, i => i % 10 != 0);
        LeakageMeasurement leakage = LeakageMeasurement.Of(independent, leaking, seed: 3);
        // The definition, with each picture of both parts side by side.
        bool[] correct = [.. independent.Predictions.Correct(), .. leaking.Predictions.Correct()];
        double Share(int[] pictures) => pictures.Length == 0 ? double.NaN : pictures.Count(i => correct[i]) / (double)pictures.Length;
        Interval expected = ClusteredBootstrap.OfDifference(
            drawn => Share([.. drawn.Where(i => i >= 40)]), drawn => Share([.. drawn.Where(i => i < 40)]),
            [.. independent.Predictions.Subjects, .. leaking.Predictions.Subjects], seed: 3);
        Assert.Equal(expected.Low, leakage.Clustered.Low, Rounding);
        Assert.Equal(expected.High, leakage.Clustered.High, Rounding);
        Assert.Equal((162 / 180.0) - (15 / 40.0), leakage.Difference, Rounding);
        Assert.InRange(leakage.Clustered.Low, -1, leakage.Difference);
        Assert.InRange(leakage.Clustered.High, leakage.Difference, 1);
        Assert.Equal((30, false), (leakage.Clusters, leakage.IsSamePictures));
        Assert.Contains("different pictures", Assert.Single(leakage.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FewIndependentSubjectsAmongMany_HasNoInterval()
    {
        // One of thirty subjects: 36 % of the resamples do not hold it.
        LeakageMeasurement leakage = LeakageMeasurement.Of(Independent(6, i => 0, i => i % 2 == 0), Leaking(180, i => i / 6, _ => true), seed: 1);
        Assert.Equal((0.5, false, "inconclusive"), (leakage.Difference, leakage.Clustered.IsDefined, leakage.Verdict));
        Assert.Contains(leakage.Notes, note => note.Contains("test every subject once", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_FewSubjects_DrawsClipsOrPhotographsOnceForBothParts()
    {
        // Three subjects. The channel images of a photograph, and the photograph itself in the other part, are one cluster.
        Outcome photographs = MadeUpOutcome.Of(30, i => $"s{i / 10}", i => i % 3 == 0);
        string[] channels = ["red", "green", "blue", "intensity"];
        Outcome unfolded = MadeUpOutcome.Of(
            120, i => $"s{i / 40}", i => i % 5 != 0, SplitProtocol.PaperRandomUnfolded, clip: i => $"{i / 4:000}.png",
            path: i => $"{i / 4:000}.png/{channels[i % 4]}");
        LeakageMeasurement leakage = LeakageMeasurement.Of(photographs, unfolded, seed: 1);
        Assert.Equal((ClusterUnit.Picture, 30, 3, true), (leakage.Unit, leakage.Clusters, leakage.Subjects, leakage.IsSamePictures));
        Assert.Contains("only 3 subjects: the interval is uncertain itself", leakage.Notes);
        // With clips, the frames of one stay together, in both parts.
        LeakageMeasurement clips = LeakageMeasurement.Of(
            MadeUpOutcome.Of(30, i => $"s{i / 10}", i => i % 3 == 0, clip: i => $"c{i / 5}"),
            MadeUpOutcome.Of(30, i => $"s{i / 10}", _ => true, SplitProtocol.ContiguousBlocks, clip: i => $"c{i / 5}"), seed: 1);
        Assert.Equal((ClusterUnit.Clip, 6), (clips.Unit, clips.Clusters));
    }

    [Theory]
    [InlineData(0.1, 0.3, "leakage")]
    [InlineData(-0.3, -0.1, "no gain")]
    [InlineData(-0.1, 0.3, "inconclusive")]
    [InlineData(0.2, 0.2, "inconclusive")]
    public void Verdict_Interval_Decides(double low, double high, string verdict)
    {
        LeakageMeasurement leakage = LeakageMeasurement.Of(Independent(60, i => i / 5, i => i % 4 == 0), Leaking(60, i => i / 5, _ => true), seed: 1);
        Assert.Equal(verdict, (leakage with { Clustered = new Interval(low, high, 0.95) }).Verdict);
        Assert.Equal("inconclusive", (leakage with { Clustered = new Interval(low, high, 0.95), Clusters = 4 }).Verdict);
    }

    [Fact]
    public void Notes_PracticeAndAPointInterval_AreSaid()
    {
        LeakageMeasurement leakage = LeakageMeasurement.Of(
            MadeUpOutcome.Of(60, i => $"s{i / 5}", _ => false, isPractice: true),
            MadeUpOutcome.Of(60, i => $"s{i / 5}", _ => true, SplitProtocol.PaperRandom, isPractice: true), seed: 1);
        Assert.Equal(["every cluster differs alike, so the interval has no width and decides nothing",
            "practice data: frames of one rendered clip are near-copies, so the leakage is there by construction"], leakage.Notes);
    }

    [Fact]
    public void Of_OutcomesThatDoNotMeasureLeakage_SaysWhatIsExpected()
    {
        Outcome independent = Independent(60, i => i / 5, _ => true), leaking = Leaking(60, i => i / 5, _ => true);
        static string Message(Outcome one, Outcome other) => Assert.Throws<ArgumentException>(() => LeakageMeasurement.Of(one, other, seed: 1)).Message;
        Assert.Contains("not trained on, got paper: random", Message(leaking, leaking), StringComparison.Ordinal);
        Assert.Contains("be in training and test, got subject-independent", Message(independent, independent), StringComparison.Ordinal);
        Assert.Contains("within one data set, got faces to faces and faces to others",
            Message(independent, leaking with { TestedOn = MadeUpOutcome.Facts("others") }), StringComparison.Ordinal);
        Assert.Contains("Decide both over the same labels",
            Message(independent, MadeUpOutcome.Of(60, i => $"s{i / 5}", _ => true, SplitProtocol.PaperRandom, classes: 3)), StringComparison.Ordinal);
    }

    private static Outcome Independent(int pictures, Func<int, int> subject, Func<int, bool> isRight) =>
        MadeUpOutcome.Of(pictures, i => $"s{subject(i):00}", isRight);

    private static Outcome Leaking(int pictures, Func<int, int> subject, Func<int, bool> isRight) =>
        MadeUpOutcome.Of(pictures, i => $"s{subject(i):00}", isRight, SplitProtocol.PaperRandom);
}
