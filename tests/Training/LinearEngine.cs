using FerLib.NeuralNetworks;
using FerLib.Randomness;

namespace FerLib.Tests.Training;

/// <summary>
/// An engine for tests of the trainer alone: whatever the architecture, a linear softmax classifier with plain gradient descent. It records
/// what it was given.
/// </summary>
internal sealed class LinearEngine : IEngine
{
    public string Name => "linear test engine";

    public string Device => "cpu";

    public int BatchesAhead { get; init; }

    /// <summary>Called before each step with its number from 1; lets a test cancel or break a training.</summary>
    public Action<int>? BeforeStep { get; init; }

    /// <summary>Called at the start of each step with its dropout mask, in the memory it came in.</summary>
    public Action<ReadOnlyMemory<float>>? MaskGiven { get; init; }

    /// <summary>Called with the number of networks after each has been compiled.</summary>
    public Action<int>? Compiled { get; init; }

    /// <summary>The step from which on the losses it reports are not numbers.</summary>
    public int DivergesAt { get; init; } = int.MaxValue;

    /// <summary>The networks compiled so far.</summary>
    public List<LinearNetwork> Networks { get; } = [];

    public INetwork Compile(Architecture architecture, InputShape input, ulong seed)
    {
        int classes = architecture.Layers.OfType<FullyConnected>().Last().Outputs;
        var network = new LinearNetwork(this, architecture, input, classes, seed);
        Networks.Add(network);
        Compiled?.Invoke(Networks.Count);
        return network;
    }
}

internal sealed class LinearNetwork : INetwork
{
    private readonly LinearEngine _engine;
    private float[] _weights;
    private float[] _bias;

    public LinearNetwork(LinearEngine engine, Architecture architecture, InputShape input, int classes, ulong seed)
    {
        _engine = engine;
        Architecture = architecture;
        Input = input;
        Classes = classes;
        var random = new CounterRandom(seed, 1);
        _weights = [.. Enumerable.Range(0, classes * input.Length).Select(_ => (float)(0.01 * random.NextNormal()))];
        _bias = new float[classes];
    }

    public Architecture Architecture { get; }

    public InputShape Input { get; }

    public int Classes { get; }

    public bool IsDisposed { get; private set; }

    public List<int> BatchSizes { get; } = [];

    public List<float[]> Inputs { get; } = [];

    public List<StepOptions> Steps { get; } = [];

    public void Predict(ReadOnlySpan<float> input, int count, Span<float> scores)
    {
        for (int i = 0; i < count; i++)
        {
            for (int c = 0; c < Classes; c++)
            {
                float score = _bias[c];
                for (int k = 0; k < Input.Length; k++)
                    score += _weights[c * Input.Length + k] * input[i * Input.Length + k];
                scores[i * Classes + c] = score;
            }
        }
    }

    public StepResult Train(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, StepOptions options)
    {
        _engine.BeforeStep?.Invoke(Steps.Count + 1);
        _engine.MaskGiven?.Invoke(options.DropoutMask);
        BatchSizes.Add(labels.Length);
        Inputs.Add(input.ToArray());
        Steps.Add(options with { DropoutMask = options.DropoutMask.ToArray() });
        float[] scores = new float[labels.Length * Classes];
        Predict(input, labels.Length, scores);
        float loss = 0;
        int correct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            Span<float> row = scores.AsSpan(i * Classes, Classes);
            float highest = 0;
            foreach (float score in row)
                highest = Math.Max(highest, score);
            float sum = 0;
            foreach (float score in row)
                sum += MathF.Exp(score - highest);
            loss += highest + MathF.Log(sum) - row[labels[i]];
            bool best = true;
            foreach (float score in row)
                best &= score <= row[labels[i]];
            correct += best ? 1 : 0;
            for (int c = 0; c < Classes; c++)
            {
                float gradient = (MathF.Exp(row[c] - highest) / sum - (c == labels[i] ? 1 : 0)) / labels.Length;
                _bias[c] -= options.LearningRate * gradient;
                for (int k = 0; k < Input.Length; k++)
                    _weights[c * Input.Length + k] -= options.LearningRate * gradient * input[i * Input.Length + k];
            }
        }

        return new StepResult(Steps.Count >= _engine.DivergesAt ? float.NaN : loss / labels.Length, correct);
    }

    public NamedState GetState() => new([
        new NamedTensor("linear.weight", [Classes, Input.Length], [.. _weights]), new NamedTensor("linear.bias", [Classes], [.. _bias])]);

    public void SetState(NamedState state)
    {
        _weights = [.. state["linear.weight"].Values];
        _bias = [.. state["linear.bias"].Values];
    }

    public NamedTensor Activations(string layer, ReadOnlySpan<float> input, int count) => throw new NotSupportedException();

    public NamedState GetGradients() => throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;
}
