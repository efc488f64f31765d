using FerLib.Datasets;
using FerLib.Experiments;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using Xunit;

namespace FerLib.Tests.Reports;

public sealed class LeakagePointsTableTests
{
    [Fact]
    public void Of_TwoProtocols_ShowsBothAccuraciesAndThePointsBetween()
    {
        LeakageMeasurement random = Measure(SplitProtocol.PaperRandom, isPractice: false), blocks = Measure(SplitProtocol.ContiguousBlocks, isPractice: true);
        ResultTable table = LeakagePointsTable.Of([random, blocks]);
        Assert.Equal("How much of an accuracy is leakage (practice data among them)", table.Title);
        Assert.Equal(["faces, paper: random", "66.7 %", "60", "25.0 %", "60", "+41.7", InputTables.Points(random.Clustered), "50.0 %", "leakage"], table.Rows[0]);
        Assert.StartsWith("faces, contiguous blocks", table.Rows[1][0], StringComparison.Ordinal);
        Assert.Contains("Interval: 95 %", table.Notes[0], StringComparison.Ordinal);
        Assert.Equal("The interval rests on 12 subjects.", table.Notes[1]);
        Assert.Equal("faces, contiguous blocks (known faces, new clips): practice data: frames of one rendered clip are near-copies, so the leakage is there by construction.",
            table.Notes[2]);
        Assert.Equal("How much of an accuracy is leakage (practice data)", LeakagePointsTable.Of([blocks]).Title);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => LeakagePointsTable.Of([])).Message, StringComparison.Ordinal);
    }

    private static LeakageMeasurement Measure(SplitProtocol protocol, bool isPractice) => LeakageMeasurement.Of(
        MadeUpOutcome.Of(60, i => $"s{i / 5:00}", i => i % 4 == 0, isPractice: isPractice),
        MadeUpOutcome.Of(60, i => $"s{i / 5:00}", i => i % 3 != 0, protocol, isPractice: isPractice), seed: 1);
}
