using FerLib.Evaluation;
using FerLib.Reports;
using Xunit;

namespace FerLib.Tests.Reports;

/// <summary>The tables of metrics, slices and comparisons.</summary>
public sealed class MetricTablesTests
{
    private static readonly string[] Subjects = [.. Enumerable.Range(0, 60).Select(i => $"s{i / 5:00}")];
    private static readonly int[] Truth = [.. Enumerable.Range(0, 60).Select(i => i % 2)];

    // The first model is right throughout, the second wrong on every third picture.
    private static readonly Predictions First = Answering(_ => true), Second = Answering(i => i % 3 != 0);

    [Fact]
    public void MetricsTable_TwoModels_HasARowAMetricAndDashesForWhatIsNotDefined()
    {
        ResultTable table = MetricsTable.Of("metrics", [("first", First), ("second", Second), ("none", First.Select([]))]);
        Assert.Equal(["metric", "best", "first", "second", "none"], table.Columns.Select(column => column.Header));
        Assert.Equal(["accuracy", "100 %", "100.0 %", "66.7 %", "-"], table.Rows[1]);
        Assert.Equal(["Cohen's kappa", "1", "1.000", "0.333", "-"], table.Rows[5]);
        Assert.Equal(["log-loss", "0", "0.000", "12.015", "-"], table.Rows[10]);
        Assert.Equal(["Brier score", "0", "0.000", "0.667", "-"], table.Rows[11]);
        Assert.Equal(["calibration error (ECE)", "0 %", "0.0 %", "33.3 %", "-"], table.Rows[12]);
        Assert.Contains("at least one model", Assert.Throws<ArgumentException>(() => MetricsTable.Of("metrics", [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SliceTable_GroupsOfAllKinds_SaysWhichAreComparedAndTheGap()
    {
        string?[] groups = [.. Enumerable.Range(0, 60).Select(i => i < 25 ? "women" : i < 50 ? "men" : i < 55 ? "other" : null)];
        SliceReport report = SliceReport.Of(Second, groups, seed: 1);
        ResultTable table = SliceTable.Of("slices", "gender", report);
        Assert.Equal(["men", "other", "women", "unknown"], table.Rows.Select(row => row[0]));
        Assert.Equal(["yes", "no: too small", "yes", "no: not known"], table.Rows.Select(row => row[5]));
        Assert.Equal(["men", "68.0 %", "25", "5", report.Slices[0].Clustered.ToString(), "yes"], table.Rows[0]);
        Assert.StartsWith("Gap: men less women is 4.0 points (95 %: ", table.Notes[0], StringComparison.Ordinal);
        ResultTable alone = SliceTable.Of("slices", "gender", SliceReport.Of(Second, new string?[60], seed: 1));
        Assert.StartsWith("No gap is given", alone.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ComparisonTable_TwoPairs_AdjustsBothAndLetsTheSignFlipDecide()
    {
        PairedComparison comparison = PairedComparison.Of(First, Second, seed: 1), same = PairedComparison.Of(First, First, seed: 1);
        ResultTable table = ComparisonTable.Of("pairs", [("a", "b", comparison), ("b", "a", PairedComparison.Of(Second, First, seed: 1)), ("a", "a", same)]);
        Assert.Equal(["a - b", "100.0, 66.7 %", "+33.3"], table.Rows[0].Take(3));
        // All 12 subjects lose: 2 / 2^12, three pairs.
        Assert.Equal("0.0015", table.Rows[0][4]);
        Assert.Equal("<0.0001", table.Rows[0][5]);
        Assert.Equal(["a is better", "a is better", "not shown"], table.Rows.Select(row => row[6]));
        Assert.Equal(["a - a", "100.0, 100.0 %", "0.0", "0.0-0.0 %", "1.0000", "1.0000", "not shown"], table.Rows[2]);
        Assert.Contains("over the 3 pairs", table.Notes[0], StringComparison.Ordinal);
    }

    private static Predictions Answering(Func<int, bool> right)
    {
        var probabilities = new float[60, 2];
        for (int i = 0; i < 60; i++)
            probabilities[i, right(i) ? Truth[i] : 1 - Truth[i]] = 1;
        return new Predictions(["a", "b"], Truth, probabilities, Subjects, new string?[60]);
    }
}
