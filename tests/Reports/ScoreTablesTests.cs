using FerLib.Evaluation;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

/// <summary>The tables of scores and accuracies.</summary>
public sealed class ScoreTablesTests
{
    // Truth a a a b; said a a b b. Nobody shows c.
    private static readonly Predictions Small = new(
        ["a", "b", "c"], [0, 0, 0, 1], new float[,] { { 0.9f, 0.1f, 0 }, { 0.8f, 0.2f, 0 }, { 0.3f, 0.7f, 0 }, { 0.1f, 0.9f, 0 } },
        ["p", "q", "r", "s"], [null, null, null, null]);

    [Fact]
    public void ScoresTable_ClassWithoutPictures_ShowsDashes()
    {
        ResultTable table = ScoresTable.Of("scores", ClassificationReport.Of(Small.Matrix));
        Assert.Equal(["a", "100.0 %", "66.7 %", "80.0 %", "3"], table.Rows[0]);
        Assert.Equal(["b", "50.0 %", "100.0 %", "66.7 %", "1"], table.Rows[1]);
        Assert.Equal("-", table.Rows[2][2]);
        Assert.Equal("0", table.Rows[2][4]);
        Assert.StartsWith("Accuracy 75.0 %, balanced accuracy (mean recall) 83.3 %", table.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void AccuracyTable_FewSubjects_CarriesBothIntervalsChanceMajorityAndWhatItSpeaksFor()
    {
        AccuracyEstimate estimate = AccuracyEstimate.Of(Small, majorityHits: 3, seed: 1);
        ResultTable table = AccuracyTable.Of("accuracy", [("test", estimate)]);
        IReadOnlyList<string> row = table.Rows[0];
        Assert.Equal("test", row[0]);
        Assert.Equal("75.0 %", row[1]);
        Assert.Equal("4", row[2]);
        Assert.Equal(estimate.Clustered.ToString(), row[3]);
        Assert.Equal("4\u00a0pictures", row[4]);
        Assert.Equal(estimate.Wilson.ToString(), row[5]);
        Assert.Equal("33.3, 75.0 %", row[6]);
        Assert.Equal(estimate.Verdict, row[7].Replace('\u00a0', ' '));
        Assert.Contains(table.Notes, note => note.Contains(estimate.SpeaksFor, StringComparison.Ordinal) && note.Contains("only 4 subjects", StringComparison.Ordinal));
    }
}
