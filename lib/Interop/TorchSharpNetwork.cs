using System.Runtime.InteropServices;
using FerLib.NeuralNetworks;
using TorchSharp;
using static TorchSharp.torch;
using Architecture = FerLib.NeuralNetworks.Architecture;

namespace FerLib.Interop;

/// <summary>A network compiled by the TorchSharp engine.</summary>
/// <remarks>Every call opens a scope that frees its tensors at the end; only weights, moments, statistics, the last gradient, the staging memory and results nobody has read outlive it.</remarks>
internal sealed partial class TorchSharpNetwork : INetwork
{
    // Input pixels and pictures that one pass of Predict takes: bounds its memory, and is enough work for many threads or a GPU.
    private const int PixelsPerPass = 1 << 18;
    private const int PixelsPerPassOfAGpu = 1 << 22;
    private const int MaximumPass = 256;

    private readonly TorchDevice _device;
    private readonly TorchWeights _weights;
    private readonly TorchOptimizer _optimizer;
    private readonly TorchBatch _batch;
    private readonly int _dropoutFeatures;
    private readonly long _numbersPerPicture;
    private readonly TorchClassWeights _classWeights;
    private Tensor? _gradient;

    /// <summary>Compiles the layers and sets the weights.</summary>
    public TorchSharpNetwork(Architecture architecture, InputShape input, int classes, NamedState weights, TorchDevice device)
    {
        Architecture = architecture;
        Input = input;
        Classes = classes;
        _device = device;
        _dropoutFeatures = architecture.DropoutFeatures(input);
        _numbersPerPicture = input.Length + LayerTable.Of(architecture, input).Rows.Sum(row => (long)row.Output.Length);
        _weights = new TorchWeights(weights, device.Device);
        _optimizer = new TorchOptimizer(_weights);
        _batch = new TorchBatch(input, _dropoutFeatures, device);
        _classWeights = new TorchClassWeights(device.Device);
    }

    /// <inheritdoc/>
    public Architecture Architecture { get; }

    /// <inheritdoc/>
    public InputShape Input { get; }

    /// <inheritdoc/>
    public int Classes { get; }

    private int Pass => Math.Clamp((_device.IsCuda ? PixelsPerPassOfAGpu : PixelsPerPass) / (Input.Height * Input.Width), 1, MaximumPass);

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> input, int count, Span<float> scores)
    {
        NetworkChecks.Input(this, input.Length, count);
        NetworkChecks.Scores(this, scores.Length, count);
        Infer(input, count, stop: null, Classes, scores);
    }

    /// <inheritdoc/>
    public StepResult Train(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, StepOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        NetworkChecks.Input(this, input.Length, labels.Length);
        NetworkChecks.Step(this, labels, options, _dropoutFeatures);
        CheckStatistics(labels.Length);
        CheckMemory(labels.Length);
        _device.Prepare();
        try
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor pictures, Tensor truth, Tensor? mask) = _batch.Send(input, labels, options.DropoutMask.Span);
            Tensor scores = Forward(pictures, training: true, mask, stop: null);
            Tensor loss = TorchCrossEntropy.Of(scores, truth, options.LabelSmoothing, _classWeights.Of(options.ClassWeights));
            _gradient?.Dispose();
            _gradient = null;
            _gradient = autograd.grad([loss], [_weights.Values])[0].DetachFromDisposeScope();
            using (no_grad())
            {
                _optimizer.Step(options.Optimizer, options.LearningRate, TorchClipping.Clip(_gradient, options.MaximumGradientNorm));
                Tensor correct = scores.argmax(1).eq(truth).sum();
                return TorchPendingStep.Result(loss, correct, _device.IsCuda);
            }
        }
        catch (ExternalException error) when (IsMemory(error))
        {
            throw NoMemory(labels.Length, "use a smaller batch or smaller pictures", error);
        }
    }

    /// <inheritdoc/>
    public NamedTensor Activations(string layer, ReadOnlySpan<float> input, int count)
    {
        NetworkChecks.Input(this, input.Length, count);
        int index = Architecture.Layers.ToList().FindIndex(l => l.Name == layer);
        if (index < 0)
            throw NetworkChecks.NoLayer(Architecture, layer);
        InputShape shape = LayerTable.Of(Architecture, Input).Rows[index].Output;
        var values = new float[checked(count * shape.Length)];
        Infer(input, count, layer, shape.Length, values);
        return new NamedTensor(layer, [count, shape.Channels, shape.Height, shape.Width], values);
    }

    /// <summary>Frees the device's memory.</summary>
    public void Dispose()
    {
        _gradient?.Dispose();
        _gradient = null;
        _optimizer.Dispose();
        _weights.Dispose();
        _batch.Dispose();
        _classWeights.Dispose();
    }

    /// <summary>Class scores, or the output of the layer named, pass by pass.</summary>
    private void Infer(ReadOnlySpan<float> input, int count, string? stop, int outputs, Span<float> output)
    {
        _device.Prepare();
        try
        {
            using DisposeScope scope = NewDisposeScope();
            using (no_grad())
            {
                var waiting = new List<Tensor>();
                for (int first = 0, read = 0; first < count; first += Pass)
                {
                    int length = Math.Min(Pass, count - first), end = first + length;
                    waiting.Add(Infer(input[(first * Input.Length)..(end * Input.Length)], length, stop));
                    // A GPU computes while the processor copies the pictures of the next pass. Scores are few, a layer's outputs may be more than it holds.
                    if (_device.IsCuda && stop is null && end < count)
                        continue;
                    using Tensor here = (waiting.Count == 1 ? waiting[0] : cat(waiting)).cpu();
                    MemoryMarshal.Cast<byte, float>(here.bytes).CopyTo(output[(read * outputs)..]);
                    waiting.ForEach(each => each.Dispose());
                    waiting.Clear();
                    read = end;
                }
            }
        }
        catch (ExternalException error) when (IsMemory(error))
        {
            throw NoMemory(Math.Min(Pass, count), "use smaller pictures, or end what else uses the device", error);
        }
    }

    private Tensor Infer(ReadOnlySpan<float> input, int count, string? stop)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor pictures, _, _) = _batch.Send(input, new int[count], []);
        return Forward(pictures, training: false, mask: null, stop).contiguous().MoveToOuterDisposeScope();
    }

    private void CheckStatistics(int count)
    {
        InputShape shape = Input;
        foreach (Layer layer in Architecture.Layers)
        {
            if (layer is BatchNormalization && count * shape.Height * shape.Width == 1)
                throw NetworkChecks.OneValue(layer.Name);
            shape = layer.OutputShape(shape);
        }
    }

    // A GPU refuses by itself.
    private void CheckMemory(int count)
    {
        if (!_device.IsCuda)
            NetworkChecks.Memory(count, Input, 2.0 * sizeof(float) * count * _numbersPerPicture);
    }

    private static bool IsMemory(ExternalException error) =>
        error.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("allocate memory", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("ALLOC_FAILED", StringComparison.Ordinal);

    private ArgumentException NoMemory(int count, string advice, ExternalException error) => new(
        $"A batch of {count} pictures of shape {Input} does not fit into the memory of {_device.Name}"
        + $"{(_device.Memory() is { } memory ? $", {memory}" : "")}; {advice}. The reason given: {TorchDevice.FirstLine(error)}",
        error);
}
