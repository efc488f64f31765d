using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FerLib.Datasets;

namespace FerLib.Training;

/// <summary>What makes a training this one and no other: two with the same identity end in the same weights.</summary>
/// <param name="Facts">Name and value, in a fixed order.</param>
internal sealed record TrainingIdentity(IReadOnlyList<KeyValuePair<string, string>> Facts)
{
    private const int MostDifferences = 6;
    private const int HashDigits = 16;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The identity of a training.</summary>
    /// <param name="options">The recipe.</param>
    /// <param name="training">Its training pictures.</param>
    /// <param name="validation">Its validation pictures.</param>
    /// <param name="standardization">Fitted on the training pictures: tells other pictures under the same names apart.</param>
    public static TrainingIdentity Of(
        TrainingOptions options, PictureTensors training, PictureTensors validation, Standardization standardization)
    {
        var facts = new List<KeyValuePair<string, string>>();
        AddLeaves(facts, "", JsonSerializer.SerializeToNode(options, Json)!.AsObject());
        Add("Labels", string.Join(", ", training.Manifest.Labels));
        Add("Input", training.Shape.ToString());
        Add("Channels", training.Channels.ToString());
        Add("Data set (hash of its manifest)", training.Manifest.Hash);
        Add("Training pictures", Numbers(training.Indices));
        Add("Validation pictures", Numbers(validation.Indices));
        Add("Mean of the training pictures", JsonSerializer.Serialize(standardization.Mean));
        Add("Deviation of the training pictures", JsonSerializer.Serialize(standardization.Deviation));
        return new TrainingIdentity(facts);

        void Add(string name, string value) => facts.Add(KeyValuePair.Create(name, value));
    }

    /// <summary>The same for the same training, for the name of a file: 16 hexadecimal digits.</summary>
    public string Hash => HashOf(Encoding.UTF8.GetBytes(string.Join('\n', Facts.Select(fact => $"{fact.Key}={fact.Value}"))));

    /// <summary>In what another identity differs, in words; empty when it is the same.</summary>
    public IReadOnlyList<string> DifferencesFrom(TrainingIdentity stored)
    {
        var theirs = new Dictionary<string, string>(stored.Facts, StringComparer.Ordinal);
        List<string> lines = [];
        foreach ((string name, string value) in Facts)
        {
            if (!theirs.Remove(name, out string? other))
                lines.Add($"it says nothing of {name}, here {value}");
            else if (other != value)
                lines.Add($"{name} is {OneLine.Of(other)} in it, {value} here");
        }

        lines.AddRange(theirs.Select(fact => $"{OneLine.Of(fact.Key)} is {OneLine.Of(fact.Value)} in it, unknown here"));
        return lines.Count <= MostDifferences ? lines : [.. lines.Take(MostDifferences), $"and {lines.Count - MostDifferences} more"];
    }

    // "Optimizer.WeightDecay": 0.0001
    private static void AddLeaves(List<KeyValuePair<string, string>> facts, string prefix, JsonObject node)
    {
        foreach ((string name, JsonNode? value) in node)
        {
            if (value is JsonObject inner)
                AddLeaves(facts, $"{prefix}{name}.", inner);
            else
                facts.Add(KeyValuePair.Create($"{prefix}{(name == "$type" ? "Kind" : name)}", value?.ToString() ?? "none"));
        }
    }

    private static string Numbers(IReadOnlyList<int> indices)
    {
        byte[] bytes = new byte[sizeof(int) * indices.Count];
        for (int i = 0; i < indices.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), indices[i]);
        return string.Create(CultureInfo.InvariantCulture, $"{indices.Count}, {HashOf(bytes)}");
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits];
}
