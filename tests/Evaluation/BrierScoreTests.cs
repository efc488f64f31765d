using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class BrierScoreTests
{
    // Probabilities in float32 add up to 1 within 6e-8 a class.
    private const double Single = 1e-6;
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_SmallCase_IsTheMeanSquaredDistance() => Assert.Equal(
        ((0.25 + 0.25) + (0.0625 + 0.5625 + 0.25)) / 2, BrierScore.Of([0, 1], new[,] { { 0.5f, 0.5f, 0 }, { 0.25f, 0.25f, 0.5f } }), Rounding);

    [Fact]
    public void Of_CertainAnswers_IsZeroAndTwo()
    {
        Assert.Equal(0, BrierScore.Of([0, 1], new[,] { { 1f, 0f }, { 0f, 1f } }));
        Assert.Equal(2, BrierScore.Of([1, 0], new[,] { { 1f, 0f }, { 0f, 1f } }));
    }

    [Fact]
    public void Of_EvenAnswers_IsOneLessTheShareOfAClass() =>
        Assert.Equal(0.75, BrierScore.Of([2], new[,] { { 0.25f, 0.25f, 0.25f, 0.25f } }), Rounding);

    [Fact]
    public void Of_NoPictures_IsNaN() => Assert.Equal(double.NaN, BrierScore.Of([], new float[0, 3]));

    [Fact]
    public void Of_RandomScores_LiesInItsBoundsAndAgreesWithTheExpandedSquareWhateverOrderAndNames()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var scores = new RandomScores(seed);
            double score = BrierScore.Of(scores.Truth, scores.Probabilities);
            Assert.InRange(score, 0, 2);
            // Second formula: 1 - 2 p(true) + the sum of all p^2.
            double expanded = Enumerable.Range(0, scores.Pictures).Average(i => 1 - (2.0 * scores.Probabilities[i, scores.Truth[i]])
                + Enumerable.Range(0, scores.Classes).Sum(j => (double)scores.Probabilities[i, j] * scores.Probabilities[i, j]));
            Assert.Equal(expanded, score, Single);
            (int[] shuffled, float[,] rows) = scores.Shuffled();
            (int[] renamed, float[,] columns) = scores.Relabelled();
            Assert.Equal(score, BrierScore.Of(shuffled, rows), Rounding);
            Assert.Equal(score, BrierScore.Of(renamed, columns), Rounding);
        }
    }

    [Fact]
    public void Of_NoProbabilities_SaysSo() => Assert.Contains("expected 0..1",
        Assert.Throws<ArgumentException>(() => BrierScore.Of([0], new[,] { { -0.5f, 1f } })).Message, StringComparison.Ordinal);
}
