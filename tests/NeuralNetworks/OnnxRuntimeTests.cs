using System.Security.Cryptography;
using FerLib.NeuralNetworks;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

/// <summary>What ONNX Runtime computes from an exported file, stored and, where it is installed, anew.</summary>
public sealed class OnnxRuntimeTests : IDisposable
{
    // What the export promises; two float32 engines that sum in another order are some 1e-7 apart.
    private const double Tolerance = 1e-5;

    // A new run of the same runtime's kind: other versions and processors sum in another order.
    private const double StoredTolerance = 2e-6;

    private const int Pictures = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("ferlib-onnx-").FullName;

    private string FilePath => Path.Combine(_folder, "model.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Cases => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Write_AStoredCase_GivesTheFileAndTheProbabilitiesOfOnnxRuntime(string name)
    {
        float[] input = Export(name);
        (string hash, float[] expected) = Stored(name);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(FilePath))));
        AssertClose(expected, OwnProbabilities(name, input), Tolerance);
        // A network that says the same of everything would agree with any other such.
        Assert.InRange(expected.Max(), 0.2, 0.99);
        Assert.NotEqual(expected[..(expected.Length / Pictures)], expected[(expected.Length / Pictures)..]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Write_AStoredCase_IsComputedAlikeByTheInstalledOnnxRuntime(string name)
    {
        Assert.SkipWhen(ForeignProgram.OnnxRuntimeNode is null, ForeignProgram.NoOnnxRuntimeNode);
        float[] input = Export(name);
        string line = Run(FilePath, input);
        float[] actual = ForeignProgram.Numbers(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        AssertClose(actual, OwnProbabilities(name, input), Tolerance);
        (string hash, float[] stored) = Stored(name);
        Assert.True(line.StartsWith(hash, StringComparison.Ordinal), $"onnx_probabilities.txt should say\n{name} {line}");
        AssertClose(stored, actual, StoredTolerance);
    }

    /// <summary>Runs the script, which prints hash and probabilities.</summary>
    internal static string Run(string model, float[] input)
    {
        string numbers = model + ".f32";
        ForeignProgram.WriteNumbers(numbers, input);
        return Assert.Single(ForeignProgram.Run("node", ForeignProgram.Script("onnx_probabilities.mjs"), ForeignProgram.OnnxRuntimeNode!, model, numbers));
    }

    private static Dictionary<string, (Architecture Architecture, InputShape Input)> Networks { get; } = new(StringComparer.Ordinal)
    {
        ["reading1"] = (OnnxTests.ReadingOf(1), new InputShape(1, 32, 32)),
        ["reading2"] = (OnnxTests.ReadingOf(2), new InputShape(3, 33, 29)),
        ["reading3"] = (OnnxTests.ReadingOf(3), new InputShape(4, 17, 30)),
        ["windows-over-a-vector"] = (OnnxTests.Architectures["windows over a vector"], new InputShape(2, 13, 15)),
        ["normalized-vector"] = (OnnxTests.Architectures["normalized vector"], new InputShape(2, 13, 15)),
        ["ends-in-a-map"] = (OnnxTests.Architectures["ends in a map"], new InputShape(2, 13, 15)),
    };

    private float[] Export(string name)
    {
        (Architecture architecture, InputShape input) = Networks[name];
        Onnx.Write(FilePath, architecture, input, ExactNumbers.Weights(architecture, input), new Dictionary<string, string> { ["case"] = name });
        return ExactNumbers.Input(Pictures, input);
    }

    private static double[] OwnProbabilities(string name, float[] values)
    {
        (Architecture architecture, InputShape input) = Networks[name];
        using INetwork network = new CpuEngine(2).Compile(architecture, input, 0);
        network.SetState(ExactNumbers.Weights(architecture, input));
        float[] scores = new float[Pictures * network.Classes];
        network.Predict(values, Pictures, scores);
        return Softmaxes.Of(scores, network.Classes);
    }

    private static (string Hash, float[] Probabilities) Stored(string name)
    {
        string[] parts = File.ReadLines(ForeignProgram.Script("onnx_probabilities.txt")).Select(line => line.Split(' ', 3)).Single(parts => parts[0] == name);
        return (parts[1], ForeignProgram.Numbers(parts[2]));
    }

    private static void AssertClose<T>(float[] expected, T[] actual, double tolerance)
        where T : IConvertible
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], Convert.ToDouble(actual[i], System.Globalization.CultureInfo.InvariantCulture), tolerance);
    }
}
