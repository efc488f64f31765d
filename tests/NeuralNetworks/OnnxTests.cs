using FerLib.NeuralNetworks;
using FerLib.Tests.NeuralNetworks.Reference;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class OnnxTests : IDisposable
{
    // Probabilities of float32 arithmetic against double precision, both of the same weights.
    private const double Tolerance = 1e-5;

    private static readonly InputShape SmallInput = new(2, 13, 15);
    private static readonly Dictionary<string, string> Notes = new() { ["labels"] = "[\"Ärger\"]", ["a"] = "" };

    private readonly string _folder = Directory.CreateTempSubdirectory("ferlib-onnx-").FullName;

    private string FilePath => Path.Combine(_folder, "model.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1, 33, 29, 5)]
    [InlineData(2, 3, 17, 29, 1)]
    [InlineData(2, 4, 16, 9, 5)]
    [InlineData(3, 4, 33, 18, 1)]
    [InlineData(3, 1, 7, 32, 5)]
    public void Write_AReadingOfThePaper_ComputesTheNetworksProbabilities(int reading, int channels, int height, int width, int pictures) =>
        AssertSameProbabilities(ReadingOf(reading), new InputShape(channels, height, width), pictures);

    public static TheoryData<string> Layers => [.. Architectures.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Write_EveryKindOfLayer_ComputesTheNetworksProbabilities(string architecture) =>
        AssertSameProbabilities(Architectures[architecture], SmallInput, 3);

    [Fact]
    public void Write_AModel_HasTheVersionsNamesAndShapes()
    {
        Write(ReadingOf(3), new InputShape(3, 17, 19));
        var evaluator = new OnnxEvaluator(File.ReadAllBytes(FilePath));
        ProtobufMessage model = evaluator.Model, graph = model.Message(7);
        Assert.Equal(8, model.Number(1));
        Assert.Equal("two words", model.Text(6));
        Assert.Equal(17, model.Message(8).Number(2));
        Assert.Equal(Notes.OrderBy(note => note.Key), model.Messages(14).Select(pair => KeyValuePair.Create(pair.Text(1), pair.Text(2))));
        Assert.Equal(
            [
                "Conv convolution1", "BatchNormalization normalization1", "Relu relu1", "Conv convolution2", "BatchNormalization normalization2", "Relu relu2",
                "AveragePool pooling", "Conv convolution3", "BatchNormalization normalization3", "Relu relu3", "Conv convolution4",
                "BatchNormalization normalization4", "Relu relu4", "BatchNormalization normalization5", "Relu relu5", "GlobalAveragePool globalPooling",
                "Flatten fullyConnected.flatten", "Gemm fullyConnected", "Softmax softmax",
            ],
            evaluator.Nodes.Select(node => $"{node.Text(4)} {node.Text(3)}"));
        Assert.Equal(["input N, 3, 17, 19"], graph.Messages(11).Select(ValueOf));
        Assert.Equal(["scores N, 7", "probabilities N, 7"], graph.Messages(12).Select(ValueOf));
        Assert.Equal(
            InitialWeights.Draw(ReadingOf(3), new InputShape(3, 17, 19), 0).Select(tensor => $"{tensor.Name} {string.Join(", ", tensor.Shape)}"),
            graph.Messages(5).Select(tensor => $"{tensor.Text(8)} {string.Join(", ", tensor.Numbers(1))}"));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesAndNoOtherFile()
    {
        Write(PyTorchTests.SmallNetwork(), SmallInput);
        byte[] first = File.ReadAllBytes(FilePath);
        var otherOrder = new Dictionary<string, string>(Notes.Reverse());
        Onnx.Write(FilePath, PyTorchTests.SmallNetwork(), SmallInput, ExactNumbers.Weights(PyTorchTests.SmallNetwork(), SmallInput), otherOrder, "two words");
        Assert.Equal(first, File.ReadAllBytes(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Write_PlaceThatCannotBeWritten_LeavesTheFileThatWasThere()
    {
        File.WriteAllText(FilePath, "before");
        Directory.CreateDirectory(FilePath + ".partial");
        Assert.ThrowsAny<SystemException>(() => Write(PyTorchTests.SmallNetwork(), SmallInput));
        Assert.Equal("before", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Write_ATrainedNetworksState_LeavesTheOptimizerOut()
    {
        using INetwork network = new CpuEngine(1).Compile(Architectures["no windows"], SmallInput, 3);
        network.Train(Wave.Of(2 * SmallInput.Length, 5, 1), [0, 1], new StepOptions { LearningRate = 0.01f });
        Onnx.Write(FilePath, network.Architecture, SmallInput, network.GetState(), Notes);
        Assert.Equal(["fullyConnected.weight", "fullyConnected.bias"], new OnnxEvaluator(File.ReadAllBytes(FilePath)).Model.Message(7).Messages(5).Select(t => t.Text(8)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Write_WeightThatIsNoNumber_IsRefusedByPlace(float value)
    {
        NamedState state = ExactNumbers.Weights(PyTorchTests.SmallNetwork(), SmallInput);
        state["convolution2.weight"].Values[31] = value;
        string message = Assert.Throws<ArgumentException>(() => Onnx.Write(FilePath, PyTorchTests.SmallNetwork(), SmallInput, state, Notes)).Message;
        Assert.Contains("convolution2.weight[31] of shape (7, 5, 5, 5) is ", message, StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
    }

    [Theory]
    [InlineData("input")]
    [InlineData("scores")]
    [InlineData("fullyConnected.flatten")]
    [InlineData("fullyConnected.weight")]
    [InlineData("")]
    public void Write_LayerWithANameOfTheGraphsOwn_SaysToRenameIt(string name)
    {
        var architecture = new Architecture("odd", [new ReLU(name, null), new FullyConnected("fullyConnected", null, 3)]);
        var error = Assert.Throws<ArgumentException>(() => Write(architecture, SmallInput));
        Assert.Contains($"\"{name}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("rename the layer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_StateOfAnotherNetwork_NamesTheTensor()
    {
        NamedState state = ExactNumbers.Weights(PyTorchTests.SmallNetwork(), SmallInput);
        var error = Assert.Throws<ArgumentException>(() => Onnx.Write(FilePath, PyTorchTests.SmallNetwork(), new InputShape(2, 16, 33), state, Notes));
        Assert.StartsWith("fullyConnected.weight: shape is (3, 28), expected (3, 70).", error.Message, StringComparison.Ordinal);
    }

    internal static Architecture ReadingOf(int reading) => reading switch
    {
        1 => PaperArchitectures.FullyConnectedReading(7),
        2 => PaperArchitectures.NoLogitRelu(7, dropout: 0.3),
        _ => PaperArchitectures.GlobalAverageReading(7),
    };

    /// <summary>Orders of layers that the paper's network does not have.</summary>
    internal static Dictionary<string, Architecture> Architectures { get; } = new(StringComparer.Ordinal)
    {
        ["every kind"] = PyTorchTests.SmallNetwork(),
        ["no windows"] = new("no windows", [new FullyConnected("fullyConnected", null, 3)]),
        ["ends in a map"] = new("ends in a map", [new Convolution("convolution1", null, 4, 3, 1, 0), new GlobalAveragePooling("scores.map", null)]),
        ["normalized vector"] = new("normalized vector", [
            new FullyConnected("first", null, 6), new BatchNormalization("normalization1", null), new ReLU("relu", null),
            new FullyConnected("second", null, 3), new Softmax("scores", null)]),
        ["windows over a vector"] = new("windows over a vector", [
            new FullyConnected("first", null, 6), new Convolution("convolution1", null, 5, 3, 2, 1), new AveragePooling("pooling", null, 3, 1, 1),
            new FullyConnected("second", null, 4), new GlobalAveragePooling("map", null), new FullyConnected("scores", null, 3)]),
        ["other windows"] = new("other windows", [
            new Convolution("convolution1", null, 3, 4, 3, 1), new AveragePooling("pooling", null, 3, 2, 0), new FullyConnected("fullyConnected", null, 2)]),
    };

    private void AssertSameProbabilities(Architecture architecture, InputShape input, int pictures)
    {
        Write(architecture, input);
        float[] values = ExactNumbers.Input(pictures, input);
        Dictionary<string, double[]> outputs =
            new OnnxEvaluator(File.ReadAllBytes(FilePath)).Run(values, [pictures, input.Channels, input.Height, input.Width]);

        using INetwork network = new CpuEngine(2).Compile(architecture, input, 0);
        network.SetState(ExactNumbers.Weights(architecture, input));
        float[] scores = new float[pictures * network.Classes];
        network.Predict(values, pictures, scores);
        double[] probabilities = Softmaxes.Of(scores, network.Classes);
        Assert.Equal(["scores", "probabilities"], outputs.Keys);
        Assert.Equal(probabilities.Length, outputs["probabilities"].Length);
        double largest = Math.Max(1, scores.Max(Math.Abs));
        for (int i = 0; i < scores.Length; i++)
        {
            Assert.Equal(outputs["probabilities"][i], probabilities[i], Tolerance);
            Assert.Equal(outputs["scores"][i] / largest, scores[i] / largest, Tolerance);
        }
    }

    private void Write(Architecture architecture, InputShape input) =>
        Onnx.Write(FilePath, architecture, input, ExactNumbers.Weights(architecture, input), Notes, "two words");

    private static string ValueOf(ProtobufMessage value)
    {
        ProtobufMessage[] axes = value.Message(2).Message(1).Message(2).Messages(1);
        return $"{value.Text(1)} {string.Join(", ", axes.Select(axis => axis.Texts(2).SingleOrDefault() ?? $"{axis.Number(1)}"))}";
    }
}
