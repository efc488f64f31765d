using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class SliceReportTests
{
    private const double Rounding = 1e-12;

    // 100 pictures of 20 subjects; the first ten subjects are "women" with 40 of 50 right, the others "men" with 30 of 50.
    private static readonly int[] Hits = [5, 4, 3, 5, 4, 3, 5, 4, 3, 4, 3, 2, 4, 3, 3, 2, 4, 3, 1, 5];
    private static readonly bool[] Correct = [.. Enumerable.Range(0, 100).Select(i => i % 5 < Hits[i / 5])];
    private static readonly string?[] Genders = [.. Enumerable.Range(0, 100).Select(i => i < 50 ? "women" : "men")];

    [Fact]
    public void Of_TwoLargeSlices_GivesTheirAccuraciesAndTheGap()
    {
        SliceReport report = SliceReport.Of(PredictionsOf(), Genders, seed: 1);
        Assert.Equal(["men", "women"], report.Slices.Select(slice => slice.Name));
        Assert.Equal((50, 10, 0.6), (report.Slices[0].Count, report.Slices[0].Clusters, report.Slices[0].Value));
        Assert.Equal(0.8, report.Slices[1].Value);
        Assert.All(report.Slices, slice => Assert.True(slice.Clustered.Contains(slice.Value) && slice.IsCompared));
        Assert.Equal(("women", "men"), (report.Gap!.Best, report.Gap.Worst));
        Assert.Equal(0.2, report.Gap.Difference, Rounding);
        Assert.True(report.Gap.Clustered.Contains(0.2) && report.Gap.Clustered.Low < report.Gap.Clustered.High);
    }

    [Fact]
    public void Of_ASliceAlone_HasTheIntervalOfItsPictures()
    {
        Predictions predictions = PredictionsOf();
        int[] women = [.. Enumerable.Range(0, 50)];
        Interval expected = ClusteredBootstrap.Of(
            predictions.Select(women), p => ClassificationReport.Of(p.Matrix).Accuracy, PictureClusters.Of(predictions.Select(women)), seed: 1);
        Assert.Equal(expected, SliceReport.Of(predictions, Genders, seed: 1).Slices[1].Clustered);
    }

    [Fact]
    public void Of_MissingGroups_AreASliceOfTheirOwnThatIsNotCompared()
    {
        string?[] groups = [.. Genders.Select((gender, i) => i % 5 == 0 ? (i % 10 == 0 ? null : " ") : gender)];
        SliceReport report = SliceReport.Of(PredictionsOf(), groups, seed: 1);
        Assert.Equal(["men", "women", "unknown"], report.Slices.Select(slice => slice.Name));
        Assert.Equal(20, report.Slices[2].Count);
        Assert.False(report.Slices[2].IsCompared || report.Slices[2].IsTooSmall);
        Assert.Equal(100, report.Slices.Sum(slice => slice.Count));
    }

    [Fact]
    public void Of_FewPicturesOrClusters_IsTooSmallForTheGap()
    {
        // 19 pictures, then 20 pictures of 4 subjects, then 21 of 5.
        string?[] groups = [.. Enumerable.Range(0, 60).Select(i => i < 19 ? "few pictures" : i < 39 ? "few subjects" : "enough")];
        string[] clusters = [.. Enumerable.Range(0, 60).Select(i => i < 19 ? $"a{i}" : i < 39 ? $"b{i % 4}" : $"c{i % 5}")];
        SliceReport report = SliceReport.Of(pictures => pictures.Length, groups, clusters, seed: 1, resamples: 50);
        Assert.Equal([("enough", false), ("few pictures", true), ("few subjects", true)], report.Slices.Select(slice => (slice.Name, slice.IsTooSmall)));
        Assert.Null(report.Gap);
    }

    [Fact]
    public void Of_GroupsThatAreTheSubjects_NeedSmallerClusters()
    {
        string?[] subjects = [.. Enumerable.Range(0, 100).Select(i => $"person {i / 50}")];
        Predictions predictions = PredictionsOf([.. subjects.Select(name => name!)]);
        SliceReport whole = SliceReport.Of(predictions, subjects, seed: 1, PictureClusters.Of(predictions, ClusterUnit.Subject));
        Assert.Null(whole.Gap);
        Assert.All(whole.Slices, slice => Assert.False(slice.Clustered.IsDefined));
        SliceReport pictures = SliceReport.Of(predictions, subjects, seed: 1, PictureClusters.Of(predictions, ClusterUnit.Picture));
        Assert.Equal(0.2, pictures.Gap!.Difference, Rounding);
        Assert.True(pictures.Gap.Clustered.IsDefined);
    }

    [Fact]
    public void Of_SubjectsSeenInBothSlices_DrawsThemTogether()
    {
        // Subject s is right in the same share of both angles, from 0 to 4 of 5, but for one picture: the gap varies far less than its parts.
        bool[] correct = [.. Enumerable.Range(0, 100).Select(i => i % 5 < i / 10 % 5 || (i % 10 == 4))];
        string?[] angles = [.. Enumerable.Range(0, 100).Select(i => i % 10 < 5 ? "left" : "right")];
        string[] subjects = [.. Enumerable.Range(0, 100).Select(i => $"s{i / 10}")];
        double Accuracy(int[] pictures) => (double)pictures.Count(i => correct[i]) / pictures.Length;
        SliceReport report = SliceReport.Of(Accuracy, angles, subjects, seed: 1);
        Assert.Equal(("left", "right"), (report.Gap!.Best, report.Gap.Worst));
        Assert.All(report.Slices, slice => Assert.True(Width(slice.Clustered) > 2 * Width(report.Gap.Clustered)));
    }

    [Fact]
    public void Of_AllSlicesAlike_HasAGapOfZeroBetweenTwo()
    {
        SliceReport report = SliceReport.Of(_ => 0.5, Genders, [.. Enumerable.Range(0, 100).Select(i => $"s{i}")], seed: 1, resamples: 20);
        Assert.NotEqual(report.Gap!.Best, report.Gap.Worst);
        Assert.Equal((0.0, 0.0), (report.Gap.Difference, report.Gap.Clustered.High));
    }

    [Fact]
    public void Of_NoPictures_HasNoSlices()
    {
        SliceReport report = SliceReport.Of(RandomScores.Answering([], [], []), [], seed: 1);
        Assert.Empty(report.Slices);
        Assert.Null(report.Gap);
    }

    [Fact]
    public void Of_GroupsThatDoNotFit_Throws() => Assert.Contains("100 pictures, got 1 groups",
        Assert.Throws<ArgumentException>(() => SliceReport.Of(PredictionsOf(), ["women"], seed: 1)).Message, StringComparison.Ordinal);

    private static double Width(Interval interval) => interval.High - interval.Low;

    private static Predictions PredictionsOf(string[]? subjects = null) => RandomScores.Answering(
        new int[100], [.. Correct.Select(hit => hit ? 0 : 1)], subjects ?? [.. Enumerable.Range(0, 100).Select(i => $"s{i / 5:00}")]);
}
