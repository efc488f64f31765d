using FerLib.Evaluation;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Evaluation;

public sealed class TemperatureScalingTests
{
    private const double Rounding = 1e-12;

    // The sign of the slope is lost in rounding where the slope is about 1e-15 of its terms.
    private const double AtOptimum = 1e-9;

    // Float32 logits of probabilities and back.
    private const double Single = 1e-5;

    // A golden-section search sees no change of the loss below the root of a double's rounding.
    private const double ByLoss = 1e-6;

    // Two classes, logits 0 and d, the second right in a share q of the pictures: the best T has 1 / (1 + exp(-d / T)) = q.
    [Theory]
    [InlineData(4, 30, 40)]
    [InlineData(0.5f, 39, 40)]
    [InlineData(8, 21, 40)]
    public void Fit_TwoClassesOneDistance_IsTheClosedForm(float distance, int right, int pictures)
    {
        var logits = new float[pictures, 2];
        for (int i = 0; i < pictures; i++)
            logits[i, 1] = distance;
        int[] truth = [.. Enumerable.Range(0, pictures).Select(i => i < right ? 1 : 0)];
        double q = (double)right / pictures, expected = Math.Clamp(distance / Math.Log(q / (1 - q)), TemperatureScaling.Least, TemperatureScaling.Most);
        TemperatureScaling scaling = TemperatureScaling.Fit(truth, logits);
        Assert.Equal(expected, scaling.Temperature, AtOptimum * expected);
        Assert.Equal(expected == TemperatureScaling.Most, scaling.IsAtBound);
        if (!scaling.IsAtBound)
            Assert.Equal(-(q * Math.Log(q)) - ((1 - q) * Math.Log(1 - q)), scaling.LossAfter, Rounding);
    }

    [Fact]
    public void Fit_RandomLogits_AgreesWithASearchOfTheLossAndUndoesAFactor()
    {
        for (ulong seed = 0; seed < 6; seed++)
        {
            (int[] truth, float[,] logits) = Logits(seed);
            TemperatureScaling scaling = TemperatureScaling.Fit(truth, logits);
            Assert.Equal(GoldenSection(t => Loss(truth, logits, t)), scaling.Temperature, ByLoss * scaling.Temperature);
            Assert.Equal(Loss(truth, logits, 1), scaling.LossBefore, Rounding);
            Assert.Equal(Loss(truth, logits, scaling.Temperature), scaling.LossAfter, Rounding);
            Assert.True(scaling.LossAfter <= scaling.LossBefore);
            // Twice the logits want twice the temperature, and a constant a row changes nothing.
            var twice = (float[,])logits.Clone();
            for (int i = 0; i < truth.Length; i++)
            {
                for (int j = 0; j < 3; j++)
                    twice[i, j] = (2 * twice[i, j]) + (i % 2 * 64);
            }

            Assert.Equal(2 * scaling.Temperature, TemperatureScaling.Fit(truth, twice).Temperature, Single * scaling.Temperature);
        }
    }

    [Fact]
    public void Fit_AllRight_StopsAtTheLeastTemperature()
    {
        int[] truth = [.. Enumerable.Range(0, 30).Select(i => i % 3)];
        var logits = new float[30, 3];
        for (int i = 0; i < 30; i++)
            logits[i, truth[i]] = 1;
        TemperatureScaling scaling = TemperatureScaling.Fit(truth, logits);
        Assert.Equal((TemperatureScaling.Least, true), (scaling.Temperature, scaling.IsAtBound));
    }

    [Fact]
    public void Fit_AllWrong_StopsAtTheGreatestTemperature()
    {
        int[] truth = [.. Enumerable.Range(0, 30).Select(i => i % 3)];
        var logits = new float[30, 3];
        for (int i = 0; i < 30; i++)
            logits[i, (truth[i] + 1) % 3] = 1;
        Assert.Equal(TemperatureScaling.Most, TemperatureScaling.Fit(truth, logits).Temperature);
    }

    [Fact]
    public void Fit_EqualLogits_LeavesEverythingAsItIs() =>
        Assert.Equal(1, TemperatureScaling.Fit([.. Enumerable.Range(0, 30).Select(i => i % 3)], new float[30, 3]).Temperature);

