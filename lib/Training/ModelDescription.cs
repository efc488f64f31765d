using System.Globalization;
using System.Text.Json;
using FerLib.Datasets;
using FerLib.Imaging;
using FerLib.NeuralNetworks;

namespace FerLib.Training;

/// <summary>Everything about a trained model besides its weights; stored with them.</summary>
public sealed record ModelDescription
{
    private const string Format = "FerLib trained model 1";

    /// <summary>The classes, in the order of the scores.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Shape of one input picture (C, H, W).</summary>
    public required InputShape Shape { get; init; }

    /// <summary>What the planes are.</summary>
    public required InputChannels Channels { get; init; }

    /// <summary>Mean and deviation of the training split.</summary>
    public required Standardization Standardization { get; init; }

    /// <summary>Which network it is. Default the paper's.</summary>
    public NetworkKind Network { get; init; }

    /// <summary>Reading of the paper's layers, 1..3; without meaning for another network.</summary>
    public required int Reading { get; init; }

    /// <summary>Share of the features dropped in training before the fully connected layer.</summary>
    public required double DropoutRate { get; init; }

    /// <summary>Whether predictions are averaged over the picture and its mirror image.</summary>
    public required bool AverageFlip { get; init; }

    /// <summary>How the split was drawn.</summary>
    public required SplitProtocol Protocol { get; init; }

    /// <summary>Seed of the training.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Seed of the split.</summary>
    public required ulong SplitSeed { get; init; }

    /// <summary>Name of the data set it was trained on.</summary>
    public required string DataSet { get; init; }

    /// <summary>Whether that is practice data: every result of the model then says so.</summary>
    public required bool IsPractice { get; init; }

    /// <summary>Hash of that data set's manifest.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>The epoch whose weights these are, from 1; 0 when the training was cancelled within the first.</summary>
    public required int KeptEpoch { get; init; }

    /// <summary>The network.</summary>
    public Architecture CreateArchitecture() => TrainingOptions.ArchitectureOf(Network, Reading, Labels.Count, DropoutRate);

    /// <summary>Refuses an input that no training made: another number of planes than is standardized, or sides beyond the largest.</summary>
    /// <exception cref="ArgumentException">The shape does not fit; the message gives both.</exception>
    internal void Check()
    {
        Standardization.Check(Shape);
        // Beyond it, sizes of feature maps would overflow.
        if (Shape.Height > PictureLoader.LargestSize || Shape.Width > PictureLoader.LargestSize)
            throw new ArgumentException($"The input is {Shape}, expected sides of at most {PictureLoader.LargestSize}.");
    }

    /// <summary>The description as the text pairs of a safetensors or ONNX file.</summary>
    internal Dictionary<string, string> ToMetadata()
    {
        Dictionary<string, string> metadata = PairsOfEveryModel();
        // Left out for the paper's network: its files are as they were before there was another.
        if (Network != NetworkKind.Paper)
            metadata.Add("network", Network.ToString());
        return metadata;
    }

    private Dictionary<string, string> PairsOfEveryModel() => new(StringComparer.Ordinal)
    {
        ["format"] = Format,
        ["labels"] = JsonSerializer.Serialize(Labels),
        ["input_shape"] = JsonSerializer.Serialize<int[]>([Shape.Channels, Shape.Height, Shape.Width]),
        ["channels"] = Channels.ToString(),
        ["mean"] = JsonSerializer.Serialize(Standardization.Mean),
        ["deviation"] = JsonSerializer.Serialize(Standardization.Deviation),
        ["reading"] = Text(Reading),
        ["dropout_rate"] = Text(DropoutRate),
        ["average_flip"] = AverageFlip ? "true" : "false",
        ["protocol"] = Protocol.ToString(),
        ["seed"] = Text(Seed),
        ["split_seed"] = Text(SplitSeed),
        ["data_set"] = DataSet,
        ["practice"] = IsPractice ? "true" : "false",
        ["manifest_hash"] = ManifestHash,
        ["kept_epoch"] = Text(KeptEpoch),
    };

    /// <summary>Reads the description back.</summary>
    /// <exception cref="TrainingException">A pair is missing or cannot be read; the message names file and pair.</exception>
    internal static ModelDescription FromMetadata(IReadOnlyDictionary<string, string> metadata, string file)
    {
        string? format = metadata.GetValueOrDefault("format");
        if (format == CheckpointFile.Format)
            throw new TrainingException($"{file}: this is the checkpoint of a training, expected a model. Run that training with it to its end, and save its model.");
        if (format != Format)
            throw new TrainingException($"{file}: the metadata's format is \"{format ?? "(missing)"}\", expected \"{Format}\". Save the model with this version of FerLib.");

        int[] shape = Read("input_shape", text => JsonSerializer.Deserialize<int[]>(text) is { Length: 3 } sizes ? sizes : throw new FormatException("three sizes"));
        return new ModelDescription
        {
            Labels = Read("labels", text => JsonSerializer.Deserialize<string[]>(text) is { Length: > 0 } labels && !labels.Contains(null) ? labels : throw new FormatException("labels")),
            Shape = new InputShape(shape[0], shape[1], shape[2]),
            Channels = Read("channels", Enum.Parse<InputChannels>),
            Standardization = Read("deviation", text => new Standardization(Read("mean", Numbers), Numbers(text))),
            Network = metadata.ContainsKey("network") ? Read("network", KindOf) : NetworkKind.Paper,
            Reading = Read("reading", text => int.Parse(text, CultureInfo.InvariantCulture) is >= 1 and <= 3 and int reading ? reading : throw new FormatException("1..3")),
            DropoutRate = Read("dropout_rate", text => double.Parse(text, CultureInfo.InvariantCulture)),
            AverageFlip = Read("average_flip", bool.Parse),
            Protocol = Read("protocol", Enum.Parse<SplitProtocol>),
            Seed = Read("seed", text => ulong.Parse(text, CultureInfo.InvariantCulture)),
            SplitSeed = Read("split_seed", text => ulong.Parse(text, CultureInfo.InvariantCulture)),
            DataSet = Read("data_set", text => text),
            IsPractice = Read("practice", bool.Parse),
            ManifestHash = Read("manifest_hash", text => text),
            KeptEpoch = Read("kept_epoch", text => int.Parse(text, CultureInfo.InvariantCulture)),
        };

        T Read<T>(string name, Func<string, T> parse)
        {
            if (!metadata.TryGetValue(name, out string? text))
                throw new TrainingException($"{file}: the metadata has no \"{name}\", expected a model saved by FerLib. Save it again.");
            try
            {
                return parse(text);
            }
            catch (Exception error) when (error is FormatException or OverflowException or ArgumentException or JsonException)
            {
                throw new TrainingException($"{file}: the metadata's \"{name}\" is \"{text}\", which cannot be read. Save the model again.", error);
            }
        }
    }

    private static NetworkKind KindOf(string text) =>
        Enum.TryParse(text, out NetworkKind kind) && Enum.IsDefined(kind) ? kind : throw new FormatException("a network's name");

    private static float[] Numbers(string text) =>
        JsonSerializer.Deserialize<float[]>(text) is { Length: > 0 } numbers ? numbers : throw new FormatException("numbers");

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
