using System.Numerics.Tensors;

namespace FerLib.Experiments.Baselines;

/// <summary>Multinomial logistic regression: class probabilities that are the softmax of linear functions of the features.</summary>
/// <remarks>
/// p[k] = exp(s[k]) / sum over j of exp(s[j]), s = W z + b, z the features standardized by the training rows (a feature that is the same
/// in all of them becomes 0). W and b minimize the mean cross-entropy of the training rows plus (l2 / 2) times the sum of W squared;
/// b has no penalty. Scikit-learn's LogisticRegression minimizes the same with C = 1 / (n l2) after its StandardScaler. Minimized by
/// L-BFGS over all rows at once: nothing is drawn at random, and the number of threads changes no bit.
/// A class without training rows gets the probability 0: without a penalty on b, nothing else would be a minimum.
/// </remarks>
public sealed partial class SoftmaxRegression
{
    private readonly ColumnStandardization _standardization;
    private readonly int[] _present;
    private readonly float[] _weights;
    private readonly double[] _biases;

    private SoftmaxRegression(ColumnStandardization standardization, int classes, int[] present, double l2, double[] parameters)
    {
        _standardization = standardization;
        Classes = classes;
        _present = present;
        L2 = l2;
        _weights = Array.ConvertAll(parameters[..(present.Length * standardization.Columns)], weight => (float)weight);
        _biases = parameters[_weights.Length..];
    }

    /// <summary>Classes, with those that no training row has.</summary>
    public int Classes { get; }

    /// <summary>Strength of the penalty on the weights.</summary>
    public double L2 { get; }

    /// <summary>Steps of the minimizer, over the whole path of strengths where one was chosen.</summary>
    public int Steps { get; private init; }

    /// <summary>Whether the minimum was reached within the tolerance; otherwise the steps, or the digits, ran out.</summary>
    public bool IsMinimal { get; private init; }

    /// <summary>Fits it with a given strength of the penalty.</summary>
    /// <param name="training">Features of the training rows, at least one row.</param>
    /// <param name="truth">Class of each row, 0..classes - 1.</param>
    /// <param name="classes">Classes, at least 1.</param>
    /// <param name="l2">Strength of the penalty, above 0. Default <see cref="DefaultL2"/>.</param>
    /// <param name="tolerance">How far above the minimum the objective may stay, in nats, above 0. Default <see cref="DefaultTolerance"/>.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="ArgumentException">There are no rows, or not one class of 0..classes - 1 for each.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1, or <paramref name="l2"/> or <paramref name="tolerance"/> is not finite and above 0.</exception>
    public static SoftmaxRegression Fit(
        FeatureMatrix training, IReadOnlyList<int> truth, int classes, double l2 = DefaultL2, double tolerance = DefaultTolerance,
        CancellationToken token = default)
    {
        if (!(l2 > 0 && double.IsFinite(l2)))
            throw new ArgumentOutOfRangeException(nameof(l2), l2, "The strength of the penalty must be above 0: without it separable rows have no minimum.");
        if (!(tolerance > 0 && double.IsFinite(tolerance)))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be above 0.");
        return new RegularizationPath(training, truth, classes).Next(l2, tolerance, token);
    }

    /// <summary>Class probabilities, (rows, classes), each row adding up to 1.</summary>
    /// <param name="rows">Rows with as many features as the training rows.</param>
    /// <exception cref="ArgumentException">The number of features differs; the message gives both.</exception>
    public float[,] Predict(FeatureMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = _standardization.Columns;
        if (rows.Columns != columns)
            throw new ArgumentException($"The rows have {rows.Columns} features, the regression was fitted on {columns}.", nameof(rows));
        float[,] probabilities = new float[rows.Rows, Classes];
        Parallel.For(0, rows.Rows, i =>
        {
            float[] z = new float[columns];
            _standardization.Apply(rows.Row(i), z);
            double[] scores = new double[_present.Length];
            for (int k = 0; k < scores.Length; k++)
                scores[k] = TensorPrimitives.Dot<float>(z, _weights.AsSpan(k * columns, columns)) + _biases[k];
            SoftmaxObjective.SoftmaxOf(scores);
            for (int k = 0; k < scores.Length; k++)
                probabilities[i, _present[k]] = (float)scores[k];
        });
        return probabilities;
    }
}
