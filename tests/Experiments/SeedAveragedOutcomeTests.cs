using FerLib.Datasets;
using FerLib.Evaluation;
using FerLib.Experiments;
using Xunit;

namespace FerLib.Tests.Experiments;

public sealed class SeedAveragedOutcomeTests
{
    [Fact]
    public void Of_TwoSeeds_AveragesDecidesAnewAndKeepsTheMajority()
    {
        Outcome one = With(seed: 1, [0.75f, 0.75f, 0.25f, 0]), other = With(seed: 2, [0.5f, 0, 0.25f, 0.75f]);
        Outcome averaged = SeedAveragedOutcome.Of([one, other], seed: 9);
        // The true classes are 0, 1, 0, 1; the probabilities of class 0 are 0.625, 0.375, 0.25, 0.375.
        Assert.Equal([0.625f, 0.375f, 0.25f, 0.375f], Enumerable.Range(0, 4).Select(i => averaged.Predictions.Probabilities[i, 0]));
        Assert.Equal([0, 1, 1, 1], averaged.Predictions.Predicted);
        Assert.Equal((3, 4, 0.5, 9UL), (averaged.Estimate.Correct, averaged.Estimate.Count, averaged.Estimate.Majority, averaged.Seed));
        Assert.Equal(AccuracyEstimate.Of(averaged.Predictions, 2, seed: 9), averaged.Estimate);
        // Each seed alone: 0, 0, 1, 1 and 0, 1, 1, 0.
        Assert.Equal(new SeedSpread(2, 0.5, 0, 0.5, 0.5), SeedAveragedOutcome.SpreadOf([one, other]));
    }

    [Fact]
    public void Of_MajorityHitsThatDiffer_AreAveraged()
    {
        Outcome one = With(seed: 1, [1, 0, 1, 0]), other = With(seed: 2, [1, 0, 1, 0]);
        other = other with { Estimate = other.Estimate with { Majority = 0 } };
        Assert.Equal(0.25, SeedAveragedOutcome.Of([one, other], seed: 1).Estimate.Majority);
    }

    [Fact]
    public void Of_OneSeed_IsItself()
    {
        Outcome one = With(seed: 3, [1, 0, 0, 1]);
        Assert.Same(one, SeedAveragedOutcome.Of([one], seed: 9));
    }

    [Fact]
    public void Of_NotTheSameTest_NamesSeedsAndDifference()
    {
        Outcome one = With(seed: 1, [1, 0, 0, 1]), other = With(seed: 2, [1, 0, 0, 1]);
        string Message(Outcome second) => Assert.Throws<ArgumentException>(() => SeedAveragedOutcome.Of([one, second], seed: 1)).Message;
        Assert.Contains("of seeds 1 and 2 picture 3 is 003.png and x.png", Message(other with { Paths = ["000.png", "001.png", "002.png", "x.png"] }), StringComparison.Ordinal);
        Assert.Contains("protocols are", Message(other with { Protocol = SplitProtocol.PaperRandom }), StringComparison.Ordinal);
        Assert.Contains("trained on faces and others", Message(other with { TrainedOn = MadeUpOutcome.Facts("others") }), StringComparison.Ordinal);
        Assert.Contains("at least one seed", Assert.Throws<ArgumentException>(() => SeedAveragedOutcome.Of([], seed: 1)).Message, StringComparison.Ordinal);
    }

    // Four pictures of the classes 0, 1, 0, 1 with the probabilities of class 0.
    private static Outcome With(ulong seed, float[] first)
    {
        Outcome outcome = MadeUpOutcome.Of(4, i => $"s{i}", _ => true, seed: seed);
        var probabilities = new float[4, 2];
        for (int i = 0; i < 4; i++)
            (probabilities[i, 0], probabilities[i, 1]) = (first[i], 1 - first[i]);
        Predictions predictions = outcome.Predictions.WithProbabilities(probabilities);
        return outcome with { Predictions = predictions, Estimate = AccuracyEstimate.Of(predictions, 2, seed) };
    }
}
