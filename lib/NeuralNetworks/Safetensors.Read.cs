using System.Buffers.Binary;
using System.Text.Json;

namespace FerLib.NeuralNetworks;

public static partial class Safetensors
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is cut short or malformed, or holds other numbers than float32; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = File.ReadAllBytes(path);
        string file = Path.GetFileName(path);
        try
        {
            return Parse(bytes);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file}: not a safetensors file of float32 tensors: {exception.Message}", exception);
        }
    }

    private static SafetensorsFile Parse(byte[] bytes)
    {
        if (bytes.Length < PrefixBytes)
            throw new InvalidDataException($"it has {bytes.Length} bytes, expected at least {PrefixBytes} for the length of the header.");
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (headerLength > (ulong)(bytes.Length - PrefixBytes))
        {
            throw new InvalidDataException(
                $"the header is said to have {headerLength} bytes, but {bytes.Length - PrefixBytes} follow byte {PrefixBytes}; the file is cut short or no such file.");
        }

        int start = PrefixBytes + (int)headerLength;
        using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(PrefixBytes, (int)headerLength));
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<(long Begin, long End, string Name, int[] Shape)>();
        foreach (JsonProperty property in header.RootElement.EnumerateObject())
        {
            if (property.Name != MetadataName)
            {
                entries.Add(Entry(property));
                continue;
            }

            foreach (JsonProperty note in property.Value.EnumerateObject())
                metadata[note.Name] = note.Value.GetString() ?? throw new InvalidDataException($"{MetadataName}: {note.Name} is not a text.");
        }

        return new SafetensorsFile(Tensors(bytes, start, entries), metadata);
    }

    private static (long Begin, long End, string Name, int[] Shape) Entry(JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Object
            || !property.Value.TryGetProperty("dtype", out JsonElement type) || type.ValueKind != JsonValueKind.String
            || !property.Value.TryGetProperty("shape", out JsonElement shape) || shape.ValueKind != JsonValueKind.Array
            || !property.Value.TryGetProperty("data_offsets", out JsonElement offsets) || offsets.ValueKind != JsonValueKind.Array
            || offsets.GetArrayLength() != 2)
        {
            throw new InvalidDataException($"{property.Name}: expected dtype, shape and two data_offsets.");
        }

        if (type.GetString() != "F32")
            throw new InvalidDataException($"{property.Name}: dtype is {type.GetString()}, expected F32.");
        int[] sizes = [.. shape.EnumerateArray().Select(size => Number(property.Name, size) is var n && n <= int.MaxValue
            ? (int)n : throw new InvalidDataException($"{property.Name}: size {n} is too large."))];
        return (Number(property.Name, offsets[0]), Number(property.Name, offsets[1]), property.Name, sizes);
    }

    private static long Number(string tensor, JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) && number >= 0
            ? number
            : throw new InvalidDataException($"{tensor}: {element.GetRawText()} is not a whole number from 0.");

    private static NamedState Tensors(byte[] bytes, int start, List<(long Begin, long End, string Name, int[] Shape)> entries)
    {
        var tensors = new List<NamedTensor>();
        long expected = 0;
        foreach ((long begin, long end, string name, int[] shape) in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            // The format allows no gaps and no overlaps.
            if (begin != expected)
                throw new InvalidDataException($"{name}: its data begins at {begin}, expected {expected}, where the data before it ends.");
            if (end > bytes.Length - start)
                throw new InvalidDataException($"{name}: its data ends at {end}, but the file has {bytes.Length - start} bytes of data; it is cut short.");
            Int128 length = shape.Aggregate((Int128)sizeof(float), (product, size) => Int128.Min(product * size, long.MaxValue));
            if (end - begin != length)
                throw new InvalidDataException($"{name}: {end - begin} bytes for shape ({string.Join(", ", shape)}), expected {length}.");
            tensors.Add(new NamedTensor(name, shape, WeightFile.Values(bytes.AsSpan(start + (int)begin, (int)(end - begin)))));
            expected = end;
        }

        return expected == bytes.Length - start
            ? new NamedState(tensors)
            : throw new InvalidDataException($"{bytes.Length - start - expected} bytes follow the last tensor, which no tensor names.");
    }
}
