using System.Text;
using Google.Protobuf;
using WireType = Google.Protobuf.WireFormat.WireType;

namespace FerLib.NeuralNetworks;

/// <summary>One protobuf message in a file that is held in memory, split into its fields; nothing of it is copied.</summary>
internal sealed class OnnxMessage
{
    private readonly byte[] _file;
    private readonly int _start;
    private readonly int _length;
    private readonly OnnxMessageBudget _budget;
    private readonly List<(OnnxField Field, ulong Number, int Start, int Length)> _fields = [];

    private OnnxMessage(byte[] file, int start, int length, string place, OnnxField[] known, OnnxMessageBudget budget)
    {
        _file = file;
        _start = start;
        _length = length;
        _budget = budget;
        Place = place;
        Split(known);
    }

    /// <summary>Where it stands, for messages: "model.graph.node".</summary>
    public string Place { get; }

    /// <summary>The message that a whole file is.</summary>
    /// <exception cref="InvalidDataException">A field is cut short, unknown, or of another kind than its own; the message says where.</exception>
    public static OnnxMessage Of(byte[] file, string place, OnnxField[] known) => new(file, 0, file.Length, place, known, new OnnxMessageBudget());

    public long Integer(OnnxField field) => Integers(field) is [.., long value] ? value : throw Missing(field);

    public List<long> Integers(OnnxField field) => [.. _fields.Where(f => f.Field == field).Select(f => (long)f.Number)];

    public float Real(OnnxField field) => Find(field) is { } found ? BitConverter.UInt32BitsToSingle((uint)found.Number) : throw Missing(field);

    public string Text(OnnxField field) => Texts(field) is [.., string value] ? value : throw Missing(field);

    public List<string> Texts(OnnxField field)
    {
        var texts = new List<string>();
        foreach ((_, _, int start, int length) in _fields.Where(f => f.Field == field))
        {
            _budget.TakeText(length);
            texts.Add(Encoding.UTF8.GetString(_file, start, length));
        }

        return texts;
    }

    public ReadOnlyMemory<byte> Data(OnnxField field) => Find(field) is { } found ? _file.AsMemory(found.Start, found.Length) : throw Missing(field);

    public OnnxMessage Message(OnnxField field, OnnxField[] known) => Messages(field, known) is [OnnxMessage value] ? value : throw Missing(field);

    public List<OnnxMessage> Messages(OnnxField field, OnnxField[] known) =>
        [.. _fields.Where(f => f.Field == field).Select(f => new OnnxMessage(_file, f.Start, f.Length, $"{Place}.{field.Name}", known, _budget))];

    /// <summary>Whether the field is there.</summary>
    public bool Has(OnnxField field) => Find(field) is not null;

    private (OnnxField Field, ulong Number, int Start, int Length)? Find(OnnxField field)
    {
        int index = _fields.FindIndex(f => f.Field == field);
        return index < 0 ? null : _fields[index];
    }

    private void Split(OnnxField[] known)
    {
        var input = new CodedInputStream(_file, _start, _length);
        int at = _start;
        try
        {
            while (input.ReadTag() is not 0 and uint tag)
            {
                OnnxField field = Known(known, tag, at);
                _budget.TakeField();
                _fields.Add(Value(field, input));
                at = (int)input.Position;
            }
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new InvalidDataException($"{Place}: the field at byte {at} is cut short or damaged: {error.Message}", error);
        }
    }

    private (OnnxField Field, ulong Number, int Start, int Length) Value(OnnxField field, CodedInputStream input)
    {
        switch (field.Wire)
        {
            case WireType.Varint:
                return (field, input.ReadUInt64(), 0, 0);
            case WireType.Fixed32:
                return (field, input.ReadFixed32(), 0, 0);
            default:
                // ReadBytes would copy the weights: skip them, and read the length alone once more.
                int before = (int)input.Position;
                input.SkipLastField();
                int after = (int)input.Position;
                int length = new CodedInputStream(_file, before, after - before).ReadLength();
                return (field, 0, after - length, length);
        }
    }

    private OnnxField Known(OnnxField[] known, uint tag, int at)
    {
        int number = WireFormat.GetTagFieldNumber(tag);
        OnnxField field = Array.Find(known, f => f.Number == number)
            ?? throw new InvalidDataException($"{Place}: field {number} at byte {at}, expected only {string.Join(", ", known.Select(f => f.Name))}.");
        if (WireFormat.GetTagWireType(tag) != field.Wire)
            throw new InvalidDataException($"{Place}: {field.Name} at byte {at} is written as {WireFormat.GetTagWireType(tag)}, expected {field.Wire}.");
        if (!field.IsRepeated && Has(field))
            throw new InvalidDataException($"{Place}: a second {field.Name} at byte {at}, expected one.");
        return field;
    }

    private InvalidDataException Missing(OnnxField field) => new($"{Place}: {field.Name} is missing (message at byte {_start}).");
}
