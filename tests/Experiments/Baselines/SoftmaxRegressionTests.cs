using FerLib.Evaluation;
using FerLib.Experiments;
using FerLib.Experiments.Baselines;
using FerLib.Randomness;
using FerLib.Tests.Training;
using Xunit;

namespace FerLib.Tests.Experiments.Baselines;

public sealed class SoftmaxRegressionTests
{
    private const int Columns = 6;
    private const int Classes = 3;

    // Two ways to the same minimum end within the tolerance of the fit, not in the same bits.
    private const double Tight = 1e-10;
    private const double SameMinimum = 1e-3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Fit_SeparableRows_AnswersThemAllAndStaysFinite()
    {
        FeatureMatrix rows = new(1, [-3, -2, -1, 1, 2, 3]);
        SoftmaxRegression regression = SoftmaxRegression.Fit(rows, [0, 0, 0, 1, 1, 1], 2, l2: 1e-3, token: Token);
        Assert.True(regression.IsMinimal);
        float[,] probabilities = regression.Predict(new FeatureMatrix(1, [-2, 0, 2, 1000]));
        Assert.InRange(probabilities[0, 0], 0.99f, 1);
        Assert.Equal(0.5f, probabilities[1, 0], 0.01f);
        Assert.InRange(probabilities[2, 1], 0.99f, 1);
        Assert.Equal(1, probabilities[3, 1]);
        Assert.All(probabilities.Cast<float>().Chunk(2), row => Assert.Equal(1, row.Sum(), 1e-6));
    }

    [Fact]
    public void Fit_RowsOrClassesOrFeaturesInAnotherOrder_GivesTheSame()
    {
        (float[] values, int[] truth) = Rows(30, seed: 1);
        var later = new FeatureMatrix(Columns, Rows(8, seed: 2).Values);
        float[,] expected = Fit(values, truth).Predict(later);

        int[] order = [.. Enumerable.Range(0, truth.Length).Reverse()];
        float[] rows = [.. order.SelectMany(i => values[(i * Columns)..((i + 1) * Columns)])];
        AssertClose(expected, Fit(rows, [.. order.Select(i => truth[i])]).Predict(later), j => j);

        int[] renamed = [2, 0, 1];
        AssertClose(expected, Fit(values, [.. truth.Select(label => renamed[label])]).Predict(later), j => renamed[j]);

        float[] Mirrored(float[] all) => [.. all.Chunk(Columns).SelectMany(row => row.Reverse())];
        AssertClose(expected, Fit(Mirrored(values), truth).Predict(new FeatureMatrix(Columns, Mirrored(later.Values))), j => j);
    }

    [Fact]
    public void Fit_FeaturesOnAnotherScale_GivesTheSame()
    {
        (float[] values, int[] truth) = Rows(30, seed: 1);
        float[] scaled = [.. values.Select((value, i) => 1000 + value * (1 + i % Columns))];
        AssertClose(
            Fit(values, truth).Predict(new FeatureMatrix(Columns, values)),
            Fit(scaled, truth).Predict(new FeatureMatrix(Columns, scaled)), j => j);
    }

    [Fact]
    public void Fit_AFeatureThatIsTheSameInAllRows_SaysNothingLaterEither()
    {
        (float[] values, int[] truth) = Rows(30, seed: 1);
        float[] With(float last) => [.. values.Chunk(Columns).SelectMany(row => row.Append(last))];
        SoftmaxRegression regression = SoftmaxRegression.Fit(new FeatureMatrix(Columns + 1, With(0.1f)), truth, Classes, token: Token);
        Assert.Equal(
            regression.Predict(new FeatureMatrix(Columns + 1, With(0.1f))), regression.Predict(new FeatureMatrix(Columns + 1, With(1e6f))));
    }

    [Fact]
    public void Fit_NothingToTellTheClassesApartBy_GivesTheirShares()
    {
        SoftmaxRegression regression = SoftmaxRegression.Fit(new FeatureMatrix(2, [7, 8, 7, 8, 7, 8, 7, 8]), [0, 2, 2, 2], Classes, token: Token);
        Assert.Equal((0, true), (regression.Steps, regression.IsMinimal));
        Assert.Equal([0.25f, 0, 0.75f], regression.Predict(new FeatureMatrix(2, [1, 2])).Cast<float>());
    }

    [Fact]
    public void Fit_ClassesWithoutRows_GetNothing()
    {
        SoftmaxRegression one = SoftmaxRegression.Fit(new FeatureMatrix(1, [1, 2]), [1, 1], 2, token: Token);
        Assert.Equal([0f, 1f], one.Predict(new FeatureMatrix(1, [9])).Cast<float>());
        SoftmaxRegression two = SoftmaxRegression.Fit(new FeatureMatrix(1, [1, 2]), [2, 0], 4, token: Token);
        float[] answer = [.. two.Predict(new FeatureMatrix(1, [2])).Cast<float>()];
        Assert.Equal((0f, 0f), (answer[1], answer[3]));
        Assert.InRange(answer[0], 0.5f, 1);
    }

    [Fact]
    public async Task Fit_OneOrManyThreads_GivesTheSameBits()
    {
        (float[] values, int[] truth) = Rows(64, seed: 3, columns: 1100);
        float[,] Fitted()
        {
            var rows = new FeatureMatrix(1100, values);
            return SoftmaxRegression.Fit(rows, truth, Classes, token: Token).Predict(rows);
        }

        // Loops on several threads use the scheduler of the task they are in: this one runs a task at a time.
        TaskScheduler one = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        float[,] alone = await Task.Factory.StartNew(Fitted, Token, TaskCreationOptions.None, one);
        Assert.Equal(alone, Fitted());
    }

