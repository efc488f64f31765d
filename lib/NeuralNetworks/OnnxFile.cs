
namespace FerLib.NeuralNetworks;

/// <summary>An ONNX file that FerLib wrote, read back.</summary>
public sealed class OnnxFile
{
    private readonly string _path;
    private readonly OnnxModel _model;

    internal OnnxFile(string path, OnnxModel model)
    {
        _path = path;
        _model = model;
    }

    /// <summary>Texts kept with the model, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _model.Metadata;

    /// <summary>The model's description for people.</summary>
    public string Documentation => _model.Documentation;

    /// <summary>The weights and running statistics, the same bits as were written, once every operator is the network's own.</summary>
    /// <param name="architecture">The layers that the file should hold.</param>
    /// <param name="input">Shape of one picture (C, H, W).</param>
    /// <exception cref="ArgumentException">The layers do not make a network that ONNX export knows.</exception>
    /// <exception cref="InvalidDataException">
    /// The file holds another network, or a weight is NaN or infinite; the message says where, what was expected and what is there.
    /// </exception>
    public NamedState StateOf(Architecture architecture, InputShape input)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        OnnxGraphBuilder graph = OnnxGraphBuilder.Of(architecture, input);
        try
        {
            OnnxComparison.Require(Onnx.Model(graph, architecture.Name, input, state: null, Metadata, Documentation), _model);
            var data = _model.Graph.Initializers.ToDictionary(tensor => tensor.Name, tensor => tensor.Data, StringComparer.Ordinal);
            var state = new NamedState(graph.Tensors.Select(tensor => new NamedTensor(tensor.Name, tensor.Shape, WeightFile.Values(data[tensor.Name].Span))));
            FiniteNumbers.Require(state);
            return state;
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException)
        {
            throw Onnx.Refused(_path, error.Message, error);
        }
    }
}
