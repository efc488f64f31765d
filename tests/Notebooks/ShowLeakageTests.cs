using FerLib.Charts;
using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Notebooks;
using FerLib.Reports;
using FerLib.Tests.Experiments;
using Xunit;

namespace FerLib.Tests.Notebooks;

public sealed class ShowLeakageTests
{
    [Fact]
    public void LeakageInWords_Verdicts_AreComputedFromTheInterval()
    {
        LeakageMeasurement leakage = Measure(SplitProtocol.PaperRandom);
        Assert.Equal("faces, paper: random: 66.7 % of 60 pictures, against 25.0 % of 60 on new subjects (subject-independent; chance 50.0 %). "
            + $"Of the accuracy, +41.7 points (95 %: {InputTables.Points(leakage.Clustered)}) are leakage: they come from known faces or photographs, and new people "
            + "will not give them.", Assert.Single(Show.LeakageInWords([leakage]).Paragraphs));
        string Words(double low, double high) => Show.LeakageInWords([leakage with { Clustered = new Interval(low, high, 0.95) }]).Paragraphs[0];
        Assert.EndsWith("Whether any of it is leakage stays open: +41.7 points (95 %: -10.0 to +90.0).", Words(-0.1, 0.9), StringComparison.Ordinal);
        Assert.EndsWith("The protocol gains nothing: +41.7 points (95 %: -20.0 to -10.0).", Words(-0.2, -0.1), StringComparison.Ordinal);
        Assert.StartsWith("Practice data: ", Show.LeakageInWords([Measure(SplitProtocol.PaperRandom, isPractice: true)]).Paragraphs[1], StringComparison.Ordinal);
    }

    [Fact]
    public void LeakageChart_Protocols_AreBarsWithIntervals()
    {
        LeakageMeasurement random = Measure(SplitProtocol.PaperRandom, isPractice: true), blocks = Measure(SplitProtocol.ContiguousBlocks, isPractice: true);
        BarChart chart = Assert.IsType<BarChart>(Show.LeakageChart([random, blocks]));
        Assert.Equal("faces: points of accuracy that are leakage (practice data)", chart.Title);
        Assert.Equal(["paper: random", "contiguous blocks (known faces, new clips)"], chart.Categories);
        BarValue bar = chart.Series[0].Values[0]!;
        Assert.Equal((41.7, Math.Round(100 * random.Clustered.Low, 1, MidpointRounding.AwayFromZero), Math.Round(100 * random.Clustered.High, 1, MidpointRounding.AwayFromZero)), (bar.Value, bar.Low, bar.High));
        Assert.Equal("leakage", Assert.IsType<ResultTable>(Show.Leakage([random])).Rows[0][^1]);
        Assert.All([Show.Leakage([]), Show.LeakageChart([]), Show.LeakageInWords([])], value => Assert.Contains("not measured", value.ToString(), StringComparison.Ordinal));
    }

    private static LeakageMeasurement Measure(SplitProtocol protocol, bool isPractice = false) => LeakageMeasurement.Of(
        MadeUpOutcome.Of(60, i => $"s{i / 5:00}", i => i % 4 == 0, isPractice: isPractice),
        MadeUpOutcome.Of(60, i => $"s{i / 5:00}", i => i % 3 != 0, protocol, isPractice: isPractice), seed: 1);
}