    [Fact]
    public void Choose_ByValidationRows_TakesTheStrengthWithTheLowestLogLoss()
    {
        (float[] values, int[] truth) = Rows(24, seed: 4);
        (float[] validation, int[] validationTruth) = Rows(20, seed: 5);
        var rows = new FeatureMatrix(Columns, validation);
        var told = new List<ExperimentProgress>();
        SoftmaxRegression chosen = SoftmaxRegression.Choose(
            new FeatureMatrix(Columns, values), truth, rows, validationTruth, Classes, new Immediate<ExperimentProgress>(told.Add), Token);

        double[] losses = [.. SoftmaxRegression.Strengths.Select(l2 => LogLoss.Of(validationTruth, Fit(values, truth, l2).Predict(rows)))];
        int best = Array.IndexOf(losses, losses.Min());
        Assert.InRange(best, 1, losses.Length - 2);
        Assert.Equal(SoftmaxRegression.Strengths[best], chosen.L2);
        AssertClose(Fit(values, truth, chosen.L2).Predict(rows), chosen.Predict(rows), j => j, 0.02);
        // Two that did worse end the path.
        Assert.Equal(Math.Min(best + 3, losses.Length), told.Count);
        Assert.Equal(("logistic regression, l2 100", 0, SoftmaxRegression.Strengths.Count), (told[0].Step, told[0].Done, told[0].Steps));
    }

    [Fact]
    public void Fit_InputThatDoesNotFit_SaysWhatWasExpected()
    {
        var rows = new FeatureMatrix(2, [1, 2, 3, 4]);
        Refused<ArgumentException>("There are no rows", () => SoftmaxRegression.Fit(new FeatureMatrix(2, []), [], 2, token: Token));
        Refused<ArgumentException>("2 rows, got 1 classes", () => SoftmaxRegression.Fit(rows, [0], 2, token: Token));
        Refused<ArgumentException>("Row 1 is of class 2, expected 0..1", () => SoftmaxRegression.Fit(rows, [0, 2], 2, token: Token));
        Refused<ArgumentException>("Row 0 is of class -1", () => SoftmaxRegression.Fit(rows, [-1, 0], 2, token: Token));
        Refused<ArgumentOutOfRangeException>("classes", () => SoftmaxRegression.Fit(rows, [0, 0], 0, token: Token));
        foreach (double value in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Refused<ArgumentOutOfRangeException>("must be above 0", () => SoftmaxRegression.Fit(rows, [0, 1], 2, value, token: Token));
            Refused<ArgumentOutOfRangeException>("tolerance", () => SoftmaxRegression.Fit(rows, [0, 1], 2, 1, value, Token));
        }

        SoftmaxRegression fitted = SoftmaxRegression.Fit(rows, [0, 1], 2, token: Token);
        Refused<ArgumentException>("have 3 features, the regression was fitted on 2", () => fitted.Predict(new FeatureMatrix(3, [1, 2, 3])));
        Refused<ArgumentException>("There are no rows", () => SoftmaxRegression.Choose(rows, [0, 1], new FeatureMatrix(2, []), [], 2, token: Token));
        Assert.Empty(fitted.Predict(new FeatureMatrix(2, [])));
    }

    [Fact]
    public void FeatureMatrix_NumbersThatDoNotFit_SaysWhere()
    {
        Refused<ArgumentException>("5 numbers are no whole rows of 2", () => _ = new FeatureMatrix(2, new float[5]));
        Refused<ArgumentException>("Row 1, feature 1 is NaN", () => _ = new FeatureMatrix(2, [1, 2, 3, float.NaN]));
        Refused<ArgumentOutOfRangeException>("columns", () => _ = new FeatureMatrix(0, []));
    }

    private static void Refused<T>(string expected, Action action)
        where T : Exception => Assert.Contains(expected, Assert.Throws<T>(action).Message, StringComparison.Ordinal);

    private static SoftmaxRegression Fit(float[] values, int[] truth, double l2 = 0.1) =>
        SoftmaxRegression.Fit(new FeatureMatrix(Columns, values), truth, Classes, l2, Tight, Token);

    /// <summary>Rows of three classes that overlap: noise of 1.5 around centers that lie on the axes.</summary>
    private static (float[] Values, int[] Truth) Rows(int count, ulong seed, int columns = Columns)
    {
        var random = new CounterRandom(seed);
        int[] truth = [.. Enumerable.Range(0, count).Select(i => i % Classes)];
        return ([.. truth.SelectMany(label => Enumerable.Range(0, columns).Select(j => (j % Classes == label ? 1 : 0) + 3 * random.NextSingle() - 1.5f))], truth);
    }

    private static void AssertClose(float[,] expected, float[,] actual, Func<int, int> column, double tolerance = SameMinimum)
    {
        Assert.Equal(expected.GetLength(0), actual.GetLength(0));
        for (int i = 0; i < expected.GetLength(0); i++)
        {
            for (int j = 0; j < expected.GetLength(1); j++)
                Assert.Equal(expected[i, j], actual[i, column(j)], tolerance);
        }
    }
}
