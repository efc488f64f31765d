using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class AccuracyEstimateTests
{
    [Fact]
    public void Of_FiveSubjects_DrawsSubjectsAndSaysTheyAreFew()
    {
        AccuracyEstimate estimate = Estimate(pictures: 50, subjects: 5, right: 40, clips: true);
        Assert.Equal((ClusterUnit.Subject, 5, 5), (estimate.Unit, estimate.Clusters, estimate.Subjects));
        Assert.Contains("only 5 subjects", estimate.Notes[0], StringComparison.Ordinal);
        Assert.Contains("new subjects", estimate.SpeaksFor, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TenSubjects_HasNoNote() => Assert.Empty(Estimate(pictures: 50, subjects: 10, right: 43, clips: false).Notes);

    [Fact]
    public void Of_FewSubjectsWithClips_DrawsClipsAndSaysWhatThatSpeaksFor()
    {
        AccuracyEstimate estimate = Estimate(pictures: 40, subjects: 2, right: 30, clips: true);
        Assert.Equal((ClusterUnit.Clip, 20), (estimate.Unit, estimate.Clusters));
        Assert.Equal("speaks for new clips of these 2 subjects, not for new subjects", estimate.SpeaksFor);
    }

    [Fact]
    public void Of_FewSubjectsWithoutClips_DrawsPictures()
    {
        AccuracyEstimate estimate = Estimate(pictures: 40, subjects: 1, right: 30, clips: false);
        Assert.Equal((ClusterUnit.Picture, 40), (estimate.Unit, estimate.Clusters));
        Assert.Equal("speaks for new pictures of this one subject, not for new subjects", estimate.SpeaksFor);
    }

    [Theory]
    [InlineData(40, "above chance")]
    [InlineData(22, "inconclusive")]
    [InlineData(3, "below chance")]
    public void Verdict_IntervalAndChance_SaysOnWhichSideItLies(int right, string verdict)
    {
        AccuracyEstimate estimate = Estimate(pictures: 50, subjects: 25, right, clips: false);
        Assert.Equal(0.5, estimate.Chance);
        Assert.Equal(verdict, estimate.Verdict);
    }

    [Theory]
    [InlineData(2, "inconclusive")] // two pictures of two, one a subject: Wilson's interval is 34-100 %
    [InlineData(20, "above chance")]
    public void Verdict_EveryClusterAlike_IsWilsons(int pictures, string verdict)
    {
        AccuracyEstimate estimate = Estimate(pictures, subjects: pictures, right: pictures, clips: false, bothClasses: true);
        Assert.Equal(estimate.Clustered.Low, estimate.Clustered.High);
        Assert.Equal(verdict, estimate.Verdict);
    }

    [Fact]
    public void Verdict_TheSameAnswerForEveryPicture_IsInconclusiveAndSaysWhy()
    {
        // All of one class, and that class is every answer: 100 %, and no face was told from another.
        AccuracyEstimate estimate = Estimate(pictures: 40, subjects: 20, right: 40, clips: false);
        Assert.True(estimate.IsOneAnswer);
        Assert.Equal("inconclusive", estimate.Verdict);
        Assert.StartsWith("every answer is the same class", estimate.Notes[0], StringComparison.Ordinal);
        Assert.False(Estimate(pictures: 40, subjects: 20, right: 39, clips: false).IsOneAnswer);
    }

    [Fact]
    public void Notes_AboveChanceButNotAboveTheMajority_SaySo() => Assert.StartsWith(
        "above chance, but not above", Estimate(pictures: 50, subjects: 25, right: 40, clips: false, majorityHits: 40).Notes[0], StringComparison.Ordinal);

    [Fact]
    public void MajorityVerdict_MajorityInsideTheInterval_IsInconclusive()
    {
        Assert.Equal("inconclusive", Estimate(pictures: 50, subjects: 25, right: 40, clips: false, majorityHits: 40).MajorityVerdict);
        Assert.Equal("above majority", Estimate(pictures: 50, subjects: 25, right: 40, clips: false, majorityHits: 10).MajorityVerdict);
    }

    [Fact]
    public void Of_NoPictures_SaysNothing()
    {
        AccuracyEstimate estimate = Estimate(pictures: 0, subjects: 1, right: 0, clips: false);
        Assert.True(double.IsNaN(estimate.Accuracy));
        Assert.Equal("inconclusive", estimate.Verdict);
        Assert.Contains("no pictures", estimate.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_EveryClusterAlike_SaysThatTheIntervalHasNoWidth() =>
        Assert.Contains(Estimate(pictures: 40, subjects: 20, right: 40, clips: false).Notes, note => note.Contains("no width", StringComparison.Ordinal));

    [Fact]
    public void ToString_AnEstimate_HasEverythingBesideTheNumber() => Assert.Matches(
        @"^80\.0 % of 50 pictures \(95 %: [0-9.]+-[0-9.]+ % over 25 subjects, 67\.0-88\.8 % over pictures; chance 50\.0 %, majority 50\.0 %\): above chance$",
        Estimate(pictures: 50, subjects: 25, right: 40, clips: false, majorityHits: 25).ToString());

    [Fact]
    public void Of_MoreMajorityHitsThanPictures_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate(pictures: 2, subjects: 1, right: 1, clips: false, majorityHits: 3));

    [Fact]
    public void MajorityBaseline_TrainingLabels_AnswersTheMostFrequentTheFirstOnATie()
    {
        Assert.Equal(2, MajorityBaseline.ClassOf([0, 2, 2, 1]));
        Assert.Equal(1, MajorityBaseline.ClassOf([2, 1, 2, 1, 0]));
        Assert.Equal(1, MajorityBaseline.HitsOf([2, 2, 0], [0, 0, 2, 1]));
        Assert.Throws<ArgumentException>(() => MajorityBaseline.ClassOf([]));
    }

    // Two classes, of which the pictures show the first only or, if asked for, both in turn; the first `right` pictures are right; two
    // neighbours share a clip; subjects take turns.
    private static AccuracyEstimate Estimate(int pictures, int subjects, int right, bool clips, int majorityHits = 0, bool bothClasses = false)
    {
        int[] truth = [.. Enumerable.Range(0, pictures).Select(i => bothClasses ? i % 2 : 0)];
        var probabilities = new float[pictures, 2];
        for (int i = 0; i < pictures; i++)
            probabilities[i, i < right ? truth[i] : 1 - truth[i]] = 1;
        var predictions = new Predictions(
            ["happiness", "neutral"], truth, probabilities,
            [.. Enumerable.Range(0, pictures).Select(i => $"s{i / 2 % subjects}")],
            [.. Enumerable.Range(0, pictures).Select(i => clips ? $"clip {i / 2}" : null)]);
        return AccuracyEstimate.Of(predictions, majorityHits, seed: 3);
    }
}
