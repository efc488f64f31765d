using Google.Protobuf;

namespace FerLib.NeuralNetworks;

/// <summary>A field of one of ONNX's messages.</summary>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Name">Its name in onnx.proto, for messages.</param>
/// <param name="Wire">How its value is written.</param>
/// <param name="IsRepeated">Whether it may stand several times in a message.</param>
internal sealed record OnnxField(int Number, string Name, WireFormat.WireType Wire, bool IsRepeated = false);
