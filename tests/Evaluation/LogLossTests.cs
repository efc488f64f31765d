using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class LogLossTests
{
    // A float32 probability differs from its decimal by a relative 6e-8.
    private const double Single = 1e-7;
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_SmallCase_IsTheMeanNegativeLogarithm() => Assert.Equal(
        -(Math.Log(0.5) + Math.Log(0.25)) / 2, LogLoss.Of([0, 1], new[,] { { 0.5f, 0.5f, 0 }, { 0.5f, 0.25f, 0.25f } }), Rounding);

    [Fact]
    public void Of_EvenAnswers_IsTheLogarithmOfTheClasses() => Assert.Equal(
        Math.Log(4), LogLoss.Of([0, 3], new[,] { { 0.25f, 0.25f, 0.25f, 0.25f }, { 0.25f, 0.25f, 0.25f, 0.25f } }), Rounding);

    [Fact]
    public void Of_CertainMistake_CostsTheLeastProbability() =>
        Assert.Equal(52 * Math.Log(2), LogLoss.Of([1], new[,] { { 1f, 0f } }), Rounding);

    [Fact]
    public void Of_AllCertainAndRight_IsNearlyZero() => Assert.InRange(LogLoss.Of([0, 1], new[,] { { 1f, 0f }, { 0f, 1f } }), 0, Rounding);

    [Fact]
    public void Of_NoPictures_IsNaN() => Assert.Equal(double.NaN, LogLoss.Of([], new float[0, 3]));

    [Fact]
    public void Of_RandomScores_IsNotNegativeAndAgreesWithTheProductWhateverOrderAndNames()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var scores = new RandomScores(seed);
            double loss = LogLoss.Of(scores.Truth, scores.Probabilities);
            Assert.True(loss >= 0);
            // Second formula: the logarithm of the product of the probabilities (the true class always has some).
            double product = 1;
            for (int i = 0; i < scores.Pictures; i++)
                product *= scores.Probabilities[i, scores.Truth[i]];
            Assert.Equal(-Math.Log(product) / scores.Pictures, loss, Single);
            (int[] shuffled, float[,] rows) = scores.Shuffled();
            (int[] renamed, float[,] columns) = scores.Relabelled();
            Assert.Equal(loss, LogLoss.Of(shuffled, rows), Rounding);
            Assert.Equal(loss, LogLoss.Of(renamed, columns), Rounding);
        }
    }

    [Fact]
    public void Of_NoProbabilities_SaysSo()
    {
        Assert.Contains("Picture 0: the probability of class 0 is 2.5, expected 0..1. Softmax",
            Assert.Throws<ArgumentException>(() => LogLoss.Of([0], new[,] { { 2.5f, -1f } })).Message, StringComparison.Ordinal);
        Assert.Contains("Picture 1: the probabilities add up to 1.5, expected 1",
            Assert.Throws<ArgumentException>(() => LogLoss.Of([0, 0], new[,] { { 0.5f, 0.5f }, { 1f, 0.5f } })).Message, StringComparison.Ordinal);
    }
}
