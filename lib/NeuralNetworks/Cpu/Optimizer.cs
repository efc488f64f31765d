using System.Numerics;
using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>The update rules over all parameters, with their moments and step count.</summary>
internal sealed unsafe partial class Optimizer(Parameter[] parameters, Workers workers)
{
    private const int Block = 16384;

    private readonly (Parameter Parameter, int Begin, int End)[] _blocks =
    [
        .. parameters.SelectMany(p => Enumerable.Range(0, (p.Values.Length + Block - 1) / Block)
            .Select(i => (p, i * Block, Math.Min((i + 1) * Block, p.Values.Length)))),
    ];

    // The numbers of the step in progress, and its tasks: delegates that are made once, so that a step allocates nothing.
    private AdamOptions? _adam;
    private SgdOptions? _sgd;
    private float _clip;
    private float _keep;
    private float _rate;
    private float _rootScale;
    private Action<int, int>? _adamStep;
    private Action<int, int>? _sgdStep;

    /// <summary>Steps taken since the moments were zero.</summary>
    public int Steps { get; set; }

    /// <summary>Takes one step; changing the rule between Adam and SGD starts it afresh.</summary>
    /// <param name="options">The rule.</param>
    /// <param name="rate">Step size.</param>
    /// <param name="maximumNorm">Longest that the gradient may be, or null.</param>
    /// <exception cref="ArgumentException">The rule is of an unknown kind.</exception>
    public void Step(OptimizerOptions options, float rate, float? maximumNorm)
    {
        _clip = maximumNorm is float maximum ? ClipFactor(maximum) : 1;
        switch (options)
        {
            case AdamOptions adam:
                if (!HasMoments(second: true))
                    Reset(second: true);
                Steps++;
                // As PyTorch: the root is divided by the root of its bias correction before epsilon is added.
                double first = 1 - Math.Pow(adam.Beta1, Steps), second = 1 - Math.Pow(adam.Beta2, Steps);
                _adam = adam;
                _keep = (float)(1 - (double)rate * adam.DecoupledWeightDecay);
                _rate = (float)(rate / first);
                _rootScale = (float)(1 / Math.Sqrt(second));
                workers.Run(_blocks.Length, _adamStep ??= AdamStep);
                break;
            case SgdOptions sgd:
                if (!HasMoments(second: false))
                    Reset(second: false);
                Steps++;
                _sgd = sgd;
                _rate = rate;
                workers.Run(_blocks.Length, _sgdStep ??= SgdStep);
                break;
            default:
                throw new ArgumentException($"The CPU engine knows AdamOptions and SgdOptions, got {options?.GetType().Name ?? "null"}.", nameof(options));
        }
    }

    /// <summary>Zeroes the moments and the step count.</summary>
    /// <param name="second">Whether there is to be a second moment.</param>
    public void Reset(bool second)
    {
        Steps = 0;
        foreach (Parameter parameter in parameters)
        {
            parameter.FirstMoment = new AlignedBuffer<float>(parameter.Values.Length);
            parameter.SecondMoment = second ? new AlignedBuffer<float>(parameter.Values.Length) : null;
        }
    }

    /// <summary>Forgets the moments.</summary>
    public void Clear()
    {
        Steps = 0;
        foreach (Parameter parameter in parameters)
            parameter.FirstMoment = parameter.SecondMoment = null;
    }

    private bool HasMoments(bool second)
    {
        foreach (Parameter parameter in parameters)
        {
            if (parameter.FirstMoment is null || (parameter.SecondMoment is not null) != second)
                return false;
        }

        return true;
    }

    private void AdamStep(int index, int worker)
    {
        (Parameter parameter, int i, int end) = _blocks[index];
        AdamOptions options = _adam!;
        float clip = _clip, keep = _keep, rate = _rate, rootScale = _rootScale;
        float* values = parameter.Values.Pointer, gradient = parameter.Gradient.Pointer;
        float* first = parameter.FirstMoment!.Pointer, second = parameter.SecondMoment!.Pointer;
        float keep1 = options.Beta1, take1 = 1 - keep1, keep2 = options.Beta2, take2 = 1 - keep2, decay = options.WeightDecay;
        var epsilon = new Vector<float>(options.Epsilon);
        for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> w = Vector.Load(values + i), g = clip * Vector.Load(gradient + i) + decay * w;
            Vector<float> m = keep1 * Vector.Load(first + i) + take1 * g;
            Vector<float> v = keep2 * Vector.Load(second + i) + take2 * g * g;
            m.Store(first + i);
            v.Store(second + i);
            (keep * w - rate * (m / (Vector.SquareRoot(v) * rootScale + epsilon))).Store(values + i);
        }

        for (; i < end; i++)
        {
            float g = clip * gradient[i] + decay * values[i];
            first[i] = keep1 * first[i] + take1 * g;
            second[i] = keep2 * second[i] + take2 * g * g;
            values[i] = keep * values[i] - rate * (first[i] / (MathF.Sqrt(second[i]) * rootScale + options.Epsilon));
        }
    }

    private void SgdStep(int index, int worker)
    {
        (Parameter parameter, int i, int end) = _blocks[index];
        SgdOptions options = _sgd!;
        float clip = _clip, rate = _rate;
        float* values = parameter.Values.Pointer, gradient = parameter.Gradient.Pointer, velocity = parameter.FirstMoment!.Pointer;
        for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> w = Vector.Load(values + i);
            Vector<float> v = options.Momentum * Vector.Load(velocity + i) + (clip * Vector.Load(gradient + i) + options.WeightDecay * w);
            v.Store(velocity + i);
            (w - rate * v).Store(values + i);
        }

        for (; i < end; i++)
        {
            velocity[i] = options.Momentum * velocity[i] + (clip * gradient[i] + options.WeightDecay * values[i]);
            values[i] -= rate * velocity[i];
        }
    }
}
