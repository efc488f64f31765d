using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>The operators of a network and the maps between them, allocated once for the largest batch so far.</summary>
internal sealed class OperatorChain
{
    private readonly Techniques _techniques;
    private FeatureMap?[] _maps = [];
    private RowSource[] _rows = [];
    private FeatureMap?[] _gradients = [];
    private int _trainingCapacity;

    /// <summary>Turns layers into operators; a ReLU right behind a normalization is fused into it.</summary>
    /// <remarks><see cref="NetworkChecks.Architecture"/> has taken the architecture already.</remarks>
    /// <exception cref="ArgumentException">A layer is of an unknown kind.</exception>
    public OperatorChain(Architecture architecture, InputShape input, KernelPath path, Workers workers, Techniques techniques)
    {
        _techniques = techniques;
        var operators = new List<Operator>();
        var outputNames = new List<string>();
        InputShape shape = input;
        for (int i = 0; i < architecture.Layers.Count; i++)
        {
            Layer layer = architecture.Layers[i];
            if (layer is Softmax or ClassificationOutput)
            {
                outputNames.Add(layer.Name);
                continue;
            }

            var rectifier = layer is BatchNormalization && i + 1 < architecture.Layers.Count ? architecture.Layers[i + 1] as ReLU : null;
            Operator next = Create(layer, rectifier, shape, path, workers, techniques);
            operators.Add(next);
            shape = next.OutputShape;
            i += rectifier is null ? 0 : 1;
        }

        Operators = operators;
        OutputLayers = outputNames;
    }

    /// <summary>In forward order.</summary>
    public IReadOnlyList<Operator> Operators { get; }

    /// <summary>Names of softmax and output, whose work is the loss.</summary>
    public IReadOnlyList<string> OutputLayers { get; }

    /// <summary>Adds up the operators' times; null, the default, for no timing.</summary>
    public LayerTimes? Times { get; set; }

    /// <summary>Pictures that fit at once.</summary>
    public int Capacity { get; private set; }

    /// <summary>The pictures.</summary>
    public FeatureMap Input => _maps[0]!;

    /// <summary>The class scores.</summary>
    public FeatureMap Scores => _maps[^1]!;

    /// <summary>The gradient of the class scores.</summary>
    public FeatureMap ScoresGradient => _gradients[^1]!;

    /// <summary>Makes room for a batch.</summary>
    /// <exception cref="ArgumentException">The batch's maps are more than this process may keep in memory, or than offsets can address.</exception>
    public void Reserve(int count, bool training)
    {
        if (count > Capacity || (training && _trainingCapacity < Capacity))
            CheckMemory(Math.Max(count, Capacity), training);
        if (count > Capacity)
        {
            // The old room goes before the new one is taken; nothing is left of it if the new one does not fit: a smaller batch then starts afresh.
            foreach (Operator part in Operators)
                part.Release();
            _maps = [];
            _rows = [];
            _gradients = [];
            Capacity = _trainingCapacity = 0;
            var maps = new FeatureMap?[Operators.Count + 1];
            var rows = new RowSource[Operators.Count + 1];
            for (int i = 0; i <= Operators.Count; i++)
            {
                maps[i] = HasMap(i) ? new FeatureMap(count, ShapeOf(i), HaloOf(i)) : null;
                rows[i] = maps[i] is { } map ? new MapRows(map) : Operators[i - 1].OutputRows!;
            }

            for (int i = 0; i < Operators.Count; i++)
                Operators[i].BindForward(count, rows[i], maps[i], maps[i + 1]);
            (_maps, _rows) = (maps, rows);
            Capacity = count;
        }

        if (training && _trainingCapacity < Capacity)
        {
            var gradients = new FeatureMap?[_maps.Length];
            var rows = new RowSource?[_maps.Length];
            for (int i = 1; i <= Operators.Count; i++)
            {
                gradients[i] = HasGradientMap(i) ? new FeatureMap(Capacity, ShapeOf(i), GradientHaloOf(i)) : null;
                rows[i] = gradients[i] is { } map ? new MapRows(map) : Operators[i].InputGradientRows;
            }

            for (int i = 0; i < Operators.Count; i++)
                Operators[i].BindBackward(gradients[i], rows[i + 1]!, gradients[i + 1]);
            _gradients = gradients;
            _trainingCapacity = Capacity;
        }
    }

