using System.Numerics.Tensors;
using FerLib.Evaluation;

namespace FerLib.Experiments.Baselines;

/// <content>Fits for one strength of the penalty after the other.</content>
public sealed partial class SoftmaxRegression
{
    /// <summary>The strength without validation rows to choose it by: 0.1, near the best for pixels and for patterns alike.</summary>
    /// <remarks>
    /// Seen on 204 photographs in two classes and 799 drawings in seven, at 64 pixels, five subject-independent folds: of <see cref="Strengths"/> it
    /// gave the most right answers within 0.2 points. It was chosen by them, so that those answers are no estimate for other pictures.
    /// </remarks>
    public const double DefaultL2 = 0.1;

    /// <summary>How far above the minimum the objective may stay, in nats: 0.0001, far below what two strengths differ in.</summary>
    public const double DefaultTolerance = 1e-4;

    private const int MostSteps = 200;

    /// <summary>The strengths that are tried, from the strongest on.</summary>
    public static IReadOnlyList<double> Strengths { get; } = [100, 10, 1, 0.1, 0.01, 0.001];

    /// <summary>Fits it with each of <see cref="Strengths"/> and keeps the one with the lowest log-loss on the validation rows.</summary>
    /// <param name="training">Features of the training rows, at least one row.</param>
    /// <param name="truth">Class of each training row, 0..classes - 1.</param>
    /// <param name="validation">Features of the validation rows, at least one row; they choose the strength and are not learned from.</param>
    /// <param name="validationTruth">Class of each validation row.</param>
    /// <param name="classes">Classes, at least 1.</param>
    /// <param name="progress">Told before every strength; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <remarks>
    /// Each fit begins where the one before it ended. The path ends after two strengths in a row that did worse than the best so far:
    /// weaker penalties take the most steps, and the loss that has turned upwards goes on upwards. Of equal losses the stronger penalty stays.
    /// </remarks>
    /// <exception cref="ArgumentException">A part has no rows, or not one class of 0..classes - 1 for each, or the parts differ in their features.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1.</exception>
    public static SoftmaxRegression Choose(
        FeatureMatrix training, IReadOnlyList<int> truth, FeatureMatrix validation, IReadOnlyList<int> validationTruth, int classes,
        IProgress<ExperimentProgress>? progress = null, CancellationToken token = default)
    {
        const int mostWorse = 2;
        Check(validation, validationTruth, classes);
        var path = new RegularizationPath(training, truth, classes);
        SoftmaxRegression? best = null;
        double lowest = double.PositiveInfinity;
        for (int i = 0, worse = 0; i < Strengths.Count && worse < mostWorse; i++)
        {
            progress?.Report(new ExperimentProgress(FormattableString.Invariant($"logistic regression, l2 {Strengths[i]}"), i, Strengths.Count));
            SoftmaxRegression fitted = path.Next(Strengths[i], DefaultTolerance, token);
            double loss = LogLoss.Of(validationTruth, fitted.Predict(validation));
            if (loss < lowest)
                (best, lowest, worse) = (fitted, loss, 0);
            else
                worse++;
        }

        return best!;
    }

    private static void Check(FeatureMatrix rows, IReadOnlyList<int> truth, int classes)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (rows.Rows == 0)
            throw new ArgumentException("There are no rows, expected at least one picture.", nameof(rows));
        if (truth.Count != rows.Rows)
            throw new ArgumentException($"{rows.Rows} rows, got {truth.Count} classes.", nameof(truth));
        for (int i = 0; i < truth.Count; i++)
        {
            if (truth[i] < 0 || truth[i] >= classes)
                throw new ArgumentException($"Row {i} is of class {truth[i]}, expected 0..{classes - 1}.", nameof(truth));
        }
    }

    /// <summary>The training rows, standardized once, and the minimum of the strength before, at which the next begins.</summary>
    private sealed class RegularizationPath
    {
        private readonly ColumnStandardization _standardization;
        private readonly SoftmaxObjective _objective;
        private readonly int[] _present;
        private readonly int _classes;
        private double[] _parameters;
        private int _steps;

        public RegularizationPath(FeatureMatrix training, IReadOnlyList<int> truth, int classes)
        {
            Check(training, truth, classes);
            _classes = classes;
            _present = [.. truth.Distinct().Order()];
            _standardization = ColumnStandardization.Fit(training);
            int[] positions = [.. truth.Select(label => Array.IndexOf(_present, label))];
            _objective = new SoftmaxObjective(_standardization.Apply(training), positions, _present.Length);
            // Without weights, the minimum: every row gets the shares of the classes.
            _parameters = new double[_objective.Parameters];
            int biases = _present.Length * training.Columns;
            foreach ((int k, int count) in positions.CountBy(k => k))
                _parameters[biases + k] = Math.Log((double)count / truth.Count);
        }

        /// <summary>The regression for a strength.</summary>
        public SoftmaxRegression Next(double l2, double tolerance, CancellationToken token)
        {
            _objective.Penalty = l2;
            // A function whose curvature is l2 or more lies at most |gradient|^2 / (2 l2) above its minimum. The few biases, which have no
            // penalty, are taken as if they had it.
            double small = 2 * l2 * tolerance;
            (_parameters, int steps, bool isMinimal) = LimitedMemoryMinimizer.Minimize(
                _objective.Evaluate, _parameters, gradient => TensorPrimitives.SumOfSquares<double>(gradient) <= small, MostSteps, token);
            _steps += steps;
            return new SoftmaxRegression(_standardization, _classes, _present, l2, _parameters) { Steps = _steps, IsMinimal = isMinimal };
        }
    }
}
