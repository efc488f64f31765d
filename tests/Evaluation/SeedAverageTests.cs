using FerLib.Evaluation;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class SeedAverageTests
{
    [Fact]
    public void Of_TwoSeeds_AveragesTheProbabilitiesAndDecidesAnew()
    {
        // The first seed says class 0 and is nearly sure, the second says class 1 with little more than a half.
        Predictions average = SeedAverage.Of([Make(0.875f, 0.125f), Make(0.375f, 0.625f)]);
        Assert.Equal((0.625f, 0.375f), (average.Probabilities[0, 0], average.Probabilities[0, 1]));
        Assert.Equal([0], average.Predicted);
    }

    [Fact]
    public void Of_OneSeedOrEqualSeeds_ChangesNothing()
    {
        Predictions predictions = new RandomScores(4).ToPredictions();
        Assert.Equal(predictions.Probabilities, SeedAverage.Of([predictions]).Probabilities);
        Assert.Equal(predictions.Probabilities, SeedAverage.Of([predictions, predictions, predictions]).Probabilities);
    }

    [Fact]
    public void Of_NoneOrOtherPictures_SaysSo()
    {
        Assert.Contains("at least one seed", Assert.Throws<ArgumentException>(() => SeedAverage.Of([])).Message, StringComparison.Ordinal);
        Predictions predictions = new RandomScores(4).ToPredictions();
        Assert.Contains("picture 0 differs", Assert.Throws<ArgumentException>(
            () => SeedAverage.Of([predictions, predictions.Select([.. Enumerable.Range(0, 40).Reverse()])])).Message, StringComparison.Ordinal);
        Assert.Contains("the labels are", Assert.Throws<ArgumentException>(
            () => SeedAverage.Of([predictions, predictions.Restrict([.. predictions.Labels.Reverse()])])).Message, StringComparison.Ordinal);
    }

    private static Predictions Make(float first, float second) => RandomScores.PredictionsOf([0], new[,] { { first, second } });
}
