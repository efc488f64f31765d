using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class TopAccuracyTests
{
    private static readonly float[,] Small = { { 0.5f, 0.3f, 0.2f }, { 0.1f, 0.3f, 0.6f }, { 0.6f, 0.3f, 0.1f } };

    [Fact]
    public void Of_SmallCase_CountsTheFirstK()
    {
        Assert.Equal(1 / 3.0, TopAccuracy.Of([0, 1, 2], Small, k: 1));
        Assert.Equal(2 / 3.0, TopAccuracy.Of([0, 1, 2], Small));
        Assert.Equal(1, TopAccuracy.Of([0, 1, 2], Small, k: 3));
    }

    [Fact]
    public void Of_Ties_RankTheEarlierClassFirst()
    {
        float[,] even = { { 0.25f, 0.25f, 0.25f, 0.25f } };
        Assert.Equal([1, 1, 0, 0], Enumerable.Range(0, 4).Select(truth => TopAccuracy.Of([truth], even)));
    }

    [Fact]
    public void Of_NoPictures_IsNaN() => Assert.Equal(double.NaN, TopAccuracy.Of([], new float[0, 3]));

    [Fact]
    public void Of_RandomScores_AgreesWithSortingGrowsWithKAndStartsAtTheAccuracy()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var scores = new RandomScores(seed, steps: 4);
            double[] byK = [.. Enumerable.Range(1, scores.Classes).Select(k => TopAccuracy.Of(scores.Truth, scores.Probabilities, k))];
            Assert.Equal(ClassificationReport.Of(scores.ToPredictions().Matrix).Accuracy, byK[0]);
            Assert.Equal(byK.Order(), byK);
            Assert.Equal(1, byK[^1]);
            // Second formula: a stable sort, downwards.
            int hits = Enumerable.Range(0, scores.Pictures).Count(i => Enumerable.Range(0, scores.Classes)
                .OrderByDescending(j => scores.Probabilities[i, j]).Take(2).Contains(scores.Truth[i]));
            Assert.Equal((double)hits / scores.Pictures, byK[1]);
            (int[] truth, float[,] shuffled) = scores.Shuffled();
            Assert.Equal(byK[1], TopAccuracy.Of(truth, shuffled));
        }
    }

    [Fact]
    public void Of_BadInput_NamesIt()
    {
        Assert.Contains("(3, 3), expected (2, classes)", Message(() => TopAccuracy.Of([0, 1], Small)), StringComparison.Ordinal);
        Assert.Contains("Picture 1: the true class is 3, expected 0..2", Message(() => TopAccuracy.Of([0, 3, 0], Small)), StringComparison.Ordinal);
        Assert.Contains("Picture 0: the score of class 1 is not a number", Message(() => TopAccuracy.Of([0], new[,] { { 0, float.NaN } })), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TopAccuracy.Of([0, 1, 2], Small, k: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => TopAccuracy.Of([0, 1, 2], Small, k: 0));
    }

    private static string Message(Func<object> action) => Assert.Throws<ArgumentException>(action).Message;
}