    /// <summary>Runs the operators forward, up to and including <paramref name="last"/>.</summary>
    public void Forward(int count, bool training, int last)
    {
        for (int i = 0; i <= last; i++)
        {
            Times?.Begin();
            Operators[i].Forward(count, training);
            Times?.EndForward(i);
        }
    }

    /// <summary>Runs the operators backward.</summary>
    public void Backward(int count)
    {
        for (int i = Operators.Count - 1; i >= 0; i--)
        {
            Times?.Begin();
            Operators[i].Backward(count);
            Times?.EndBackward(i);
        }
    }

    /// <summary>The first <paramref name="count"/> outputs of an operator, after a forward pass as far as that.</summary>
    public FeatureMap OutputOf(int index, int count)
    {
        if (_maps[index + 1] is { } map)
            return map;
        var copy = new FeatureMap(count, ShapeOf(index + 1), 0);
        _rows[index + 1].CopyTo(copy, count);
        return copy;
    }

    /// <summary>Tells the operators that the values of the parameters are others now.</summary>
    public void OnParametersChanged()
    {
        // By index: an enumerator of the list would be an object on every step.
        for (int i = 0; i < Operators.Count; i++)
            Operators[i].OnParametersChanged();
    }

    // Map i lies in front of operator i. What is worked out row by row on both of its sides takes no memory.
    private InputShape ShapeOf(int map) => map == 0 ? Operators[0].InputShape : Operators[map - 1].OutputShape;

    private bool HasMap(int map) =>
        map == 0 || map == Operators.Count || !_techniques.HasFlag(Techniques.Rows) || !Operators[map].ReadsRows || Operators[map - 1].OutputRows is null;

    private int HaloOf(int map) => map < Operators.Count ? Operators[map].InputHalo : 0;

    // Nothing asks for the gradient of the picture, so the first operator can do with rows.
    private bool HasGradientMap(int map) =>
        map == Operators.Count || !_techniques.HasFlag(Techniques.Rows) || !(map == 1 || Operators[map - 1].ReadsGradientRows) || Operators[map].InputGradientRows is null;

    private int GradientHaloOf(int map) => map == 1 ? 0 : Operators[map - 1].GradientHalo;

    private void CheckMemory(int count, bool training)
    {
        long numbers = 0;
        for (int i = 0; i <= Operators.Count; i++)
        {
            numbers += HasMap(i) ? FeatureMap.Numbers(count, ShapeOf(i), HaloOf(i)) : 0;
            if (training && i > 0 && HasGradientMap(i))
                numbers += FeatureMap.Numbers(count, ShapeOf(i), GradientHaloOf(i));
        }

        NetworkChecks.Memory(count, Operators[0].InputShape, (double)numbers * sizeof(float));
    }

    private static Operator Create(
        Layer layer, ReLU? rectifier, InputShape shape, KernelPath path, Workers workers, Techniques techniques) => layer switch
        {
            Convolution filtered when techniques.HasFlag(Techniques.Filtering) && WinogradOperator.Suits(filtered, shape, path) =>
                new WinogradOperator(filtered, shape, path, workers),
            Convolution convolution => ConvolutionOperator.Of(convolution, shape, path, workers),
            FullyConnected connected => ConvolutionOperator.Of(connected, shape, path, workers),
            BatchNormalization normalization => new NormalizationOperator(normalization, rectifier, shape, path, workers),
            ReLU relu => new RectifierOperator(relu, shape, workers),
            AveragePooling p => new PoolingOperator(p.Name, shape, p.OutputShape(shape), (p.Kernel, p.Kernel), p.Stride, p.Padding, workers),
            GlobalAveragePooling p => new PoolingOperator(p.Name, shape, p.OutputShape(shape), (shape.Height, shape.Width), 1, 0, workers),
            Dropout dropout => new DropoutOperator(dropout, shape, workers),
            _ => throw new ArgumentException($"{layer.Kind} ({layer.Name}): the CPU engine has no such layer."),
        };
}
