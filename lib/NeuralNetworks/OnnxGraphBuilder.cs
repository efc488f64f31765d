namespace FerLib.NeuralNetworks;

/// <summary>Turns an architecture into ONNX operators, as it predicts: dropout and the classification output are left out.</summary>
/// <remarks>
/// A layer becomes the node of its name, with its tensors' names as they are in <see cref="NamedState"/>. Where a layer wants another
/// rank than the one before it gives, a node named "layer.flatten" or "layer.unsqueeze" stands between. Source: the operators of
/// opset 17, github.com/onnx/onnx/blob/main/docs/Operators.md.
/// </remarks>
internal sealed class OnnxGraphBuilder
{
    public const string Input = "input";
    public const string Scores = "scores";
    public const string Probabilities = "probabilities";
    public const string Batch = "N";

    private readonly Architecture _architecture;
    private readonly Layer? _last;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { Input, Scores, Probabilities };
    private readonly List<OnnxNode> _nodes = [];
    private readonly List<(string Name, int[] Shape)> _parameters = [];
    private readonly List<(string Name, int[] Shape)> _statistics = [];
    private readonly List<(string Name, int[] Shape)> _tensors = [];
    private string _value = Input;
    private bool _isFlat;

    private OnnxGraphBuilder(Architecture architecture, InputShape input)
    {
        _architecture = architecture;
        Classes = NetworkChecks.Architecture(architecture, input);
        _last = architecture.Layers.LastOrDefault(layer => layer is not (Dropout or Softmax or ClassificationOutput));
        InputShape shape = input;
        foreach (Layer layer in architecture.Layers)
        {
            Add(layer, shape);
            shape = layer.OutputShape(shape);
        }

        // A network may end in a map of 1 x 1.
        if (_value != Scores)
            Node($"{Scores}.flatten", "Flatten", Scores, [_value], OnnxAttribute.Of("axis", 1L));
        string softmax = architecture.Layers.OfType<Softmax>().FirstOrDefault()?.Name ?? Probabilities;
        Node(softmax, "Softmax", Probabilities, [_value], OnnxAttribute.Of("axis", 1L));
    }

    /// <summary>Class scores of one picture.</summary>
    public int Classes { get; }

    /// <summary>The operators in forward order.</summary>
    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    /// <summary>Name and shape of each tensor the operators take, in forward order.</summary>
    public IReadOnlyList<(string Name, int[] Shape)> Tensors => _tensors;

    /// <summary>Builds the operators.</summary>
    /// <exception cref="ArgumentException">
    /// A layer cannot take its input, is of a kind that ONNX export does not know, or has a name that the graph needs for something else.
    /// </exception>
    public static OnnxGraphBuilder Of(Architecture architecture, InputShape input) => new(architecture, input);

    /// <summary>The tensors of a state that the operators take, in forward order.</summary>
    /// <exception cref="ArgumentException">One is missing, unknown, of another shape or not finite.</exception>
    public NamedState Select(NamedState state)
    {
        NetworkChecks.State(_architecture, _parameters, _statistics, state);
        var known = new NamedState(_tensors.Select(tensor => state[tensor.Name]));
        FiniteNumbers.Require(known);
        return known;
    }

    private void Add(Layer layer, InputShape input)
    {
        switch (layer)
        {
            case Convolution c:
                Unflatten(layer);
                Layer(layer, "Conv", Weights(layer, [c.Filters, input.Channels, c.Kernel, c.Kernel]), Windows(c.Kernel, c.Stride, c.Padding));
                break;
            case BatchNormalization:
                Layer(layer, "BatchNormalization", Normalization(layer, input.Channels), OnnxAttribute.Of("epsilon", BatchNormalization.Epsilon));
                break;
            case ReLU:
                Layer(layer, "Relu", []);
                break;
            case AveragePooling p:
                Unflatten(layer);
                Layer(layer, "AveragePool", [], [.. Windows(p.Kernel, p.Stride, p.Padding), OnnxAttribute.Of("count_include_pad", 1L)]);
                break;
            case GlobalAveragePooling:
                Unflatten(layer);
                Layer(layer, "GlobalAveragePool", []);
                break;
            case FullyConnected f:
                if (!_isFlat)
                    Node($"{layer.Name}.flatten", "Flatten", null, [_value], OnnxAttribute.Of("axis", 1L));
                _isFlat = true;
                Layer(layer, "Gemm", Weights(layer, [f.Outputs, input.Length]), OnnxAttribute.Of("transB", 1L));
                break;
            case Dropout or Softmax or ClassificationOutput:
                break;
            default:
                throw new ArgumentException($"{layer.Kind} ({layer.Name}): ONNX export has no operator for {layer.GetType().Name}; add it to {nameof(OnnxGraphBuilder)}.");
        }
    }

    private void Layer(Layer layer, string type, string[] tensors, params OnnxAttribute[] attributes) =>
        Node(layer.Name, type, layer == _last && _isFlat ? Scores : null, [_value, .. tensors], attributes);

    /// <summary>Adds a node whose output goes by its own name unless it has another.</summary>
    private void Node(string name, string type, string? output, string[] inputs, params OnnxAttribute[] attributes)
    {
        Name(name, isReserved: output is not null);
        _value = output ?? name;
        _nodes.Add(new OnnxNode(name, type, inputs, [_value], attributes));
    }

    /// <summary>Gives a vector the (N, C, 1, 1) that windows are laid over.</summary>
    private void Unflatten(Layer layer)
    {
        if (!_isFlat)
            return;
        string map = _value, axes = $"{layer.Name}.axes";
        Node(axes, "Constant", null, [], OnnxAttribute.Of("value_ints", [2L, 3L]));
        Node($"{layer.Name}.unsqueeze", "Unsqueeze", null, [map, axes]);
        _isFlat = false;
    }

    private string[] Weights(Layer layer, int[] shape)
    {
        _parameters.Add(Tensor(layer, "weight", shape));
        _parameters.Add(Tensor(layer, "bias", [shape[0]]));
        return [.. _parameters[^2..].Select(tensor => tensor.Name)];
    }

    private string[] Normalization(Layer layer, int channels)
    {
        string[] weights = Weights(layer, [channels]);
        _statistics.Add(Tensor(layer, "running_mean", [channels]));
        _statistics.Add(Tensor(layer, "running_var", [channels]));
        return [.. weights, .. _statistics[^2..].Select(tensor => tensor.Name)];
    }

    private (string Name, int[] Shape) Tensor(Layer layer, string part, int[] shape)
    {
        (string Name, int[] Shape) tensor = ($"{layer.Name}.{part}", shape);
        Name(tensor.Name, isReserved: false);
        _tensors.Add(tensor);
        return tensor;
    }

    private void Name(string name, bool isReserved)
    {
        if (name.Length == 0 || !(_names.Add(name) || isReserved && name is Scores or Probabilities))
            throw new ArgumentException($"{_architecture.Name}: two things in the ONNX graph would be named \"{name}\", or one nothing at all; rename the layer.");
    }

    private static OnnxAttribute[] Windows(int kernel, int stride, int padding) =>
    [
        OnnxAttribute.Of("kernel_shape", [kernel, (long)kernel]),
        OnnxAttribute.Of("strides", [stride, (long)stride]),
        OnnxAttribute.Of("pads", [padding, (long)padding, padding, padding]),
    ];
}
