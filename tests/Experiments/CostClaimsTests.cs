using FerLib.Experiments;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.Experiments;

/// <summary>The verdicts on C3 and C4 follow from counts and times by the rules; no time is taken here.</summary>
public sealed class CostClaimsTests
{
    // At 25 frames per second a frame has 40 ms.
    private static readonly LatencySummary Fast = new(10, 20, 30, 40), Slow = new(10, 50.1, 60, 70), Between = new(10, 49.9, 50, 51);

    [Fact]
    public void Judge_PapersNetwork_HasFewParametersAndMuchToCompute()
    {
        IReadOnlyList<ClaimFinding> findings = CostClaims.Judge(Costs(PaperArchitectures.NoLogitRelu(7), 512, Fast, Fast));
        Assert.Equal(["C3", "C3", "C4", "C4"], findings.Select(finding => finding.Claim));
        Assert.Equal(ClaimVerdict.Supported, findings[0].Verdict);
        Assert.Equal(
            "936,647 parameters, 3.7 MB as float32, at 512 x 512 and 7 classes. The rule allows as many as MobileNetV2 has: 2,232,839.", findings[0].Measured);
        Assert.Equal(ClaimVerdict.NotSupported, findings[1].Verdict);
        Assert.Equal(
            "3.93 billion multiply-adds at the paper's 512 x 512. The rule allows as many as SqueezeNet 1.0 takes at its own size: 0.82 billion at 224 x 224. "
                + "Shrunk to that size this network would take 0.75 billion.",
            findings[1].Measured);
    }

    [Fact]
    public void Judge_OtherNetworks_CanTurnBothPartsOfC3()
    {
        var large = new Architecture("large", [new FullyConnected("scores", null, 9)]);
        Assert.Equal(ClaimVerdict.NotSupported, CostClaims.Judge(Costs(large, 512, Fast, Fast))[0].Verdict);
        var small = new Architecture("small", [new AveragePooling("pooling", null, 32, 32, 0), new FullyConnected("scores", null, 7)]);
        Assert.Equal(ClaimVerdict.Supported, CostClaims.Judge(Costs(small, 512, Fast, Fast))[1].Verdict);
    }

