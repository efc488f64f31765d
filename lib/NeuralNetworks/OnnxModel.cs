using System.Globalization;

namespace FerLib.NeuralNetworks;

/// <summary>An ONNX model of the kind FerLib writes: one graph of float32 operators.</summary>
/// <param name="IrVersion">Version of the file format.</param>
/// <param name="OperatorSet">Version of the operators.</param>
/// <param name="Documentation">Free text.</param>
/// <param name="Metadata">Texts by name.</param>
/// <param name="Graph">The network.</param>
internal sealed record OnnxModel(
    long IrVersion, long OperatorSet, string Documentation, IReadOnlyDictionary<string, string> Metadata, OnnxGraph Graph);

/// <summary>The operators and what flows between them.</summary>
internal sealed record OnnxGraph(
    string Name, IReadOnlyList<OnnxNode> Nodes, IReadOnlyList<OnnxInitializer> Initializers, IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs);

/// <summary>One operator.</summary>
internal sealed record OnnxNode(
    string Name, string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<OnnxAttribute> Attributes);

/// <summary>A constant tensor of float32; its data is little-endian.</summary>
internal sealed record OnnxInitializer(string Name, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data);

/// <summary>An input or output of the graph, float32: a batch axis of any length, then fixed sizes.</summary>
internal sealed record OnnxValue(string Name, string Batch, IReadOnlyList<long> Sizes)
{
    public override string ToString() => $"{Name} ({string.Join(", ", Sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)).Prepend(Batch))})";
}

/// <summary>AttributeProto.AttributeType, the kinds in use.</summary>
internal enum OnnxAttributeKind
{
    Real = 1,
    Integer = 2,
    Integers = 7,
}

/// <summary>A setting of an operator: a number, a whole number, or several of those.</summary>
internal sealed record OnnxAttribute(string Name, OnnxAttributeKind Kind, float Real, IReadOnlyList<long> Integers)
{
    public static OnnxAttribute Of(string name, float value) => new(name, OnnxAttributeKind.Real, value, []);

    public static OnnxAttribute Of(string name, long value) => new(name, OnnxAttributeKind.Integer, 0, [value]);

    public static OnnxAttribute Of(string name, long[] values) => new(name, OnnxAttributeKind.Integers, 0, values);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} = {(Kind == OnnxAttributeKind.Real ? Real : "")}{string.Join(", ", Integers)} ({Kind})");
}
