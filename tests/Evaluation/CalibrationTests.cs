using FerLib.Evaluation;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class CalibrationTests
{
    private const double Rounding = 1e-12;

    // Bins of a half: (0.25, 0.5) with one of two right, (0.75, 1, 1) with two of three.
    [Fact]
    public void Of_TwoBins_GivesTheTypedOutErrors()
    {
        Calibration calibration = Calibration.Of([0.25, 0.75, 0.5, 1, 1], [true, true, false, true, false], bins: 2);
        Assert.Equal(new ReliabilityBin(0, 0.5, 2, 0.375, 0.5), calibration.Bins[0]);
        Assert.Equal(new ReliabilityBin(0.5, 1, 3, 2.75 / 3, 2 / 3.0), calibration.Bins[1]);
        Assert.Equal(((2 * 0.125) + (3 * 0.25)) / 5, calibration.ExpectedError, Rounding);
        Assert.Equal(0.25, calibration.MaximumError, Rounding);
        Assert.Equal((0.7, 0.6, 5), (calibration.Confidence, calibration.Accuracy, calibration.Count));
        Assert.Equal(0.1, calibration.Overconfidence, Rounding);
    }

    [Fact]
    public void Of_ConfidenceOnAnEdge_FallsIntoTheLowerBinAndZeroIntoTheFirst() => Assert.Equal(
        [2, 1, 0, 1], Calibration.Of([0, 0.25, 0.5, 1], new bool[4], bins: 4).Bins.Select(bin => bin.Count));

    [Fact]
    public void Of_EmptyBin_IsNaNAndCountsForNothing()
    {
        Calibration calibration = Calibration.Of([1, 1], [true, true]);
        Assert.Equal(15, calibration.Bins.Count);
        Assert.Equal((double.NaN, double.NaN, 0), (calibration.Bins[3].Confidence, calibration.Bins[3].Accuracy, calibration.Bins[3].Count));
        Assert.Equal((0.0, 0.0), (calibration.ExpectedError, calibration.MaximumError));
    }

    [Fact]
    public void Of_NoPictures_IsNaN()
    {
        Calibration calibration = Calibration.Of([], []);
        Assert.All(new[] { calibration.Accuracy, calibration.Confidence, calibration.Overconfidence, calibration.ExpectedError, calibration.MaximumError },
            value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void Of_Predictions_TakesTheAnswersProbability()
    {
        Predictions predictions = RandomScores.PredictionsOf([0, 1], new[,] { { 0.75f, 0.25f }, { 0.5f, 0.5f } });
        Calibration calibration = Calibration.Of(predictions, bins: 4);
        Assert.Equal(0.625, calibration.Confidence);
        Assert.Equal([0, 1, 1, 0], calibration.Bins.Select(bin => bin.Count));
        Assert.Equal(0, calibration.Bins[1].Accuracy);
    }

    [Fact]
    public void Of_RandomAnswers_ErrorsAreBoundedByEachOtherAndAgreeWithDirectSums()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new CounterRandom(seed);
            double[] confidences = [.. Enumerable.Range(0, 80).Select(_ => random.NextDouble())];
            bool[] correct = [.. confidences.Select(confidence => random.NextDouble() < confidence)];
            Calibration calibration = Calibration.Of(confidences, correct, bins: 10);
            // The mean over bins lies between the error of all pictures as one bin, and the greatest bin's.
            Assert.True(Math.Abs(calibration.Overconfidence) <= calibration.ExpectedError + Rounding);
            Assert.True(calibration.ExpectedError <= calibration.MaximumError && calibration.MaximumError <= 1);
            Assert.Equal(Math.Abs(calibration.Overconfidence), Calibration.Of(confidences, correct, bins: 1).ExpectedError, Rounding);
            // Second formula: | sum of (right - confidence) | a bin, found by its edges.
            double direct = Enumerable.Range(0, 10).Sum(bin => Math.Abs(confidences.Zip(correct)
                .Where(pair => pair.First > bin / 10.0 && pair.First <= (bin + 1) / 10.0).Sum(pair => (pair.Second ? 1 : 0) - pair.First))) / 80;
            Assert.Equal(direct, calibration.ExpectedError, Rounding);
            Assert.Equal(calibration.ExpectedError, Calibration.Of([.. confidences.Reverse()], [.. correct.Reverse()], bins: 10).ExpectedError, Rounding);
        }
    }

    [Fact]
    public void Of_BadInput_NamesIt()
    {
        Assert.Contains("Picture 1: the confidence is 1.5, expected 0..1",
            Assert.Throws<ArgumentException>(() => Calibration.Of([1, 1.5], [true, true])).Message, StringComparison.Ordinal);
        Assert.Contains("1 answers, got 2 confidences", Assert.Throws<ArgumentException>(() => Calibration.Of([1, 1], [true])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.Of([1], [true], bins: 0));
    }
}
