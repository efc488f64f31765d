using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>The operators of a network and the maps between them, allocated once for the largest batch so far.</summary>
internal sealed class OperatorChain
{
    private FeatureMap[] _maps = [];
    private FeatureMap?[] _gradients = [];
    private int _trainingCapacity;

    /// <summary>Turns layers into operators; a ReLU right behind a normalization is fused into it.</summary>
    /// <remarks><see cref="NetworkChecks.Architecture"/> has taken the architecture already.</remarks>
    /// <exception cref="ArgumentException">A layer is of an unknown kind.</exception>
    public OperatorChain(Architecture architecture, InputShape input, KernelPath path, Workers workers)
    {
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
            Operator next = Create(layer, rectifier, shape, path, workers);
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
    public FeatureMap Input => _maps[0];

    /// <summary>The class scores.</summary>
    public FeatureMap Scores => _maps[^1];

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
            // Nothing is left of the old room if the new one does not fit: a smaller batch then starts afresh.
            _maps = [];
            _gradients = [];
            Capacity = _trainingCapacity = 0;
            var maps = new FeatureMap[Operators.Count + 1];
            maps[0] = new FeatureMap(count, Operators[0].InputShape, Operators[0].InputHalo);
            for (int i = 0; i < Operators.Count; i++)
            {
                maps[i + 1] = new FeatureMap(count, Operators[i].OutputShape, HaloBehind(i));
                Operators[i].BindForward(maps[i], maps[i + 1]);
            }

            _maps = maps;
            Capacity = count;
        }

        if (training && _trainingCapacity < Capacity)
        {
            var gradients = new FeatureMap?[_maps.Length];
            for (int i = 0; i < Operators.Count; i++)
            {
                gradients[i + 1] = new FeatureMap(Capacity, Operators[i].OutputShape, GradientHaloOf(i));
                Operators[i].BindBackward(gradients[i], gradients[i + 1]!);
            }

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

    /// <summary>The map behind an operator.</summary>
    public FeatureMap OutputOf(int index) => _maps[index + 1];

    private int HaloBehind(int index) => index + 1 < Operators.Count ? Operators[index + 1].InputHalo : 0;

    // Nothing reads the first operator's output gradient with an offset, because nothing asks for the picture's gradient.
    private int GradientHaloOf(int index) => index == 0 ? 0 : Operators[index].GradientHalo;

    private void CheckMemory(int count, bool training)
    {
        InputShape input = Operators[0].InputShape;
        long numbers = FeatureMap.Numbers(count, input, Operators[0].InputHalo);
        for (int i = 0; i < Operators.Count; i++)
        {
            numbers += FeatureMap.Numbers(count, Operators[i].OutputShape, HaloBehind(i));
            if (training)
                numbers += FeatureMap.Numbers(count, Operators[i].OutputShape, GradientHaloOf(i));
        }

        NetworkChecks.Memory(count, input, (double)numbers * sizeof(float));
    }

    private static Operator Create(Layer layer, ReLU? rectifier, InputShape shape, KernelPath path, Workers workers) => layer switch
    {
        Convolution convolution => ConvolutionOperator.Of(convolution, shape, path, workers),
        FullyConnected connected => ConvolutionOperator.Of(connected, shape, path, workers),
        BatchNormalization normalization => new NormalizationOperator(normalization, rectifier, shape, workers),
        ReLU relu => new RectifierOperator(relu, shape, workers),
        AveragePooling p => new PoolingOperator(p.Name, shape, p.OutputShape(shape), (p.Kernel, p.Kernel), p.Stride, p.Padding, workers),
        GlobalAveragePooling p => new PoolingOperator(p.Name, shape, p.OutputShape(shape), (shape.Height, shape.Width), 1, 0, workers),
        Dropout dropout => new DropoutOperator(dropout, shape, workers),
        _ => throw new ArgumentException($"{layer.Kind} ({layer.Name}): the CPU engine has no such layer."),
    };
}
