using FerLib.NeuralNetworks;
using FerLib.Randomness;
using Xunit;

namespace FerLib.Tests.NeuralNetworks;

public sealed class OnnxReadTests : IDisposable
{
    private const int Mutations = 6_000;

    private static readonly Architecture Network = PyTorchTests.SmallNetwork();
    private static readonly InputShape Input = new(2, 13, 15);
    private static readonly NamedState State = ExactNumbers.Weights(Network, Input);
    private static readonly Dictionary<string, string> Notes = new() { ["labels"] = "[\"Ärger\"]", ["empty"] = "" };

    private readonly string _folder = Directory.CreateTempSubdirectory("ferlib-onnx-").FullName;

    private string FilePath => Path.Combine(_folder, "model.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_WhatWasWritten_GivesBackTheSameBitsAndTexts()
    {
        State["convolution1.bias"].Values[1] = -0f;
        State["convolution1.bias"].Values[2] = float.Epsilon;
        OnnxFile file = WriteAndRead();
        Assert.Equal(Notes, file.Metadata);
        Assert.Equal("words", file.Documentation);
        NamedState read = file.StateOf(Network, Input);
        Assert.Equal(State.Select(tensor => tensor.Name), read.Select(tensor => tensor.Name));
        foreach (NamedTensor tensor in State)
        {
            Assert.Equal(tensor.Shape, read[tensor.Name].Shape);
            Assert.Equal(tensor.Values.Select(BitConverter.SingleToInt32Bits), read[tensor.Name].Values.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void StateOf_AnotherNetworkOrInput_SaysWhatDiffers()
    {
        OnnxFile file = WriteAndRead();
        AssertRefused("graph: inputs [input (N, 2, 13, 15)], expected [input (N, 2, 13, 16)]", () => file.StateOf(Network, Input with { Width = 16 }));
        AssertRefused("graph: outputs [scores (N, 3)", () => file.StateOf(new Architecture("other", [new FullyConnected("fullyConnected", null, 4)]), Input));
        var other = new Architecture("other", [new ReLU("first", null), .. Network.Layers]);
        AssertRefused("node 0 (convolution1): op_type Conv, expected Relu", () => file.StateOf(other, Input));
    }

    public static TheoryData<string> Changes => [.. Changed.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public void StateOf_AChangedModel_SaysWhereAndWhatWasExpected(string expected)
    {
        File.WriteAllBytes(FilePath, OnnxEncoding.Encode(Changed[expected](Decoded())));
        AssertRefused(expected, () => Onnx.Read(FilePath).StateOf(Network, Input));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void StateOf_WeightThatIsNoNumber_NamesTensorAndIndex(float value)
    {
        OnnxModel model = Decoded();
        byte[] data = model.Graph.Initializers[0].Data.ToArray();
        BitConverter.TryWriteBytes(data.AsSpan(4 * 17), value);
        OnnxInitializer[] tensors = [model.Graph.Initializers[0] with { Data = data }, .. model.Graph.Initializers.Skip(1)];
        File.WriteAllBytes(FilePath, OnnxEncoding.Encode(model with { Graph = model.Graph with { Initializers = tensors } }));
        AssertRefused("convolution1.weight[17] of shape (5, 2, 5, 5) is ", () => Onnx.Read(FilePath).StateOf(Network, Input));
    }

    [Theory]
    [InlineData(new byte[] { 0xCA, 0x01, 0 }, "model: field 25 at byte ")] // functions: operators that are defined anew
    [InlineData(new byte[] { 0x08, 0x08 }, "model: a second ir_version at byte ")]
    [InlineData(new byte[] { 0x75, 0, 0, 0, 0 }, "model: metadata_props at byte ")] // a number where a message belongs
    [InlineData(new byte[] { 0x72, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 }, "is cut short or damaged")] // a length of 2 GiB
    [InlineData(new byte[] { 0x72, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F }, "is cut short or damaged")] // a negative length
    [InlineData(new byte[] { 0x72, 0x02, 0x0A, 0x00 }, "model.metadata_props: value is missing")]
    [InlineData(new byte[] { 0x72, 0x04, 0x0A, 0x00, 0x12, 0x00, 0x72, 0x04, 0x0A, 0x00, 0x12, 0x00 }, "a second \"\", expected each name once")]
    [InlineData(new byte[] { 0x00 }, "is cut short or damaged")]
    [InlineData(new byte[] { 0x0B }, "model: ir_version at byte ")] // a group
    public void Read_BytesThatDoNotBelongThere_SaysWhere(byte[] more, string expected)
    {
        Write();
        File.WriteAllBytes(FilePath, [.. File.ReadAllBytes(FilePath), .. more]);
        AssertRefused(expected, () => Onnx.Read(FilePath));
    }

    [Fact]
    public void Read_MillionsOfEmptyFields_IsRefusedBeforeTheyFillTheMemory()
    {
        byte[] bytes = new byte[16 << 20];
        for (int i = 0; i < bytes.Length; i += 2)
            bytes[i] = 0x72;
        File.WriteAllBytes(FilePath, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused("it has more than 250000 fields", () => Onnx.Read(FilePath));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 128 << 20);
    }

    [Fact]
    public void Read_ANameOfManyMegabytes_IsRefusedBeforeItIsDecoded()
    {
        const int Length = 20 << 20;
        byte[] bytes = new byte[Length + 5];
        // doc_string and the varint of its length, 20 MiB.
        new byte[] { 0x32, 0x80, 0x80, 0x80, 0x0A }.CopyTo(bytes, 0);
        File.WriteAllBytes(FilePath, [0x08, 0x08, 0x42, 0x02, 0x10, 0x11, .. bytes]);
        AssertRefused("its names and texts have more than 16777216 bytes", () => Onnx.Read(FilePath));
    }

    [Fact]
    public void Read_EveryTruncation_IsRefused()
    {
        Write();
        byte[] whole = File.ReadAllBytes(FilePath);
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => new OnnxFile("cut", OnnxDecoding.Decode(whole[..length])).StateOf(Network, Input));
    }

    [Fact]
    public void Read_RandomChanges_GiveAnErrorOrFiniteWeights()
    {
        Write();
        byte[] whole = File.ReadAllBytes(FilePath);
        var random = new CounterRandom(11, 0);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = Mutate(whole, random);
            try
            {
                NamedState state = new OnnxFile("changed", OnnxDecoding.Decode(bytes)).StateOf(Network, Input);
                Assert.True(state.All(tensor => tensor.Values.All(float.IsFinite)));
                Assert.Equal(State.Select(tensor => tensor.Values.Length), state.Select(tensor => tensor.Values.Length));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Mutations / 4, Mutations);
    }

    [Fact]
    public void Read_NoFile_SaysSo() => Assert.Throws<FileNotFoundException>(() => Onnx.Read(FilePath));

    /// <summary>What is changed, by the message that it must give.</summary>
    private static Dictionary<string, Func<OnnxModel, OnnxModel>> Changed { get; } = new(StringComparer.Ordinal)
    {
        ["model: ir_version 9, expected 8"] = model => model with { IrVersion = 9 },
        ["model: version of the operator set 13, expected 17"] = model => model with { OperatorSet = 13 },
        ["node 2 (relu1): op_type Sigmoid, expected Relu"] = model => WithNode(model, 2, node => node with { Operator = "Sigmoid" }),
        ["node 2 (x): name x, expected relu1"] = model => WithNode(model, 2, node => node with { Name = "x" }),
        ["node 2 (relu1): inputs [convolution1], expected [normalization1]"] = model => WithNode(model, 2, node => node with { Inputs = ["convolution1"] }),
        ["node 2 (relu1): outputs [relu1; more], expected [relu1]"] = model => WithNode(model, 2, node => node with { Outputs = ["relu1", "more"] }),
        ["node 1 (normalization1): attributes [epsilon = 0.001 (Real)], expected [epsilon = 1E-05 (Real)]"] =
            model => WithNode(model, 1, node => node with { Attributes = [OnnxAttribute.Of("epsilon", 0.001f)] }),
        ["node 3 (pooling): attributes [kernel_shape = 5, 5 (Integers); strides = 2, 2 (Integers); pads = 2, 2, 2, 2 (Integers)], expected ["] =
            model => WithNode(model, 3, node => node with { Attributes = [.. node.Attributes.Take(3)] }),
        ["graph: number of nodes 9, expected 10"] = model => WithGraph(model, graph => graph with { Nodes = [.. graph.Nodes.SkipLast(1)] }),
        ["graph: number of nodes 11, expected 10"] = model => WithGraph(model, graph => graph with { Nodes = [.. graph.Nodes, graph.Nodes[0]] }),
        ["initializer convolution1.bias: missing, expected shape (5)"] = model => WithTensor(model, 1, _ => []),
        ["initializer convolution1.bias: there are two, expected one"] = model => WithTensor(model, 1, tensor => [tensor, tensor]),
        ["initializer extra: unknown to the network"] = model => WithTensor(model, 1, tensor => [tensor, tensor with { Name = "extra" }]),
        ["initializer convolution1.bias: shape (5, 1), expected (5)"] = model => WithTensor(model, 1, tensor => [tensor with { Shape = [5, 1] }]),
        ["initializer convolution1.bias: shape (9223372036854775807), expected (5)"] = model => WithTensor(model, 1, tensor => [tensor with { Shape = [long.MaxValue] }]),
        ["initializer convolution1.bias: bytes of raw_data 16, expected 20"] = model => WithTensor(model, 1, tensor => [tensor with { Data = tensor.Data[..16] }]),
        ["graph: inputs [input (M, 2, 13, 15)], expected [input (N, 2, 13, 15)]"] = model => WithGraph(model, graph => graph with { Inputs = [graph.Inputs[0] with { Batch = "M" }] }),
        ["graph: outputs [], expected [scores (N, 3); probabilities (N, 3)]"] = model => WithGraph(model, graph => graph with { Outputs = [] }),
    };

    private static OnnxModel WithGraph(OnnxModel model, Func<OnnxGraph, OnnxGraph> change) => model with { Graph = change(model.Graph) };

    private static OnnxModel WithNode(OnnxModel model, int index, Func<OnnxNode, OnnxNode> change) =>
        WithGraph(model, graph => graph with { Nodes = [.. graph.Nodes.Select((node, i) => i == index ? change(node) : node)] });

    private static OnnxModel WithTensor(OnnxModel model, int index, Func<OnnxInitializer, OnnxInitializer[]> change) =>
        WithGraph(model, graph => graph with { Initializers = [.. graph.Initializers.SelectMany((tensor, i) => i == index ? change(tensor) : [tensor])] });

    /// <summary>A few bytes changed, removed or put in; the weights' own bytes, most of the file, are spared mostly.</summary>
    private static byte[] Mutate(byte[] whole, CounterRandom random)
    {
        List<byte> bytes = [.. whole];
        for (int changes = 1 + random.NextInt32(3); changes > 0; changes--)
        {
            int at = random.NextInt32(2) == 0 ? random.NextInt32(Math.Min(bytes.Count, 1100)) : random.NextInt32(bytes.Count);
            switch (random.NextInt32(4))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(1 + random.NextInt32(20), bytes.Count - at - 1));
                    break;
                case 1:
                    bytes.InsertRange(at, whole.Skip(random.NextInt32(whole.Length)).Take(1 + random.NextInt32(20)));
                    break;
                default:
                    bytes[at] = (byte)random.NextInt32(256);
                    break;
            }
        }

        return [.. bytes];
    }

    private OnnxFile WriteAndRead()
    {
        Write();
        return Onnx.Read(FilePath);
    }

    private OnnxModel Decoded()
    {
        Write();
        return OnnxDecoding.Decode(File.ReadAllBytes(FilePath));
    }

    private void Write() => Onnx.Write(FilePath, Network, Input, State, Notes, "words");

    private static void AssertRefused(string expected, Action read)
    {
        string message = Assert.Throws<InvalidDataException>(read).Message;
        Assert.Contains("model.onnx: not an ONNX model as FerLib writes it: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith("export the model again.", message, StringComparison.Ordinal);
    }
}
