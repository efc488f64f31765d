using FerLib.Evaluation;
using FerLib.Experiments;
using Xunit;

namespace FerLib.Tests.Experiments;

/// <summary>A photograph's answer is the mean of those of its four channel images.</summary>
public sealed class TestingFoldTests
{
    private static readonly string[] Channels = ["blue", "green", "intensity", "red"];

    [Fact]
    public void Fold_FourChannelImages_AreTheirMeanInOrderOfPhotographs()
    {
        // Three answers of four are wrong, by less than the fourth is right.
        float[] anger = [0.375f, 0.375f, 0.375f, 1];
        Outcome folded = Testing.Fold(Unfolded(["a/b.png", "a.png"], (_, channel) => anger[channel]), MadeUpOutcome.Facts("photographs"));
        Assert.Equal(["a.png", "a/b.png"], folded.Paths);
        Assert.Equal([0.53125f, 0.46875f, 0.53125f, 0.46875f], folded.Predictions.Probabilities.Cast<float>());
        Assert.Equal([0, 0], folded.Predictions.Predicted);
        Assert.Equal("photographs", folded.TestedOn.Name);
        Assert.Equal((2, 2), (folded.Estimate.Count, folded.Estimate.Correct));
    }

    [Fact]
    public void Fold_RowsOfOnePhotographApart_FindEachOther()
    {
        Outcome inOrder = Unfolded(["a.png", "b.png"], (photograph, channel) => photograph == 0 ? 0.25f * channel : 1);
        int[] order = [5, 0, 4, 2, 7, 1, 3, 6];
        Outcome mixed = Rows(inOrder, order);
        Outcome folded = Testing.Fold(mixed, inOrder.TestedOn);
        Assert.Equal(Testing.Fold(inOrder, inOrder.TestedOn).Predictions.Probabilities.Cast<float>(), folded.Predictions.Probabilities.Cast<float>());
        Assert.Equal(["a.png", "b.png"], folded.Paths);
    }

    [Fact]
    public void Fold_AClipThatWasThePhotograph_IsNoneAgain()
    {
        Outcome outcome = Unfolded(["a.png", "b.png"], (_, _) => 1, clip: photograph => photograph == "a.png" ? photograph : "clip 7");
        Assert.Equal([null, "clip 7"], Testing.Fold(outcome, outcome.TestedOn).Predictions.Clips);
    }

    [Fact]
    public void Fold_CountsOfChannelImages_BecomeThoseOfPhotographs()
    {
        Outcome channels = Unfolded(["a.png", "b.png", "c.png"], (_, _) => 1) with { LeftOut = 8 };
        channels = channels with { Estimate = AccuracyEstimate.Of(channels.Predictions, majorityHits: 8, seed: 1, subjectsAreNew: false) };
        Outcome folded = Testing.Fold(channels, channels.TestedOn);
        Assert.Equal(2, folded.LeftOut);
        Assert.Equal(2 / 3.0, folded.Estimate.Majority, 12);
        Assert.False(folded.Estimate.SubjectsAreNew);
    }

    [Fact]
    public void Fold_NoPictures_IsNone()
    {
        Outcome folded = Testing.Fold(Unfolded([], (_, _) => 1), MadeUpOutcome.Facts("none"));
        Assert.Equal(0, folded.Estimate.Count);
        Assert.Empty(folded.Paths);
    }

    /// <summary>Photographs of the first class.</summary>
    private static Outcome Unfolded(string[] photographs, Func<int, int, float> first, Func<string, string?>? clip = null)
    {
        int rows = photographs.Length * Channels.Length;
        var probabilities = new float[rows, 2];
        for (int i = 0; i < rows; i++)
        {
            probabilities[i, 0] = first(i / Channels.Length, i % Channels.Length);
            probabilities[i, 1] = 1 - probabilities[i, 0];
        }

        string Photograph(int row) => photographs[row / Channels.Length];
        int[] all = [.. Enumerable.Range(0, rows)];
        var predictions = new Predictions(
            ["anger", "fear"], new int[rows], probabilities, [.. all.Select(Photograph)], [.. all.Select(row => clip?.Invoke(Photograph(row)) ?? (clip is null ? Photograph(row) : null))]);
        return MadeUpOutcome.Of(4, _ => "s", _ => true) with
        {
            Predictions = predictions,
            Paths = [.. all.Select(row => $"{Photograph(row)}/{Channels[row % Channels.Length]}")],
            Estimate = AccuracyEstimate.Of(predictions, majorityHits: rows, seed: 1),
        };
    }

    private static Outcome Rows(Outcome outcome, int[] order)
    {
        Predictions all = outcome.Predictions;
        var probabilities = new float[order.Length, 2];
        for (int i = 0; i < order.Length; i++)
            (probabilities[i, 0], probabilities[i, 1]) = (all.Probabilities[order[i], 0], all.Probabilities[order[i], 1]);
        return outcome with
        {
            Predictions = new Predictions(
                all.Labels, [.. order.Select(row => all.Truth[row])], probabilities, [.. order.Select(row => all.Subjects[row])], [.. order.Select(row => all.Clips[row])]),
            Paths = [.. order.Select(row => outcome.Paths[row])],
        };
    }
}
