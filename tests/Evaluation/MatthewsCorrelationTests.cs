using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class MatthewsCorrelationTests
{
    // Another order of the sums, in double precision.
    private const double Rounding = 1e-12;
    private static readonly string[] Labels = ["anger", "fear", "joy"];

    // Phi of TP 6, FN 2, FP 1, TN 3: (6 * 3 - 1 * 2) / sqrt(7 * 8 * 4 * 5) = 16 / sqrt(1120), typed out.
    [Fact]
    public void Of_TwoClasses_IsPhi() => Assert.Equal(
        16 / Math.Sqrt(1120), Of([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0]), Rounding);

    [Fact]
    public void Of_AllRightOrAllSwapped_IsOneAndMinusOne()
    {
        Assert.Equal(1, Of([0, 1, 2], [0, 1, 2]), Rounding);
        Assert.Equal(-1, Of([0, 1, 1, 0], [1, 0, 0, 1]), Rounding);
    }

    [Fact]
    public void Of_OnlyTruthOrAnswersConstant_IsZero()
    {
        Assert.Equal(0, Of([0, 1, 2], [1, 1, 1]));
        Assert.Equal(0, Of([1, 1, 1], [0, 1, 2]));
        Assert.Equal(0, Of([1, 1], [0, 0]));
    }

    [Fact]
    public void Of_NoPicturesOrOneClassThroughout_IsNaN()
    {
        Assert.Equal(double.NaN, Of([], []));
        Assert.Equal(double.NaN, Of([1, 1], [1, 1]));
    }

    [Fact]
    public void Of_SixtyThousandPictures_DoesNotOverflow()
    {
        int[] truth = [.. Enumerable.Range(0, 60000).Select(i => i % 3)];
        Assert.Equal(1, Of(truth, truth), Rounding);
    }

    [Fact]
    public void Of_RandomPredictions_IsTheCorrelationOfIndicatorsWhateverOrderAndNames()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var scores = new RandomScores(seed);
            Predictions predictions = scores.ToPredictions();
            double correlation = MatthewsCorrelation.Of(predictions.Matrix);
            Assert.InRange(correlation, -1, 1);
            Assert.Equal(Correlation(predictions), correlation, Rounding);
            (int[] truth, float[,] probabilities) = scores.Shuffled();
            Assert.Equal(correlation, MatthewsCorrelation.Of(RandomScores.PredictionsOf(truth, probabilities).Matrix));
            int[] Renamed(int[] classes) => [.. classes.Select(label => scores.NewLabels[label])];
            Assert.Equal(correlation, MatthewsCorrelation.Of(
                new ConfusionMatrix(predictions.Labels, Renamed(predictions.Truth), Renamed(predictions.Predicted))));
        }
    }

    // Gorodkin's definition: the covariance of the indicators of truth and answers, over the roots of their own.
    private static double Correlation(Predictions predictions)
    {
        double Covariance(int[] first, int[] second)
        {
            double sum = 0;
            for (int k = 0; k < predictions.Labels.Count; k++)
            {
                double meanFirst = first.Average(label => label == k ? 1.0 : 0), meanSecond = second.Average(label => label == k ? 1.0 : 0);
                sum += first.Zip(second).Sum(pair => ((pair.First == k ? 1 : 0) - meanFirst) * ((pair.Second == k ? 1 : 0) - meanSecond));
            }

            return sum;
        }

        (int[] truth, int[] answers) = (predictions.Truth, predictions.Predicted);
        return Covariance(truth, answers) / Math.Sqrt(Covariance(truth, truth) * Covariance(answers, answers));
    }

    private static double Of(int[] truth, int[] predicted) => MatthewsCorrelation.Of(new ConfusionMatrix(Labels, truth, predicted));
}
