using FerLib.Experiments.Baselines;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.Experiments.Baselines;

public sealed class SoftmaxObjectiveTests
{
    // Scores are in float32: a difference of two values over this step keeps about four digits.
    private const double Step = 1e-2;
    private const double Tolerance = 2e-4;

    [Fact]
    public void Evaluate_TypedOutRows_IsTheMeanCrossEntropyAndThePenalty()
    {
        // Scores (2, 0) and (0, 1): losses ln(1 + e^-2) and ln(1 + e^1).
        var objective = new SoftmaxObjective([1, 0, 0, 1], [0, 0], classes: 2) { Penalty = 0.5 };
        double[] gradient = new double[6];
        double value = objective.Evaluate([2, 0, 0, 1, 0, 0], gradient);
        double penalty = 0.5 / 2 * (4 + 1);
        Assert.Equal((Math.Log(1 + Math.Exp(-2)) + Math.Log(1 + Math.E)) / 2 + penalty, value, 1e-9);
        // Of class 1 the residuals are its probabilities.
        double first = 1 / (1 + Math.Exp(2)), second = 1 / (1 + Math.Exp(-1));
        double[] expected = [-first / 2 + 1, -second / 2, first / 2, second / 2 + 0.5, -(first + second) / 2, (first + second) / 2];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], gradient[i], 1e-7);
    }

    // Columns below, at and beyond the block of the gradient.
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 5)]
    [InlineData(512, 2)]
    [InlineData(1030, 3)]
    public void Evaluate_AnyPlace_HasTheGradientOfCentralDifferences(int columns, int classes)
    {
        var random = new CounterRandom(5, (ulong)columns);
        const int rows = 11;
        float[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => 2 * random.NextSingle() - 1)];
        var objective = new SoftmaxObjective(values, [.. Enumerable.Range(0, rows).Select(i => i % classes)], classes) { Penalty = 0.3 };
        double[] place = [.. Enumerable.Range(0, objective.Parameters).Select(_ => (2 * random.NextSingle() - 1) / Math.Sqrt(columns))];
        double[] gradient = new double[place.Length], unused = new double[place.Length];
        objective.Evaluate(place, gradient);
        for (int i = 0; i < place.Length; i += 1 + place.Length / 40)
        {
            double kept = place[i];
            place[i] = kept + Step;
            double above = objective.Evaluate(place, unused);
            place[i] = kept - Step;
            double below = objective.Evaluate(place, unused);
            place[i] = kept;
            Assert.Equal((above - below) / (2 * Step), gradient[i], Tolerance);
        }
    }

    [Fact]
    public void SoftmaxOf_ScoresFarApart_StaysFinite()
    {
        double[] scores = [1000, -1000, 1000 + Math.Log(3)];
        Assert.Equal(1000 + Math.Log(4), SoftmaxObjective.SoftmaxOf(scores), 1e-9);
        Assert.Equal([0.25, 0, 0.75], scores.Select(p => Math.Round(p, 12)));
    }
}
