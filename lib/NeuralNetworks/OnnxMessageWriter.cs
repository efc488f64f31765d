using Google.Protobuf;

namespace FerLib.NeuralNetworks;

/// <summary>Writes one protobuf message, field by field in the order of the calls.</summary>
internal sealed class OnnxMessageWriter : IDisposable
{
    private readonly MemoryStream _buffer = new();
    private readonly CodedOutputStream _output;

    private OnnxMessageWriter() => _output = new CodedOutputStream(_buffer, leaveOpen: true);

    /// <summary>The bytes of a message.</summary>
    /// <param name="write">Writes its fields.</param>
    public static byte[] Bytes(Action<OnnxMessageWriter> write)
    {
        using var writer = new OnnxMessageWriter();
        write(writer);
        writer._output.Flush();
        return writer._buffer.ToArray();
    }

    public void Text(OnnxField field, string value)
    {
        Tag(field);
        _output.WriteString(value);
    }

    public void Integer(OnnxField field, long value)
    {
        Tag(field);
        _output.WriteInt64(value);
    }

    public void Real(OnnxField field, float value)
    {
        Tag(field);
        _output.WriteFloat(value);
    }

    public void Data(OnnxField field, ReadOnlyMemory<byte> value)
    {
        Tag(field);
        _output.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
    }

    public void Message(OnnxField field, Action<OnnxMessageWriter> write) => Data(field, Bytes(write));

    public void Dispose()
    {
        _output.Dispose();
        _buffer.Dispose();
    }

    private void Tag(OnnxField field) => _output.WriteTag(field.Number, field.Wire);
}
