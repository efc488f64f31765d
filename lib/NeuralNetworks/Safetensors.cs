using System.Buffers.Binary;
using System.Text.Json;

namespace FerLib.NeuralNetworks;

/// <summary>Writes and reads named float32 tensors in the safetensors format.</summary>
/// <remarks>
/// Eight bytes, little-endian: the length of the header; the header, a JSON object that gives each tensor's dtype, shape and
/// data_offsets (begin and end, counted from the end of the header) and texts under __metadata__; then the numbers, little-endian.
/// Source: the format section of github.com/huggingface/safetensors.
/// </remarks>
public static partial class Safetensors
{
    private const string MetadataName = "__metadata__";
    private const int PrefixBytes = 8;

    /// <summary>Writes a file; an existing one is replaced only when the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The tensors.</param>
    /// <param name="metadata">Texts to keep with them, by name.</param>
    /// <exception cref="ArgumentException">A tensor is named __metadata__.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, NamedState state, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(metadata);
        byte[] header = Header(state, metadata);
        WeightFile.Write(path, stream =>
        {
            Span<byte> prefix = stackalloc byte[PrefixBytes];
            BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
            stream.Write(prefix);
            stream.Write(header);
            foreach (NamedTensor tensor in state)
                stream.Write(WeightFile.Bytes(tensor.Values));
        });
    }

    private static byte[] Header(NamedState state, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach ((string name, string text) in metadata)
                    json.WriteString(name, text);
                json.WriteEndObject();
            }

            long offset = 0;
            foreach (NamedTensor tensor in state)
            {
                if (tensor.Name == MetadataName)
                    throw new ArgumentException($"A tensor is named {MetadataName}, which the format keeps for its own notes.", nameof(state));
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (int size in tensor.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += (long)tensor.Values.Length * sizeof(float);
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Blanks up to a multiple of eight, so that the numbers start aligned.
        while (buffer.Length % PrefixBytes != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }
}
