using System.Text.Json;
using FerLib.NeuralNetworks;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>A case of Reference/pytorch_references.py: a network, its pictures, a recipe, and what PyTorch computes.</summary>
internal sealed partial record PyTorchCase(
    string Name, string Layers, int Channels, int Height, int Width, int Classes, int Count, string Rule, float Rate, int Steps,
    float Epsilon, float Momentum, float WeightDecay, float DecoupledWeightDecay, float? MaximumNorm, float Smoothing, float[] ClassWeights,
    string Pictures, float HeadScale, bool Sampled)
{
    private static readonly Lazy<(PyTorchCase[] Cases, NamedState Results)> File = new(() =>
    {
        SafetensorsFile file = Safetensors.Read(
            Path.Combine(RepositoryRoot.Folder, "tests", "NeuralNetworks", "Reference", "pytorch_references.safetensors"));
        return (JsonSerializer.Deserialize<PyTorchCase[]>(file.Metadata["cases"], JsonSerializerOptions.Web)!, file.State);
    });

    /// <summary>All cases, in the script's order.</summary>
    public static IReadOnlyList<PyTorchCase> All => File.Value.Cases;

    /// <summary>Shape of one picture.</summary>
    public InputShape Shape => new(Channels, Height, Width);

    /// <summary>Whether Adam makes whole steps, or steps of size, of gradients that are rounding noise.</summary>
    public bool StepsByNoise => Rule != "sgd" && (Epsilon < 1e-6f || Rate > 1);

    /// <summary>The case of a name.</summary>
    public static PyTorchCase Of(string name) => All.Single(each => each.Name == name);

    /// <summary>PyTorch's results, by their names without the case's.</summary>
    public Dictionary<string, float[]> Expected() => File.Value.Results
        .Where(tensor => tensor.Name.StartsWith(Name + "/", StringComparison.Ordinal))
        .ToDictionary(tensor => tensor.Name[(Name.Length + 1)..], tensor => tensor.Values, StringComparer.Ordinal);

    /// <summary>The network; where it is one of the paper's readings at the paper's size, that one.</summary>
    public Architecture Architecture()
    {
        Architecture written = new(Name, [.. Parsed(), new Softmax("softmax", null), new ClassificationOutput("classification", null)]);
        Architecture[] readings =
        [
            PaperArchitectures.FullyConnectedReading(Classes), PaperArchitectures.NoLogitRelu(Classes), PaperArchitectures.GlobalAverageReading(Classes),
        ];
        return readings.FirstOrDefault(reading => reading.Layers.Select(layer => layer with { PaperRow = null }).SequenceEqual(written.Layers)) ?? written;
    }

    /// <summary>The step's options, with its dropout mask.</summary>
    public StepOptions Options(int step, int dropoutFeatures) => new()
    {
        LearningRate = Rate,
        Optimizer = Rule == "sgd"
            ? new SgdOptions { Momentum = Momentum, WeightDecay = WeightDecay }
            : new AdamOptions { Epsilon = Epsilon, WeightDecay = WeightDecay, DecoupledWeightDecay = DecoupledWeightDecay },
        MaximumGradientNorm = MaximumNorm,
        LabelSmoothing = Smoothing,
        ClassWeights = ClassWeights,
        DropoutMask = Enumerable.Range(step, Count * dropoutFeatures).Select(i => i % 3 == 1 ? 0f : 1.5f).ToArray(),
    };

    /// <summary>The step's classes.</summary>
    public int[] Labels(int step) => [.. Enumerable.Range(step, Count).Select(i => i % Classes)];

    private IEnumerable<Layer> Parsed()
    {
        var numbers = new Dictionary<char, int>();
        foreach (string word in Layers.Split(' '))
        {
            int number = numbers[word[0]] = numbers.GetValueOrDefault(word[0]) + 1;
            yield return word[0] switch
            {
                'c' => new Convolution($"convolution{number}", null, int.Parse(word.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)),
                'n' => new BatchNormalization($"normalization{number}", null),
                'r' => new ReLU($"relu{number}", null),
                'p' => new AveragePooling("pooling", null),
                'g' => new GlobalAveragePooling("globalPooling", null),
                'd' => new Dropout("dropout", null, 1 / 3.0),
                'f' => new FullyConnected("fullyConnected", null, Classes),
                _ => throw new InvalidDataException($"{Name}: {word} is no layer."),
            };
        }
    }
}
