using System.Numerics.Tensors;

namespace FerLib.Experiments.Baselines;

/// <summary>L-BFGS: minimizes a smooth convex function of many parameters with the curvature that its last steps showed.</summary>
/// <remarks>
/// The direction is -H g with H built from the last <see cref="Memory"/> pairs of step and change of gradient (two-loop recursion); the
/// length is halved, or cut as a parabola suggests, until the value falls by 1e-4 of what the slope promises. Nothing is drawn at random.
/// Source: Liu and Nocedal, 1989, Mathematical Programming 45, 503-528; Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.1.
/// </remarks>
internal sealed class LimitedMemoryMinimizer
{
    private const int Memory = 10;
    private const double SufficientDecrease = 1e-4;
    private const int MostCuts = 30;

    private readonly Evaluation _evaluate;
    private readonly List<Pair> _pairs = [];
    private double[] _place;
    private double[] _gradient;
    private double _value;

    private LimitedMemoryMinimizer(Evaluation evaluate, double[] start)
    {
        _evaluate = evaluate;
        _place = start;
        _gradient = new double[start.Length];
        _value = evaluate(_place, _gradient);
    }

    /// <summary>The value at a place, and the gradient there.</summary>
    public delegate double Evaluation(ReadOnlySpan<double> place, Span<double> gradient);

    /// <summary>Minimizes.</summary>
    /// <param name="evaluate">The function.</param>
    /// <param name="start">Where to begin; not changed.</param>
    /// <param name="isMinimal">Whether a gradient is small enough.</param>
    /// <param name="mostSteps">Steps after which it stops anyway.</param>
    /// <param name="token">Stops the work before the next step.</param>
    /// <returns>The place, the steps, and whether the gradient there is small enough.</returns>
    public static (double[] Place, int Steps, bool IsMinimal) Minimize(
        Evaluation evaluate, double[] start, Func<double[], bool> isMinimal, int mostSteps, CancellationToken token = default)
    {
        var minimizer = new LimitedMemoryMinimizer(evaluate, [.. start]);
        int steps = 0;
        while (!isMinimal(minimizer._gradient) && steps < mostSteps)
        {
            token.ThrowIfCancellationRequested();
            if (!minimizer.TryStep())
                break; // what is left is below the rounding of the value
            steps++;
        }

        return (minimizer._place, steps, isMinimal(minimizer._gradient));
    }

    /// <summary>One step down; false where none of any length is found.</summary>
    private bool TryStep()
    {
        double[] direction = Direction();
        double slope = TensorPrimitives.Dot<double>(direction, _gradient);
        // Without curvature the length of the gradient says nothing: the first step is at most 1 long.
        double length = _pairs.Count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(-slope));
        double[] place = new double[_place.Length], gradient = new double[_place.Length];
        for (int cut = 0; cut < MostCuts; cut++)
        {
            TensorPrimitives.MultiplyAdd(direction, length, _place, place);
            double value = _evaluate(place, gradient);
            if (value <= _value + SufficientDecrease * length * slope)
            {
                Remember(place, gradient);
                (_place, _gradient, _value) = (place, gradient, value);
                return true;
            }

            double parabola = -slope * length / (2 * (value - _value - slope * length));
            length *= double.IsFinite(parabola) ? Math.Clamp(parabola, 0.1, 0.5) : 0.5;
        }

        return false;
    }

    /// <summary>-H g by the two-loop recursion.</summary>
    private double[] Direction()
    {
        double[] direction = new double[_gradient.Length];
        TensorPrimitives.Negate<double>(_gradient, direction);
        double[] shares = new double[_pairs.Count];
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot<double>(_pairs[i].Step, direction) / _pairs[i].Curvature;
            TensorPrimitives.MultiplyAdd(_pairs[i].Change, -shares[i], direction, direction);
        }

        if (_pairs is [.., var last])
            TensorPrimitives.Multiply(direction, last.Curvature / TensorPrimitives.SumOfSquares<double>(last.Change), direction);
        for (int i = 0; i < _pairs.Count; i++)
        {
            double share = TensorPrimitives.Dot<double>(_pairs[i].Change, direction) / _pairs[i].Curvature;
            TensorPrimitives.MultiplyAdd(_pairs[i].Step, shares[i] - share, direction, direction);
        }

        return direction;
    }

    private void Remember(double[] place, double[] gradient)
    {
        double[] step = new double[place.Length], change = new double[place.Length];
        TensorPrimitives.Subtract<double>(place, _place, step);
        TensorPrimitives.Subtract<double>(gradient, _gradient, change);
        double curvature = TensorPrimitives.Dot<double>(step, change);
        // Of a convex function it is above 0; what is not is rounding, and would turn a direction upwards.
        if (!(curvature > 0))
            return;
        if (_pairs.Count == Memory)
            _pairs.RemoveAt(0);
        _pairs.Add(new Pair(step, change, curvature));
    }

    private sealed record Pair(double[] Step, double[] Change, double Curvature);
}
