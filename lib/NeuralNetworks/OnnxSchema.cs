using static Google.Protobuf.WireFormat.WireType;

namespace FerLib.NeuralNetworks;

/// <summary>The fields of ONNX's messages that FerLib writes, and the only ones it reads.</summary>
/// <remarks>Source: onnx/onnx.proto of github.com/onnx/onnx, IR version 8 (syntax proto2: repeated numbers are not packed).</remarks>
internal static class OnnxSchema
{
    /// <summary>TensorProto.DataType.FLOAT.</summary>
    public const int FloatType = 1;

    public static class Model
    {
        public static readonly OnnxField IrVersion = new(1, "ir_version", Varint);
        public static readonly OnnxField Producer = new(2, "producer_name", LengthDelimited);
        public static readonly OnnxField Documentation = new(6, "doc_string", LengthDelimited);
        public static readonly OnnxField Graph = new(7, "graph", LengthDelimited);
        public static readonly OnnxField OperatorSet = new(8, "opset_import", LengthDelimited);
        public static readonly OnnxField Metadata = new(14, "metadata_props", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField[] All = [IrVersion, Producer, Documentation, Graph, OperatorSet, Metadata];
    }

    public static class OperatorSet
    {
        public static readonly OnnxField Version = new(2, "version", Varint);
        public static readonly OnnxField[] All = [Version];
    }

    public static class Pair
    {
        public static readonly OnnxField Key = new(1, "key", LengthDelimited);
        public static readonly OnnxField Value = new(2, "value", LengthDelimited);
        public static readonly OnnxField[] All = [Key, Value];
    }

    public static class Graph
    {
        public static readonly OnnxField Node = new(1, "node", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField Name = new(2, "name", LengthDelimited);
        public static readonly OnnxField Initializer = new(5, "initializer", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField Input = new(11, "input", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField Output = new(12, "output", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField[] All = [Node, Name, Initializer, Input, Output];
    }

    public static class Node
    {
        public static readonly OnnxField Input = new(1, "input", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField Output = new(2, "output", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField Name = new(3, "name", LengthDelimited);
        public static readonly OnnxField Operator = new(4, "op_type", LengthDelimited);
        public static readonly OnnxField Attribute = new(5, "attribute", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField[] All = [Input, Output, Name, Operator, Attribute];
    }

    public static class NodeAttribute
    {
        public static readonly OnnxField Name = new(1, "name", LengthDelimited);
        public static readonly OnnxField Real = new(2, "f", Fixed32);
        public static readonly OnnxField Integer = new(3, "i", Varint);
        public static readonly OnnxField Integers = new(8, "ints", Varint, IsRepeated: true);
        public static readonly OnnxField Kind = new(20, "type", Varint);
        public static readonly OnnxField[] All = [Name, Real, Integer, Integers, Kind];
    }

    public static class Tensor
    {
        public static readonly OnnxField Sizes = new(1, "dims", Varint, IsRepeated: true);
        public static readonly OnnxField ElementType = new(2, "data_type", Varint);
        public static readonly OnnxField Name = new(8, "name", LengthDelimited);
        public static readonly OnnxField Data = new(9, "raw_data", LengthDelimited);
        public static readonly OnnxField[] All = [Sizes, ElementType, Name, Data];
    }

    public static class ValueInfo
    {
        public static readonly OnnxField Name = new(1, "name", LengthDelimited);
        public static readonly OnnxField Type = new(2, "type", LengthDelimited);
        public static readonly OnnxField[] All = [Name, Type];
    }

    public static class TypeOfValue
    {
        public static readonly OnnxField Tensor = new(1, "tensor_type", LengthDelimited);
        public static readonly OnnxField[] All = [Tensor];
    }

    public static class TensorType
    {
        public static readonly OnnxField ElementType = new(1, "elem_type", Varint);
        public static readonly OnnxField Shape = new(2, "shape", LengthDelimited);
        public static readonly OnnxField[] All = [ElementType, Shape];
    }

    public static class Shape
    {
        public static readonly OnnxField Axis = new(1, "dim", LengthDelimited, IsRepeated: true);
        public static readonly OnnxField[] All = [Axis];
    }

    public static class Axis
    {
        public static readonly OnnxField Size = new(1, "dim_value", Varint);
        public static readonly OnnxField Symbol = new(2, "dim_param", LengthDelimited);
        public static readonly OnnxField[] All = [Size, Symbol];
    }
}
