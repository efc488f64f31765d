using System.Buffers.Binary;
using System.Text;

namespace FerLib.Tests.NeuralNetworks.Reference;

/// <summary>A protobuf message as number-and-value pairs: all of the wire format that ONNX files need, written apart from the library's.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, ulong Value, byte[] Bytes)> _fields = [];

    public ProtobufMessage(byte[] bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            ulong tag = Varint(bytes, ref at);
            (ulong value, byte[] content) = (tag & 7) switch
            {
                0 => (Varint(bytes, ref at), []),
                2 => (0ul, Take(bytes, ref at, (int)Varint(bytes, ref at))),
                5 => (BinaryPrimitives.ReadUInt32LittleEndian(Take(bytes, ref at, 4)), []),
                ulong wire => throw new InvalidDataException($"wire type {wire} at byte {at}"),
            };
            _fields.Add(((int)(tag >> 3), value, content));
        }
    }

    public long[] Numbers(int field) => [.. _fields.Where(f => f.Number == field).Select(f => (long)f.Value)];

    public long Number(int field) => Numbers(field).Single();

    public float Real(int field) => BitConverter.UInt32BitsToSingle((uint)Number(field));

    public byte[][] All(int field) => [.. _fields.Where(f => f.Number == field).Select(f => f.Bytes)];

    public string[] Texts(int field) => [.. All(field).Select(Encoding.UTF8.GetString)];

    public string Text(int field) => Texts(field).Single();

    public ProtobufMessage[] Messages(int field) => [.. All(field).Select(bytes => new ProtobufMessage(bytes))];

    public ProtobufMessage Message(int field) => Messages(field).Single();

    private static byte[] Take(byte[] bytes, ref int at, int length)
    {
        at += length;
        return bytes[(at - length)..at];
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
