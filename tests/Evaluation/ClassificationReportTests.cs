using FerLib.Evaluation;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class ClassificationReportTests
{
    private const double Rounding = 1e-12;
    private static readonly string[] Labels = ["anger", "fear", "joy"];

    // scikit-learn's own example (user guide 3.4): truth 0 1 2 0 1 2, prediction 0 2 1 0 0 1: macro F1 0.2667.
    [Fact]
    public void Of_KnownExample_GivesTheKnownScores()
    {
        ClassificationReport report = ReportOf([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]);
        Assert.Equal(1 / 3.0, report.Accuracy, Rounding);
        Assert.Equal(1 / 3.0, report.BalancedAccuracy, Rounding);
        Assert.Equal(0.8 / 3, report.MacroF1, Rounding);
        Assert.Equal(new ClassScores("anger", 2 / 3.0, 1, 0.8, 2), report.PerClass[0]);
        Assert.Equal(new ClassScores("fear", 0, 0, 0, 2), report.PerClass[1]);
    }

    [Fact]
    public void Of_ClassWithoutPicturesNeverPredicted_IsNaNAndLeftOutOfMeans()
    {
        ClassificationReport report = ReportOf([0, 0, 1, 1], [0, 1, 1, 1]);
        ClassScores joy = report.PerClass[2];
        Assert.True(double.IsNaN(joy.Precision) && double.IsNaN(joy.Recall) && double.IsNaN(joy.F1));
        Assert.Equal(0, joy.Support);
        Assert.Equal(0.75, report.BalancedAccuracy, Rounding);
        Assert.Equal((2 / 3.0 + 0.8) / 2, report.MacroF1, Rounding);
    }

    [Fact]
    public void Of_ClassWithoutPicturesButPredicted_HasPrecisionAndF1Zero()
    {
        ClassificationReport report = ReportOf([0, 0], [0, 2]);
        Assert.Equal((0.0, 0.0), (report.PerClass[2].Precision, report.PerClass[2].F1));
        Assert.True(double.IsNaN(report.PerClass[2].Recall));
        Assert.Equal(0.5, report.BalancedAccuracy, Rounding);
        Assert.Equal(1 / 3.0, report.MacroF1, Rounding);
    }

    [Fact]
    public void Of_ClassNeverPredicted_HasUndefinedPrecisionAndF1Zero()
    {
        ClassScores fear = ReportOf([0, 1], [0, 0]).PerClass[1];
        Assert.True(double.IsNaN(fear.Precision));
        Assert.Equal((0.0, 0.0), (fear.Recall, fear.F1));
    }

    // Worked by hand: 4 of 6 right, so po = 2/3; rows 3 2 1, columns 2 2 2, so pe = (6 + 4 + 2) / 36 = 1/3.
    [Fact]
    public void Of_KnownExample_GivesTheKnownKappa()
    {
        Assert.Equal(0.5, ReportOf([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2]).Kappa, Rounding);
        Assert.Equal(1, ReportOf([0, 1, 2], [0, 1, 2]).Kappa);
        Assert.Equal(-1, ReportOf([0, 1], [1, 0]).Kappa);
        Assert.Equal(0, ReportOf([0, 1, 2], [1, 1, 1]).Kappa);
        Assert.Equal(double.NaN, ReportOf([1, 1], [1, 1]).Kappa);
        Assert.Equal(double.NaN, ReportOf([], []).Kappa);
    }

    // F1 is 0.8 of 3 pictures, 0.5 of 2 and 2/3 of 1; a class without pictures that was answered has F1 0 and no weight.
    [Fact]
    public void Of_KnownExample_GivesTheKnownWeightedF1()
    {
        Assert.Equal((3 * 0.8 + 2 * 0.5 + 2 / 3.0) / 6, ReportOf([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2]).WeightedF1, Rounding);
        Assert.Equal(2 / 3.0, ReportOf([0, 0], [0, 2]).WeightedF1, Rounding);
    }

    [Fact]
    public void Of_NoPictures_IsNaN()
    {
        ClassificationReport report = ReportOf([], []);
        Assert.True(double.IsNaN(report.Accuracy) && double.IsNaN(report.BalancedAccuracy) && double.IsNaN(report.MacroF1));
        Assert.Equal((double.NaN, double.NaN), (report.WeightedF1, report.MatthewsCorrelation));
    }

    [Fact]
    public void Of_RandomPredictions_BoundsHoldOrderDoesNotMatterAndTheSecondFormulaAgrees()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new CounterRandom(seed);
            int[] truth = [.. Enumerable.Range(0, 50).Select(_ => random.NextInt32(3))];
            int[] predicted = [.. Enumerable.Range(0, 50).Select(_ => random.NextInt32(3))];
            int[] order = [.. Enumerable.Range(0, 50)];
            random.Shuffle<int>(order);
            ClassificationReport report = ReportOf(truth, predicted);
            ClassificationReport shuffled = ReportOf([.. order.Select(i => truth[i])], [.. order.Select(i => predicted[i])]);
            Assert.Equal(report.PerClass, shuffled.PerClass);
            Assert.Equal(report.MacroF1, shuffled.MacroF1);
            foreach (ClassScores scores in report.PerClass)
            {
                Assert.InRange(scores.Precision, 0, 1);
                Assert.InRange(scores.Recall, 0, 1);
                // Second formula: the harmonic mean of precision and recall.
                Assert.Equal(2 / (1 / scores.Precision + 1 / scores.Recall), scores.F1, Rounding);
            }

            // Second formula: accuracy is the mean recall weighted by support.
            Assert.Equal(report.PerClass.Sum(s => s.Recall * s.Support) / 50, report.Accuracy, Rounding);
        }
    }

    private static ClassificationReport ReportOf(int[] truth, int[] predicted) =>
        ClassificationReport.Of(new ConfusionMatrix(Labels, truth, predicted));
}
