using FerLib.NeuralNetworks.Kernels;

namespace FerLib.NeuralNetworks.Cpu;

/// <summary>The operators of a network and the maps between them, allocated once for the largest batch so far.</summary>
internal sealed class OperatorChain
{
    private FeatureMap[] _maps = [];
    private FeatureMap?[] _gradients = [];
    private int _trainingCapacity;

    /// <summary>Turns layers into operators; a ReLU right behind a normalization is fused into it.</summary>
    /// <exception cref="ArgumentException">A layer is of an unknown kind, or stands where the engine cannot run it.</exception>
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

            if (outputNames.Count > 0)
                throw new ArgumentException($"{layer.Kind} ({layer.Name}): follows {outputNames[^1]}; softmax and output come last.");
            var rectifier = layer is BatchNormalization && i + 1 < architecture.Layers.Count ? architecture.Layers[i + 1] as ReLU : null;
            Operator next = Create(layer, rectifier, shape, path, workers);
            operators.Add(next);
            shape = next.OutputShape;
            i += rectifier is null ? 0 : 1;
        }

        if (operators.Count == 0 || shape is not { Height: 1, Width: 1 })
        {
            throw new ArgumentException(
                $"{architecture.Name}: its last layer gives {shape}, expected class scores (classes, 1, 1) from a fully connected layer.");
        }

        Operators = operators;
        OutputLayers = outputNames;
    }

    /// <summary>In forward order.</summary>
    public IReadOnlyList<Operator> Operators { get; }

    /// <summary>Names of softmax and output, whose work is the loss.</summary>
    public IReadOnlyList<string> OutputLayers { get; }

    /// <summary>Pictures that fit at once.</summary>
    public int Capacity { get; private set; }

    /// <summary>The pictures.</summary>
    public FeatureMap Input => _maps[0];

    /// <summary>The class scores.</summary>
    public FeatureMap Scores => _maps[^1];

    /// <summary>The gradient of the class scores.</summary>
    public FeatureMap ScoresGradient => _gradients[^1]!;

    /// <summary>Makes room for a batch.</summary>
    public void Reserve(int count, bool training)
    {
        if (count > Capacity)
        {
            _maps = [];
            _gradients = [];
            _trainingCapacity = 0;
            var maps = new FeatureMap[Operators.Count + 1];
            maps[0] = new FeatureMap(count, Operators[0].InputShape, Operators[0].InputHalo);
            for (int i = 0; i < Operators.Count; i++)
            {
                maps[i + 1] = new FeatureMap(count, Operators[i].OutputShape, i + 1 < Operators.Count ? Operators[i + 1].InputHalo : 0);
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
                // Nothing reads the first operator's output gradient with an offset, because nothing asks for the picture's gradient.
                gradients[i + 1] = new FeatureMap(Capacity, Operators[i].OutputShape, i == 0 ? 0 : Operators[i].GradientHalo);
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
            Operators[i].Forward(count, training);
    }

    /// <summary>Runs the operators backward.</summary>
    public void Backward(int count)
    {
        for (int i = Operators.Count - 1; i >= 0; i--)
            Operators[i].Backward(count);
    }

    /// <summary>The map behind an operator.</summary>
    public FeatureMap OutputOf(int index) => _maps[index + 1];

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
