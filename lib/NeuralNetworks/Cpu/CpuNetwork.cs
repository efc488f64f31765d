using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>A network compiled by the CPU engine.</summary>
internal sealed unsafe partial class CpuNetwork : INetwork
{
    // Input pixels that one pass of Predict takes: bounds its memory, and is enough work for many threads.
    private const int PixelsPerPass = 1 << 16;
    private const int MaximumPass = 64;

    private readonly OperatorChain _chain;
    private readonly Optimizer _optimizer;
    private readonly Parameter[] _parameters;
    private readonly DropoutOperator? _dropout;
    private readonly int _dropoutFeatures;
    private bool _hasGradients;

    /// <summary>Compiles the layers and sets the weights.</summary>
    public CpuNetwork(Architecture architecture, InputShape input, NamedState weights, KernelPath path, Workers workers, Techniques techniques)
    {
        Architecture = architecture;
        Input = input;
        _chain = new OperatorChain(architecture, input, path, workers, techniques);
        Classes = _chain.Operators[^1].OutputShape.Channels;
        _parameters = [.. _chain.Operators.SelectMany(o => o.Parameters)];
        _optimizer = new Optimizer(_parameters, workers);
        _dropout = _chain.Operators.OfType<DropoutOperator>().SingleOrDefault();
        _dropoutFeatures = architecture.DropoutFeatures(input);
        SetState(weights);
    }

    /// <inheritdoc/>
    public Architecture Architecture { get; }

    /// <inheritdoc/>
    public InputShape Input { get; }

    /// <inheritdoc/>
    public int Classes { get; }

    private int Pass => Math.Clamp(PixelsPerPass / (Input.Height * Input.Width), 1, MaximumPass);

    /// <summary>Adds up the operators' times from now on, from zero.</summary>
    public LayerTimes TimeLayers() => _chain.Times = new LayerTimes(_chain.Operators);

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> input, int count, Span<float> scores)
    {
        NetworkChecks.Input(this, input.Length, count);
        NetworkChecks.Scores(this, scores.Length, count);
        for (int first = 0; first < count; first += Pass)
        {
            int length = ForwardPass(input, first, count, _chain.Operators.Count - 1);
            _chain.Scores.Export(scores.Slice(first * Classes, length * Classes), length);
        }

        GC.KeepAlive(this); // the operators hold pointers; this call may be the last use of the network
    }

    /// <inheritdoc/>
    public StepResult Train(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, StepOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        int count = labels.Length;
        NetworkChecks.Input(this, input.Length, count);
        NetworkChecks.Step(this, labels, options, _dropoutFeatures);
        if (_dropout is not null)
            _dropout.Mask = options.DropoutMask;
        _chain.Reserve(count, training: true);
        _chain.Input.Import(input, count);
        _chain.Forward(count, training: true, _chain.Operators.Count - 1);
        (float loss, int correct) = CrossEntropy.Compute(
            new ReadOnlySpan<float>(_chain.Scores.Data, count * Classes), labels, options.LabelSmoothing, options.ClassWeights,
            new Span<float>(_chain.ScoresGradient.Data, count * Classes));
        _chain.Backward(count);
        _optimizer.Step(options.Optimizer, options.LearningRate, options.MaximumGradientNorm);
        _chain.OnParametersChanged();
        _hasGradients = true;
        GC.KeepAlive(this);
        return new StepResult(loss, correct);
    }

    /// <inheritdoc/>
    public NamedTensor Activations(string layer, ReadOnlySpan<float> input, int count)
    {
        NetworkChecks.Input(this, input.Length, count);
        (int index, bool beforeRectifier, bool softmax) = Locate(layer);
        InputShape shape = _chain.Operators[index].OutputShape;
        var values = new float[count * shape.Length];
        var normalization = _chain.Operators[index] as NormalizationOperator;
        try
        {
            if (normalization is not null)
                normalization.SkipRectifier = beforeRectifier;
            for (int first = 0; first < count; first += Pass)
            {
                int length = ForwardPass(input, first, count, index);
                _chain.OutputOf(index, length).Export(values.AsSpan(first * shape.Length, length * shape.Length), length);
            }
        }
        finally
        {
            if (normalization is not null)
                normalization.SkipRectifier = false;
        }

        GC.KeepAlive(this);
        if (softmax)
            ApplySoftmax(values);
        return new NamedTensor(layer, [count, shape.Channels, shape.Height, shape.Width], values);
    }

    /// <summary>Nothing to release: the memory belongs to the garbage collector, the threads to the process.</summary>
    public void Dispose()
    {
    }

    private int ForwardPass(ReadOnlySpan<float> input, int first, int count, int last)
    {
        int length = Math.Min(Pass, count - first);
        _chain.Reserve(length, training: false);
        _chain.Input.Import(input.Slice(first * Input.Length, length * Input.Length), length);
        _chain.Forward(length, training: false, last);
        return length;
    }

    private void ApplySoftmax(float[] scores)
    {
        for (int row = 0; row < scores.Length; row += Classes)
            CrossEntropy.Softmax(scores.AsSpan(row, Classes));
    }

    private (int Index, bool BeforeRectifier, bool Softmax) Locate(string layer)
    {
        for (int i = 0; i < _chain.Operators.Count; i++)
        {
            int place = Array.IndexOf(_chain.Operators[i].Layers, layer);
            if (place >= 0)
                return (i, place < _chain.Operators[i].Layers.Length - 1, false);
        }

        if (_chain.OutputLayers.Contains(layer))
            return (_chain.Operators.Count - 1, false, true);
        throw NetworkChecks.NoLayer(Architecture, layer);
    }
}