    [Fact]
    public void Judge_RealTime_NeedsNearlyAllPredictionsWithinAFrame()
    {
        Assert.Equal(ClaimVerdict.Supported, RealTime(Fast).Verdict);
        Assert.Equal(ClaimVerdict.NotSupported, RealTime(Slow).Verdict);
        Assert.Equal(ClaimVerdict.Inconclusive, RealTime(Between).Verdict);
        Assert.Equal(ClaimVerdict.Inconclusive, RealTime(Fast, frameRate: 30).Verdict);
        Assert.Equal(ClaimVerdict.NotSupported, RealTime(Fast, frameRate: 70).Verdict);
        Assert.Equal("30.0 ms (90 of 100 predictions: 20.0 to 40.0), 33.3 frames per second, on whole; a frame has 40 ms.", RealTime(Fast).Measured);
        Assert.EndsWith("; a frame has 40 ms. Too close to call.", RealTime(Between).Measured, StringComparison.Ordinal);
        Assert.Contains("take at most 40 ms (1/25 s)", RealTime(Fast).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_TwoThreadsHardlyFasterThanOne_DecideNothing()
    {
        ClaimFinding Of(double median, string engine)
        {
            InferenceCostsResult costs = Costs(PaperArchitectures.NoLogitRelu(7), 512, new(10, 55, median, 90), new(10, 75, 80, 85));
            return CostClaims.Judge(costs with
            {
                WholeMachine = [costs.WholeMachine[0] with { Engine = engine }],
                OneThread = [costs.OneThread[0] with { Engine = "ours, AVX2, 1 thread" }],
            })[2];
        }

        Assert.Equal(ClaimVerdict.NotSupported, Of(60, "ours, AVX2, 2 threads").Verdict);
        Assert.Equal(ClaimVerdict.Inconclusive, Of(70, "ours, AVX2, 2 threads").Verdict);
        Assert.Contains("run it again on an idle machine", Of(70, "ours, AVX2, 2 threads").Measured, StringComparison.Ordinal);
        Assert.Equal(ClaimVerdict.NotSupported, Of(70, "another, 2 threads").Verdict);
    }

    /// <summary>A core of this machine that keeps up says nothing of a slower one; one that does not says enough.</summary>
    [Fact]
    public void Judge_ConstrainedMachines_CanOnlyBeRefuted()
    {
        ClaimVerdict Verdict(LatencySummary oneThread) => CostClaims.Judge(Costs(PaperArchitectures.NoLogitRelu(7), 512, Fast, oneThread))[3].Verdict;
        Assert.Equal(ClaimVerdict.Inconclusive, Verdict(Fast));
        Assert.Equal(ClaimVerdict.Inconclusive, Verdict(Between));
        Assert.Equal(ClaimVerdict.NotSupported, Verdict(Slow));
    }

    [Fact]
    public void Judge_WithoutThePapersSize_IsNotTested()
    {
        IReadOnlyList<ClaimFinding> findings = CostClaims.Judge(Costs(PaperArchitectures.NoLogitRelu(7), 256, Fast, Fast));
        Assert.Equal(
            [ClaimVerdict.Supported, ClaimVerdict.NotSupported, ClaimVerdict.NotTested, ClaimVerdict.NotTested],
            findings.Select(finding => finding.Verdict));
        Assert.Equal("Nothing was measured at 512 x 512.", findings[2].Measured);
    }

    /// <summary>What is too slow while other programs compute may be fast enough alone; what is fast enough is so all the more.</summary>
    [Fact]
    public void Judge_ADisturbedMeasurement_RefutesNothing()
    {
        ClaimFinding Disturbed(LatencySummary latency)
        {
            InferenceCostsResult costs = Costs(PaperArchitectures.NoLogitRelu(7), 512, latency, latency);
            return CostClaims.Judge(costs with { WholeMachine = [costs.WholeMachine[0] with { ProcessorShare = 0.89 }] })[2];
        }

        Assert.Equal(ClaimVerdict.Inconclusive, Disturbed(Slow).Verdict);
        Assert.EndsWith("run it again on an idle machine.", Disturbed(Slow).Measured, StringComparison.Ordinal);
        Assert.Equal(ClaimVerdict.Supported, Disturbed(Fast).Verdict);
    }

    [Fact]
    public void Judge_NoFrameRate_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => RealTime(Fast, frameRate: 0));

    [Theory]
    [InlineData(ClaimVerdict.Supported, "supported")]
    [InlineData(ClaimVerdict.ContradictedByThePaperItself, "contradicted by the paper itself")]
    [InlineData(ClaimVerdict.NotSupported, "not supported")]
    [InlineData(ClaimVerdict.NotTested, "not tested")]
    [InlineData(ClaimVerdict.Inconclusive, "inconclusive")]
    public void VerdictText_EveryVerdict_HasTheLedgersWords(ClaimVerdict verdict, string text) =>
        Assert.Equal(text, (RealTime(Fast) with { Verdict = verdict }).VerdictText);

    /// <summary>Costs of a network whose times are given.</summary>
    internal static InferenceCostsResult Costs(Architecture architecture, int size, LatencySummary whole, LatencySummary oneThread)
    {
        InferenceCost Cost(string engine, LatencySummary latency)
        {
            var table = LayerTable.Of(architecture, new InputShape(1, size, size));
            return new InferenceCost
            {
                Engine = engine,
                Input = table.Input,
                Parameters = table.Parameters,
                MultiplyAdds = table.MultiplyAdds,
                Latency = latency,
                ProcessorShare = 1,
                Batch = 8,
                BatchPicturesPerSecond = 2 * latency.PerSecond,
                MemoryBytes = engine == "whole" ? 12_345_678 : null,
            };
        }

        return new InferenceCostsResult(
            architecture, 1, new InferenceCostOptions { Sizes = [size] }, [Cost("whole", whole)], [Cost("one thread", oneThread)]);
    }

    private static ClaimFinding RealTime(LatencySummary latency, double frameRate = CostClaims.DefaultFrameRate) =>
        CostClaims.Judge(Costs(PaperArchitectures.NoLogitRelu(7), 512, latency, Slow), frameRate)[2];
}
