namespace FerLib.NeuralNetworks;

/// <summary>Writes networks as ONNX models, for ONNX Runtime and other programs, and reads its own files back.</summary>
/// <remarks>
/// Opset 17, IR version 8, float32. The input "input" is (N, C, H, W), standardized, N being any number of pictures; the outputs are
/// "scores" and "probabilities", (N, classes) each. Nodes are named as our layers, initializers as our tensors ("convolution1.weight").
/// The same model gives the same bytes. Source: the IR specification, github.com/onnx/onnx/blob/main/docs/IR.md.
/// </remarks>
public static partial class Onnx
{
    internal const long IrVersion = 8;
    internal const long OperatorSet = 17;

    // A protobuf message ends at 2 GiB, and while it is written there are two copies of the weights.
    private const long MostBytes = 1L << 30;
    private const long MostFileBytes = MostBytes + (64 << 20);

    /// <summary>Writes a file; an existing one is replaced only when the new one is complete and on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="architecture">The layers; dropout and the classification output are left out.</param>
    /// <param name="input">Shape of one picture (C, H, W).</param>
    /// <param name="state">The weights and running statistics; an optimizer's state is left out.</param>
    /// <param name="metadata">Texts to keep with them, by name.</param>
    /// <param name="documentation">The model's description for people.</param>
    /// <exception cref="ArgumentException">
    /// The state does not fit the layers, has a NaN or an infinity or more than 1 GiB, or a layer cannot be written; the message names it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(
        string path, Architecture architecture, InputShape input, NamedState state, IReadOnlyDictionary<string, string> metadata,
        string documentation = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(documentation);
        OnnxGraphBuilder graph = OnnxGraphBuilder.Of(architecture, input);
        NamedState known = graph.Select(state);
        long size = known.Sum(tensor => (long)tensor.Values.Length * sizeof(float));
        if (size > MostBytes)
            throw new ArgumentException($"{architecture.Name}: {size} bytes of weights, expected at most {MostBytes} in an ONNX file.", nameof(state));
        byte[] file = OnnxEncoding.Encode(Model(graph, architecture.Name, input, known, metadata, documentation));
        WeightFile.Write(path, stream => stream.Write(file));
    }

    /// <summary>The model of a network; without weights each tensor's data is empty.</summary>
    internal static OnnxModel Model(
        OnnxGraphBuilder graph, string name, InputShape input, NamedState? state, IReadOnlyDictionary<string, string> metadata,
        string documentation) => new(
            IrVersion, OperatorSet, documentation, metadata,
            new OnnxGraph(
                name,
                graph.Nodes,
                [.. graph.Tensors.Select(tensor => new OnnxInitializer(
                    tensor.Name, [.. tensor.Shape.Select(size => (long)size)], state is null ? default : WeightFile.Bytes(state[tensor.Name].Values)))],
                [new OnnxValue(OnnxGraphBuilder.Input, OnnxGraphBuilder.Batch, [input.Channels, input.Height, input.Width])],
                [
                    new OnnxValue(OnnxGraphBuilder.Scores, OnnxGraphBuilder.Batch, [graph.Classes]),
                    new OnnxValue(OnnxGraphBuilder.Probabilities, OnnxGraphBuilder.Batch, [graph.Classes]),
                ]));
}
