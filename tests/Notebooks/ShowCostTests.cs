using FerLib.Charts;
using FerLib.Experiments;
using FerLib.NeuralNetworks;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using Xunit;

namespace FerLib.Tests.Notebooks;

/// <summary>What the notebook on the network shows of the cost of a prediction, from given times.</summary>
public sealed class ShowCostTests
{
    private static readonly Architecture Network = PaperArchitectures.NoLogitRelu(7);

    private static readonly InferenceCostsResult Costs =
        CostClaimsTests.Costs(Network, 512, new LatencySummary(10, 0.9912, 4, 20.26), new LatencySummary(10, 99.96, 100, 1234.4));

    [Fact]
    public void Cost_Rows_HoldCountsTimesAndMemory()
    {
        IReadOnlyList<ResultTable> tables = Show.Cost(Costs).Tables;
        Assert.Equal(["What a prediction costs on whole", "What a prediction costs on one thread"], tables.Select(table => table.Title));
        Assert.Equal(
            ["512 x 512", "936,647", "3,932,274,688", "4.00 (0.99 to 20.3)", "250", "500", "12.3 MB"], Plain(tables[0].Rows.Single()));
        Assert.Equal(
            ["512 x 512", "936,647", "3,932,274,688", "100 (100 to 1,234)", "10.0", "20.0", "not measured"], Plain(tables[1].Rows.Single()));
        Assert.Equal("pictures per second in batches of 8", tables[0].Columns[5].Header);
    }

    [Fact]
    public void Cost_ADisturbedRow_IsMarkedAndExplained()
    {
        IReadOnlyList<ResultTable> tables = Show.Cost(Costs with { OneThread = [Costs.OneThread[0] with { ProcessorShare = 0.5 }] }).Tables;
        Assert.Equal([false, true], tables.Select(table => table.Rows[0][3].StartsWith('*')));
        Assert.Equal([false, true], tables.Select(table => table.Notes.Any(note => note.StartsWith("* Other programs", StringComparison.Ordinal))));
    }

    [Fact]
    public void Latency_Curves_AreTheEnginesBelowTheTimeOfAFrame()
    {
        LineChart chart = Show.Latency(Costs, frameRate: 20);
        Assert.Equal([("whole", 4.0), ("one thread", 100.0)], chart.Series.Select(series => (series.Name, series.Points.Single().Y)));
        Assert.Equal((50, "20 frames per second"), chart.Reference);
    }

    [Fact]
    public void BesidePublished_PapersNetwork_StandsFirstAtBothSizes()
    {
        ResultTable table = Show.BesidePublished(Network, channels: 1);
        Assert.Equal(2 + PublishedNetwork.All.Count, table.Rows.Count);
        Assert.Equal(["the paper's, reading 2", "512 x 512", "none printed", "936,647", "3.93"], Plain(table.Rows[0])[..5]);
        Assert.Equal(["the paper's, reading 2", "224 x 224", "none printed", "843,911", "0.75"], Plain(table.Rows[1])[..5]);
        Assert.Equal(["SqueezeNet 1.0", "224 x 224", "1,248,424", "739,015", "0.82", "yes"], Plain(table.Rows[^1])[..6]);
        Assert.StartsWith("In the paper's network at 512\u00a0x\u00a0512, convolution2 (row 4) takes 85.3 %", table.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_Findings_StandWithRuleAndVerdict()
    {
        IReadOnlyList<ClaimFinding> findings = CostClaims.Judge(Costs);
        ResultTable table = Show.Claims(findings);
        Assert.Equal(["C3", "C3", "C4", "C4"], table.Rows.Select(row => row[0]));
        Assert.Equal(["supported", "not supported", "supported", "not supported"], table.Rows.Select(row => row[4]));
        Assert.Contains("low computational complexity", table.Rows[1][1], StringComparison.Ordinal);
        Assert.Equal(findings[2].Measured, table.Rows[2][3]);
    }

    private static string[] Plain(IReadOnlyList<string> row) => [.. row.Select(text => text.Replace('\u00a0', ' '))];
}
