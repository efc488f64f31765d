using System.Numerics.Tensors;

namespace FerLib.Experiments.Baselines;

/// <summary>What multinomial logistic regression minimizes: the mean cross-entropy of the rows and an L2 penalty on the weights.</summary>
/// <remarks>
/// f(W, b) = -1/n sum over i of log p[i, truth(i)] + (l2 / 2) sum of W^2, with p[i] the softmax of W x[i] + b; biases are not penalized.
/// df/dW[k] = 1/n sum over i of (p[i, k] - [truth(i) = k]) x[i] + l2 W[k], df/db[k] the same without x[i] and penalty.
/// Rows and parameters: (classes, columns) row-major, then one bias a class. Products are in float32, everything that is summed over
/// rows' losses or handed on is in float64. Threads share rows for the scores and columns for the gradient; each number is summed by
/// one thread in one order, so that their number changes no bit.
/// </remarks>
internal sealed class SoftmaxObjective
{
    // Of a block's gradient, (classes, block), several classes fit into a core's first cache beside the row.
    private const int ColumnsAtOnce = 512;

    private readonly float[] _rows;
    private readonly int[] _truth;
    private readonly int _columns;
    private readonly float[] _weights;
    private readonly float[] _residuals;
    private readonly float[] _gradient;
    private readonly double[] _losses;

    /// <summary>Takes the standardized rows.</summary>
    /// <param name="rows">(n, columns) row-major.</param>
    /// <param name="truth">Class of each row, 0..classes - 1; at least one.</param>
    /// <param name="classes">Classes.</param>
    public SoftmaxObjective(float[] rows, int[] truth, int classes)
    {
        _rows = rows;
        _truth = truth;
        _columns = rows.Length / truth.Length;
        Classes = classes;
        _weights = new float[classes * _columns];
        _gradient = new float[classes * _columns];
        _residuals = new float[truth.Length * classes];
        _losses = new double[truth.Length];
    }

    /// <summary>Classes.</summary>
    public int Classes { get; }

    /// <summary>Weights and biases together.</summary>
    public int Parameters => Classes * (_columns + 1);

    /// <summary>Strength of the penalty, above 0.</summary>
    public double Penalty { get; set; } = 1;

    /// <summary>The value, and the gradient.</summary>
    /// <param name="parameters">Where.</param>
    /// <param name="gradient">Receives as many numbers.</param>
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        ReadOnlySpan<double> weights = parameters[.._weights.Length];
        TensorPrimitives.ConvertTruncating(weights, _weights);
        double[] biases = parameters[_weights.Length..].ToArray();
        Parallel.For(0, _truth.Length, i => ScoreRow(i, biases));
        Parallel.For(0, (_columns + ColumnsAtOnce - 1) / ColumnsAtOnce, AddColumns);

        for (int i = 0; i < _weights.Length; i++)
            gradient[i] = (double)_gradient[i] / _truth.Length + Penalty * weights[i];
        Span<double> biasGradient = gradient[_weights.Length..];
        biasGradient.Clear();
        double loss = 0;
        for (int i = 0; i < _truth.Length; i++)
        {
            loss += _losses[i];
            for (int k = 0; k < Classes; k++)
                biasGradient[k] += (double)_residuals[i * Classes + k] / _truth.Length;
        }

        return loss / _truth.Length + Penalty / 2 * TensorPrimitives.SumOfSquares(weights);
    }

    /// <summary>The loss of a row, and p[k] - [truth = k] of each class.</summary>
    private void ScoreRow(int row, double[] biases)
    {
        ReadOnlySpan<float> x = _rows.AsSpan(row * _columns, _columns);
        Span<double> scores = stackalloc double[Classes];
        for (int k = 0; k < scores.Length; k++)
            scores[k] = TensorPrimitives.Dot(x, _weights.AsSpan(k * _columns, _columns)) + biases[k];
        double own = scores[_truth[row]], normalizer = SoftmaxOf(scores);
        _losses[row] = normalizer - own;
        scores[_truth[row]] -= 1;
        for (int k = 0; k < scores.Length; k++)
            _residuals[row * Classes + k] = (float)scores[k];
    }

    /// <summary>Turns scores into probabilities.</summary>
    /// <returns>The logarithm of the sum of exp(score).</returns>
    public static double SoftmaxOf(Span<double> scores)
    {
        // The highest is taken off first, so that no exponential overflows.
        double highest = TensorPrimitives.Max<double>(scores), sum = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            scores[k] = Math.Exp(scores[k] - highest);
            sum += scores[k];
        }

        for (int k = 0; k < scores.Length; k++)
            scores[k] /= sum;
        return highest + Math.Log(sum);
    }

    /// <summary>The sum over all rows of residual times feature, for some columns of every class.</summary>
    private void AddColumns(int block)
    {
        int first = block * ColumnsAtOnce, count = Math.Min(ColumnsAtOnce, _columns - first);
        for (int k = 0; k < Classes; k++)
            _gradient.AsSpan(k * _columns + first, count).Clear();
        for (int i = 0; i < _truth.Length; i++)
        {
            ReadOnlySpan<float> x = _rows.AsSpan(i * _columns + first, count);
            for (int k = 0; k < Classes; k++)
            {
                Span<float> sum = _gradient.AsSpan(k * _columns + first, count);
                TensorPrimitives.MultiplyAdd(x, _residuals[i * Classes + k], sum, sum);
            }
        }
    }
}