    [Fact]
    public void Fit_TooFewPicturesOneClassOrNoNumbers_SaysWhatItNeeds()
    {
        int[] classes = [.. Enumerable.Range(0, 30).Select(i => i % 2)];
        Assert.Contains("at least 20 validation pictures of at least 2 classes, got 19 of 2",
            Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit(classes[..19], new float[19, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("got 30 of 1", Assert.Throws<ArgumentException>(
            () => TemperatureScaling.Fit(new int[30], new float[30, 2])).Message, StringComparison.Ordinal);
        var infinite = new float[30, 2];
        infinite[3, 1] = float.NegativeInfinity;
        Assert.Contains("expected finite numbers", Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit(classes, infinite)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_Predictions_GivesTheLogitsTemperatureKeepsTheAnswersAndLowersTheLoss()
    {
        (int[] truth, float[,] logits) = Logits(2);
        TemperatureScaling scaling = TemperatureScaling.Fit(truth, logits);
        Predictions predictions = RandomScores.PredictionsOf(truth, Softmax(logits));
        TemperatureScaling fromProbabilities = TemperatureScaling.Fit(predictions);
        Assert.Equal(scaling.Temperature, fromProbabilities.Temperature, Single * scaling.Temperature);

        Predictions scaled = scaling.Apply(predictions);
        Assert.Equal(predictions.Predicted, scaled.Predicted);
        Assert.Equal(scaling.LossAfter, LogLoss.Of(truth, scaled.Probabilities), Single);
        float[,] direct = scaling.Apply(logits);
        for (int i = 0; i < truth.Length; i++)
        {
            Assert.Equal(1, Enumerable.Range(0, 3).Sum(j => (double)direct[i, j]), Single);
            Assert.Equal(direct[i, 0], scaled.Probabilities[i, 0], (float)Single);
        }
    }

    [Fact]
    public void Fit_CertainMistakes_HaveALogarithm()
    {
        int[] truth = [.. Enumerable.Range(0, 30).Select(i => i % 2)];
        var certain = new float[30, 2];
        for (int i = 0; i < 30; i++)
            certain[i, i < 3 ? 1 - truth[i] : truth[i]] = 1;
        TemperatureScaling scaling = TemperatureScaling.Fit(RandomScores.PredictionsOf(truth, certain));
        // ln of the least probability is -87.3, over T it becomes ln (3 / 27): T = 39.7, beyond the bound.
        Assert.Equal(TemperatureScaling.Most, scaling.Temperature);
    }

    private static (int[] Truth, float[,] Logits) Logits(ulong seed)
    {
        var random = new CounterRandom(seed, 0x54);
        int[] truth = [.. Enumerable.Range(0, 60).Select(i => i % 3)];
        var logits = new float[60, 3];
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 3; j++)
                logits[i, j] = (float)((1 + seed) * (random.NextNormal() + (j == truth[i] ? 1 : 0)));
        }

        return (truth, logits);
    }

    private static double Loss(int[] truth, float[,] logits, double temperature) => truth.Select((label, i) =>
        Math.Log(Enumerable.Range(0, 3).Sum(j => Math.Exp(((double)logits[i, j] - logits[i, label]) / temperature)))).Average();

    private static float[,] Softmax(float[,] logits)
    {
        var result = new float[logits.GetLength(0), 3];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            double sum = Enumerable.Range(0, 3).Sum(j => Math.Exp(logits[i, j]));
            for (int j = 0; j < 3; j++)
                result[i, j] = (float)(Math.Exp(logits[i, j]) / sum);
        }

        return result;
    }

    private static double GoldenSection(Func<double, double> loss)
    {
        double ratio = (Math.Sqrt(5) - 1) / 2, low = Math.Log(TemperatureScaling.Least), high = Math.Log(TemperatureScaling.Most);
        for (int i = 0; i < 60; i++)
        {
            double left = high - (ratio * (high - low)), right = low + (ratio * (high - low));
            if (loss(Math.Exp(left)) < loss(Math.Exp(right)))
                high = right;
            else
                low = left;
        }

        return Math.Exp((low + high) / 2);
    }
}
