using static FerLib.NeuralNetworks.OnnxSchema;

namespace FerLib.NeuralNetworks;

/// <summary>Writes a model as protobuf, always in the same order, so that the same model gives the same bytes.</summary>
/// <remarks>The graph, whose length is written before it, comes last: a file that is cut short anywhere lacks a part of it.</remarks>
internal static class OnnxEncoding
{
    private const string Producer = "FerLib";

    /// <summary>The bytes of a model's file.</summary>
    public static byte[] Encode(OnnxModel model) => OnnxMessageWriter.Bytes(output =>
    {
        output.Integer(Model.IrVersion, model.IrVersion);
        output.Text(Model.Producer, Producer);
        output.Text(Model.Documentation, model.Documentation);
        output.Message(Model.OperatorSet, set => set.Integer(OperatorSet.Version, model.OperatorSet));
        foreach ((string name, string text) in model.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.Message(Model.Metadata, pair =>
            {
                pair.Text(Pair.Key, name);
                pair.Text(Pair.Value, text);
            });
        }

        output.Message(Model.Graph, graph => Write(graph, model.Graph));
    });

    private static void Write(OnnxMessageWriter output, OnnxGraph graph)
    {
        foreach (OnnxNode node in graph.Nodes)
            output.Message(Graph.Node, message => Write(message, node));
        output.Text(Graph.Name, graph.Name);
        foreach (OnnxInitializer tensor in graph.Initializers)
            output.Message(Graph.Initializer, message => Write(message, tensor));
        foreach (OnnxValue value in graph.Inputs)
            output.Message(Graph.Input, message => Write(message, value));
        foreach (OnnxValue value in graph.Outputs)
            output.Message(Graph.Output, message => Write(message, value));
    }

    private static void Write(OnnxMessageWriter output, OnnxNode node)
    {
        foreach (string input in node.Inputs)
            output.Text(Node.Input, input);
        foreach (string name in node.Outputs)
            output.Text(Node.Output, name);
        output.Text(Node.Name, node.Name);
        output.Text(Node.Operator, node.Operator);
        foreach (OnnxAttribute attribute in node.Attributes)
            output.Message(Node.Attribute, message => Write(message, attribute));
    }

    private static void Write(OnnxMessageWriter output, OnnxAttribute attribute)
    {
        output.Text(NodeAttribute.Name, attribute.Name);
        switch (attribute.Kind)
        {
            case OnnxAttributeKind.Real:
                output.Real(NodeAttribute.Real, attribute.Real);
                break;
            case OnnxAttributeKind.Integer:
                output.Integer(NodeAttribute.Integer, attribute.Integers[0]);
                break;
            default:
                foreach (long value in attribute.Integers)
                    output.Integer(NodeAttribute.Integers, value);
                break;
        }

        output.Integer(NodeAttribute.Kind, (long)attribute.Kind);
    }

    private static void Write(OnnxMessageWriter output, OnnxInitializer tensor)
    {
        foreach (long size in tensor.Shape)
            output.Integer(Tensor.Sizes, size);
        output.Integer(Tensor.ElementType, FloatType);
        output.Text(Tensor.Name, tensor.Name);
        output.Data(Tensor.Data, tensor.Data);
    }

    private static void Write(OnnxMessageWriter output, OnnxValue value)
    {
        output.Text(ValueInfo.Name, value.Name);
        output.Message(ValueInfo.Type, type => type.Message(TypeOfValue.Tensor, tensor =>
        {
            tensor.Integer(TensorType.ElementType, FloatType);
            tensor.Message(TensorType.Shape, shape =>
            {
                shape.Message(Shape.Axis, axis => axis.Text(Axis.Symbol, value.Batch));
                foreach (long size in value.Sizes)
                    shape.Message(Shape.Axis, axis => axis.Integer(Axis.Size, size));
            });
        }));
    }
}
