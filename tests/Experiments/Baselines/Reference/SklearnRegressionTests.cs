using System.Globalization;
using FerLib.Experiments.Baselines;
using Xunit;

namespace FerLib.Tests.Experiments.Baselines.Reference;

/// <summary>The regression against scikit-learn's probabilities that sklearn_regression.py wrote.</summary>
public sealed class SklearnRegressionTests
{
    // Ours multiplies in float32, scikit-learn in float64; a flat minimum turns the last digits of the gradient into a few more of the place.
    private const double Tolerance = 1e-4;

    // Near as far as float32 goes.
    private const double NatsFromTheMinimum = 1e-9;

    // Rows at the end that were not trained on.
    private const int Later = 5;

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(
        RepositoryRoot.Folder, "tests", "Experiments", "Baselines", "Reference", "sklearn_regression.txt"));

    [Fact]
    public void Fit_StoredRows_GivesScikitLearnsProbabilities()
    {
        Assert.Equal(5, Lines.Length / 4);
        foreach (string[] stored in Lines.Chunk(4))
        {
            string[] header = stored[0].Split(' ');
            int[] sizes = [.. header[1..4].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
            (int classes, int rows, int columns) = (sizes[0], sizes[1], sizes[2]);
            int[] truth = [.. stored[1].Select(digit => digit - '0')];
            float[] features = [.. stored[2].Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
            double[] expected = [.. stored[3].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

            SoftmaxRegression regression = SoftmaxRegression.Fit(
                new FeatureMatrix(columns, features[..((rows - Later) * columns)]), truth[..^Later], classes,
                double.Parse(header[4], CultureInfo.InvariantCulture), NatsFromTheMinimum, TestContext.Current.CancellationToken);
            float[] actual = [.. regression.Predict(new FeatureMatrix(columns, features)).Cast<float>()];
            Assert.Equal(expected.Length, actual.Length);
            double furthest = expected.Zip(actual, (theirs, ours) => Math.Abs(theirs - ours)).Max();
            Assert.True(furthest <= Tolerance, $"{stored[0]}: a probability is {furthest} from scikit-learn's after {regression.Steps} steps.");
        }
    }
}
