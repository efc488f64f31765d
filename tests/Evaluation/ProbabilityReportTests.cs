using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class ProbabilityReportTests
{
    [Fact]
    public void Of_Predictions_HoldsEveryMetricOfProbabilities()
    {
        Predictions predictions = new RandomScores(7).ToPredictions();
        ProbabilityReport report = ProbabilityReport.Of(predictions, bins: 10);
        Assert.Equal(TopAccuracy.Of(predictions.Truth, predictions.Probabilities), report.Top2Accuracy);
        Assert.Equal(LogLoss.Of(predictions.Truth, predictions.Probabilities), report.LogLoss);
        Assert.Equal(BrierScore.Of(predictions.Truth, predictions.Probabilities), report.BrierScore);
        Assert.Equal(RocAuc.Of(predictions.Truth, predictions.Probabilities).PerClass, report.RocAuc.PerClass);
        Assert.Equal(Calibration.Of(predictions, 10).Bins, report.Calibration.Bins);
    }

    [Fact]
    public void Of_OneClass_HasATop2AccuracyOfOneAndNoArea()
    {
        ProbabilityReport report = ProbabilityReport.Of(RandomScores.PredictionsOf([0], new[,] { { 1f } }));
        Assert.Equal((1.0, 0.0, 0.0, double.NaN), (report.Top2Accuracy, report.LogLoss, report.BrierScore, report.RocAuc.Macro));
    }

    [Fact]
    public void Of_NoPictures_IsNaN()
    {
        ProbabilityReport report = ProbabilityReport.Of(RandomScores.PredictionsOf([], new float[0, 3]));
        Assert.All(new[] { report.Top2Accuracy, report.LogLoss, report.BrierScore, report.RocAuc.Macro, report.Calibration.ExpectedError },
            value => Assert.Equal(double.NaN, value));
    }
}
