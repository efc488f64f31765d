using static FerLib.NeuralNetworks.OnnxSchema;

namespace FerLib.NeuralNetworks;

/// <summary>Reads what <see cref="OnnxEncoding"/> writes; the weights stay where they are in the file's bytes.</summary>
internal static class OnnxDecoding
{
    /// <summary>The model that a file holds.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model, or hold what FerLib does not write; the message says where.</exception>
    public static OnnxModel Decode(byte[] file)
    {
        OnnxMessage model = OnnxMessage.Of(file, "model", Model.All);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (OnnxMessage pair in model.Messages(Model.Metadata, Pair.All))
        {
            if (!metadata.TryAdd(pair.Text(Pair.Key), pair.Text(Pair.Value)))
                throw new InvalidDataException($"{pair.Place}: a second \"{pair.Text(Pair.Key)}\", expected each name once.");
        }

        return new OnnxModel(
            model.Integer(Model.IrVersion),
            model.Message(Model.OperatorSet, OperatorSet.All).Integer(OperatorSet.Version),
            model.Text(Model.Documentation),
            metadata,
            ReadGraph(model.Message(Model.Graph, Graph.All)));
    }

    private static OnnxGraph ReadGraph(OnnxMessage graph) => new(
        graph.Text(Graph.Name),
        [.. graph.Messages(Graph.Node, Node.All).Select(ReadNode)],
        [.. graph.Messages(Graph.Initializer, Tensor.All).Select(ReadTensor)],
        [.. graph.Messages(Graph.Input, ValueInfo.All).Select(ReadValue)],
        [.. graph.Messages(Graph.Output, ValueInfo.All).Select(ReadValue)]);

    private static OnnxNode ReadNode(OnnxMessage node) => new(
        node.Text(Node.Name),
        node.Text(Node.Operator),
        node.Texts(Node.Input),
        node.Texts(Node.Output),
        [.. node.Messages(Node.Attribute, NodeAttribute.All).Select(ReadAttribute)]);

    private static OnnxAttribute ReadAttribute(OnnxMessage attribute)
    {
        string name = attribute.Text(NodeAttribute.Name);
        return attribute.Integer(NodeAttribute.Kind) switch
        {
            (long)OnnxAttributeKind.Real => OnnxAttribute.Of(name, attribute.Real(NodeAttribute.Real)),
            (long)OnnxAttributeKind.Integer => OnnxAttribute.Of(name, attribute.Integer(NodeAttribute.Integer)),
            (long)OnnxAttributeKind.Integers => OnnxAttribute.Of(name, [.. attribute.Integers(NodeAttribute.Integers)]),
            long kind => throw new InvalidDataException($"{attribute.Place}: {name} is of type {kind}, expected FLOAT (1), INT (2) or INTS (7)."),
        };
    }

    private static OnnxInitializer ReadTensor(OnnxMessage tensor)
    {
        string name = tensor.Text(Tensor.Name);
        RequireFloat(tensor, name, Tensor.ElementType);
        return new OnnxInitializer(name, tensor.Integers(Tensor.Sizes), tensor.Data(Tensor.Data));
    }

    private static OnnxValue ReadValue(OnnxMessage value)
    {
        string name = value.Text(ValueInfo.Name);
        OnnxMessage type = value.Message(ValueInfo.Type, TypeOfValue.All).Message(TypeOfValue.Tensor, TensorType.All);
        RequireFloat(type, name, TensorType.ElementType);
        List<OnnxMessage> axes = type.Message(TensorType.Shape, Shape.All).Messages(Shape.Axis, Axis.All);
        if (axes.Count == 0 || !axes[0].Has(Axis.Symbol))
            throw new InvalidDataException($"{type.Place}: the first axis of {name} has a fixed length or none, expected a named batch axis.");
        return new OnnxValue(name, axes[0].Text(Axis.Symbol), [.. axes.Skip(1).Select(axis => axis.Integer(Axis.Size))]);
    }

    private static void RequireFloat(OnnxMessage message, string name, OnnxField field)
    {
        if (message.Integer(field) is not FloatType and long type)
            throw new InvalidDataException($"{message.Place}: {name} has element type {type}, expected {FloatType} (float32).");
    }
}
