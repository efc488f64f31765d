using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FerLib.Datasets;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <content>The file: safetensors, with all that is no tensor in its metadata.</content>
internal sealed partial class CheckpointFile
{
    /// <summary>What the metadata's "format" says.</summary>
    public const string Format = "FerLib checkpoint 1";

    // Before the names of the best epoch's tensors.
    private const string KeptPrefix = "kept.";
    private const string IdentityPrefix = "training.";
    private const string ChecksumName = "sha256";

    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // the validation loss is NaN where nothing is validated
    };

    private void Write(Checkpoint checkpoint)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["format"] = Format,
            ["position"] = JsonSerializer.Serialize(checkpoint.Position, Json),
            ["ended"] = JsonSerializer.Serialize(checkpoint.Ended, Json),
            ["sums"] = JsonSerializer.Serialize(checkpoint.Sums, Json),
            ["history"] = JsonSerializer.Serialize(checkpoint.Epochs, Json),
            ["kept_epoch"] = JsonSerializer.Serialize(checkpoint.KeptEpoch, Json),
            ["engines"] = JsonSerializer.Serialize(checkpoint.Engines, Json),
        };
        foreach ((string name, string value) in _identity.Facts)
            metadata[IdentityPrefix + name] = value;
        IEnumerable<NamedTensor> kept = checkpoint.Kept?.Select(tensor => new NamedTensor(KeptPrefix + tensor.Name, tensor.Shape, tensor.Values)) ?? [];
        var state = new NamedState(checkpoint.State.Concat(kept));
        metadata[ChecksumName] = Checksum(state, metadata);
        Safetensors.Write(_file, state, metadata);
    }

    private Checkpoint Read()
    {
        NamedState tensors;
        IReadOnlyDictionary<string, string> metadata;
        try
        {
            (tensors, metadata) = Safetensors.Read(_file);
        }
        catch (InvalidDataException error)
        {
            throw Refused(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{OneLine.Of(_file)}: the checkpoint cannot be read: {error.Message}", error);
        }

        if (metadata.GetValueOrDefault("format") is var format && format != Format)
            throw Refused($"its format is \"{OneLine.Of(format ?? "(none)")}\", expected \"{Format}\".");
        // Before the checksum, so that a file of another training says what it is.
        IReadOnlyList<string> differences = _identity.DifferencesFrom(new TrainingIdentity(
            [.. metadata.Where(pair => pair.Key.StartsWith(IdentityPrefix, StringComparison.Ordinal))
                .Select(pair => KeyValuePair.Create(pair.Key[IdentityPrefix.Length..], pair.Value))]));
        if (differences.Count > 0)
        {
            throw new TrainingException(
                $"{OneLine.Of(_file)} is the checkpoint of another training: {string.Join("; ", differences)}. Set this back, name another file, or delete this one to start afresh.");
        }

        if (FiniteNumbers.Problem(tensors) is { } problem)
            throw Refused(problem);
        if (metadata.GetValueOrDefault(ChecksumName) != Checksum(tensors, metadata))
            throw Refused("its content does not have the checksum that was written with it.");
        return Parse(tensors, metadata);
    }

    private Checkpoint Parse(NamedState tensors, IReadOnlyDictionary<string, string> metadata)
    {
        try
        {
            NamedTensor[] kept = [.. tensors.Where(IsKept).Select(tensor => new NamedTensor(tensor.Name[KeptPrefix.Length..], tensor.Shape, tensor.Values))];
            return new Checkpoint
            {
                Position = Of<TrainingPosition>("position"),
                Ended = Of<StopReason?>("ended"),
                Sums = Of<EpochSums>("sums"),
                Epochs = Of<EpochRecord[]>("history"),
                KeptEpoch = Of<int>("kept_epoch"),
                Engines = Of<string[]>("engines"),
                State = new NamedState(tensors.Where(tensor => !IsKept(tensor))),
                Kept = kept.Length > 0 ? new NamedState(kept) : null,
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException)
        {
            throw Refused($"its metadata cannot be read: {error.Message}", error);
        }

        T Of<T>(string name) => JsonSerializer.Deserialize<T>(metadata[name], Json)!;
    }

    private static bool IsKept(NamedTensor tensor) => tensor.Name.StartsWith(KeptPrefix, StringComparison.Ordinal);

    private TrainingException Refused(string what, Exception? inner = null) =>
        new($"{OneLine.Of(_file)} is no checkpoint to go on from: {what} Delete it to start afresh, or name another file.", inner);

    /// <summary>SHA-256 over all pairs but itself and all tensors, each with its name and lengths.</summary>
    private static string Checksum(NamedState state, IReadOnlyDictionary<string, string> metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string text) in metadata.Where(pair => pair.Key != ChecksumName).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Append($"{name.Length} {text.Length} {name}{text}");
        foreach (NamedTensor tensor in state.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            Append($"{tensor.Name.Length} {tensor.Name} {string.Join(' ', tensor.Shape)};");
            hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
