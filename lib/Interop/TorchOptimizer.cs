using FerLib.NeuralNetworks;
using static TorchSharp.torch;

namespace FerLib.Interop;

/// <summary>The update rules over all weights at once, with their moments and step count: the formulas of <see cref="AdamOptions"/> and <see cref="SgdOptions"/>.</summary>
internal sealed class TorchOptimizer(TorchWeights weights) : IDisposable
{
    private Tensor? _first;
    private Tensor? _second;
    private Tensor? _root;
    private int _steps;

    /// <summary>Takes one step; changing the rule between Adam and SGD starts it afresh. Gradients are off.</summary>
    /// <param name="options">The rule.</param>
    /// <param name="rate">Step size.</param>
    /// <param name="gradient">Vector of the layout of the weights; not changed.</param>
    /// <exception cref="ArgumentException">The rule is of an unknown kind.</exception>
    /// <remarks>What takes memory is done first: a step that does not fit leaves weights, moments and step count as they were.</remarks>
    public void Step(OptimizerOptions options, float rate, Tensor gradient)
    {
        switch (options)
        {
            case AdamOptions adam:
                if (_second is null)
                    Reset(second: true);
                Adam(adam, rate, Decayed(gradient, adam.WeightDecay));
                break;
            case SgdOptions sgd:
                if (_first is null || _second is not null)
                    Reset(second: false);
                Tensor change = Decayed(gradient, sgd.WeightDecay);
                _steps++;
                _first!.mul_(sgd.Momentum).add_(change);
                weights.Values.add_(_first, -rate);
                break;
            default:
                throw new ArgumentException($"The TorchSharp engine knows AdamOptions and SgdOptions, got {options?.GetType().Name ?? "null"}.", nameof(options));
        }
    }

    /// <summary>The moments there are, by the names of their weights, and the step count.</summary>
    public IEnumerable<NamedTensor> Export() =>
    [
        .. _first is null ? [] : weights.Named(_first, OptimizerState.First),
        .. _second is null ? [] : weights.Named(_second, OptimizerState.Second),
        new NamedTensor(OptimizerState.Steps, [], [_steps]),
    ];

    /// <summary>Sets moments and step count; without any in the state the optimizer starts afresh.</summary>
    public void Import(NamedState state)
    {
        Dispose();
        bool second = state.Any(tensor => tensor.Name.StartsWith(OptimizerState.Second, StringComparison.Ordinal));
        if (!second && !state.Any(tensor => tensor.Name.StartsWith(OptimizerState.First, StringComparison.Ordinal)))
            return;
        Reset(second);
        _steps = (int)(state.Find(OptimizerState.Steps)?.Values[0] ?? 0);
        weights.Fill(_first!, state, OptimizerState.First);
        if (second)
            weights.Fill(_second!, state, OptimizerState.Second);
    }

    /// <summary>Frees the moments.</summary>
    public void Dispose()
    {
        _first?.Dispose();
        _second?.Dispose();
        _root?.Dispose();
        _first = _second = _root = null;
        _steps = 0;
    }

    private void Reset(bool second)
    {
        Dispose();
        _first = weights.Zeros();
        _second = second ? weights.Zeros() : null;
        _root = second ? weights.Zeros() : null;
    }

    private Tensor Decayed(Tensor gradient, float decay) => decay == 0 ? gradient : gradient.add(weights.Values, decay);

    private void Adam(AdamOptions options, float rate, Tensor gradient)
    {
        _steps++;
        double first = 1 - Math.Pow(options.Beta1, _steps), second = 1 - Math.Pow(options.Beta2, _steps);
        _first!.mul_(options.Beta1).add_(gradient, 1 - options.Beta1);
        _second!.mul_(options.Beta2).addcmul_(gradient, gradient, 1 - options.Beta2);
        _root!.copy_(_second).sqrt_().mul_(1 / Math.Sqrt(second)).add_(options.Epsilon);
        if (options.DecoupledWeightDecay != 0)
            weights.Values.mul_(1 - (double)rate * options.DecoupledWeightDecay);
        weights.Values.addcdiv_(_first, _root, -rate / first);
    }
}
