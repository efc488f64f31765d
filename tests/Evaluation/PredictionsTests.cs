using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class PredictionsTests
{
    [Fact]
    public void Constructor_Probabilities_DecidesForTheHighestAndTheFirstOnATie()
    {
        Predictions predictions = Make([0, 1, 2], new[,] { { 0.2f, 0.5f, 0.3f }, { 0.4f, 0.4f, 0.2f }, { 0f, 0f, 1f } });
        Assert.Equal([1, 0, 2], predictions.Predicted);
        Assert.Equal(1, predictions.Matrix.Correct);
    }

    [Fact]
    public void Restrict_SomeLabels_LeavesOutOtherPicturesAndDecidesOverTheRest()
    {
        Predictions predictions = Make([0, 1, 2], new[,] { { 0.2f, 0.5f, 0.3f }, { 0.4f, 0.4f, 0.2f }, { 0f, 1f, 0f } });
        Predictions restricted = predictions.Restrict(["joy", "anger"]);
        Assert.Equal(["joy", "anger"], restricted.Labels);
        Assert.Equal([1, 0], restricted.Truth); // the fear picture is gone
        Assert.Equal([0, 0], restricted.Predicted); // 0.3 for joy beats 0.2 for anger; nothing known: the first
        Assert.Equal(0.6f, restricted.Probabilities[0, 0], 1e-6f);
        Assert.Equal(0.5f, restricted.Probabilities[1, 0]);
        Assert.Equal(["s0", "s2"], restricted.Subjects);
    }

    [Fact]
    public void Constructor_BadInput_NamesIt()
    {
        Assert.Contains("are (1, 3), expected (2, 3)",
            Assert.Throws<ArgumentException>(() => Make([0, 1], new float[1, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("Picture 0: the probability of fear is not a number",
            Assert.Throws<ArgumentException>(() => Make([0], new[,] { { 0f, float.NaN, 0f } })).Message, StringComparison.Ordinal);
        Assert.Contains("There is no class hope; there are anger, fear, joy",
            Assert.Throws<ArgumentException>(() => Make([0], new float[1, 3]).Restrict(["hope"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Select_PicturesWithRepetition_TakesEverythingOfThem()
    {
        Predictions predictions = Make([0, 1, 2], new[,] { { 0.2f, 0.5f, 0.3f }, { 0.4f, 0.4f, 0.2f }, { 0f, 0f, 1f } });
        Predictions selected = predictions.Select([2, 0, 2]);
        Assert.Equal([2, 0, 2], selected.Truth);
        Assert.Equal([2, 1, 2], selected.Predicted);
        Assert.Equal(["s2", "s0", "s2"], selected.Subjects);
        Assert.Equal(0.3f, selected.Probabilities[1, 2]);
        Assert.Equal([true, false, true], selected.Correct());
        Assert.Empty(predictions.Select([]).Truth);
        Assert.Contains("There are 3 pictures, expected a place in 0..2",
            Assert.Throws<ArgumentOutOfRangeException>(() => predictions.Select([3])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithProbabilities_OtherProbabilities_DecidesAnewAndKeepsTheRest()
    {
        Predictions predictions = new(["a", "b"], [0], new[,] { { 1f, 0f } }, ["s"], ["clip"]) { NamesSubjects = false };
        Predictions changed = predictions.WithProbabilities(new[,] { { 0.25f, 0.75f } });
        Assert.Equal([1], changed.Predicted);
        Assert.Equal(("s", "clip", false), (changed.Subjects[0], changed.Clips[0], changed.NamesSubjects));
        Assert.False(predictions.Select([0]).NamesSubjects);
    }

    private static Predictions Make(int[] truth, float[,] probabilities) =>
        new(["anger", "fear", "joy"], truth, probabilities, [.. truth.Select((_, i) => $"s{i}")], new string?[truth.Length]);
}
