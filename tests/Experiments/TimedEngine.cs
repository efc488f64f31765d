using FerLib.NeuralNetworks;

namespace FerLib.Tests.Experiments;

/// <summary>An engine that computes nothing: each of its predictions moves a clock on, by the next of the times it was given.</summary>
internal sealed class TimedEngine(string name, params double[] milliseconds) : TimeProvider, IEngine
{
    private const long TicksPerMillisecond = 1_000_000;

    private long _now = 12_345;

    public string Name => name;

    public string Device { get; init; } = "cpu";

    /// <summary>Seconds on the processor for each second of the clock.</summary>
    public double ProcessorShare { get; init; } = 1;

    /// <summary>Batch sizes of the predictions, network by network.</summary>
    public List<List<int>> Predictions { get; } = [];

    public override long TimestampFrequency => 1000 * TicksPerMillisecond;

    public override long GetTimestamp() => _now;

    /// <summary>Time on the processor so far.</summary>
    public TimeSpan ProcessorTime() => TimeSpan.FromMilliseconds(ProcessorShare * _now / TicksPerMillisecond);

    public INetwork Compile(Architecture architecture, InputShape input, ulong seed)
    {
        Predictions.Add([]);
        return new TimedNetwork(this, architecture, input);
    }

    private void Predict(int count)
    {
        List<int> predictions = Predictions[^1];
        _now += (long)(milliseconds[predictions.Count % milliseconds.Length] * TicksPerMillisecond);
        predictions.Add(count);
    }

    private sealed class TimedNetwork(TimedEngine engine, Architecture architecture, InputShape input) : INetwork
    {
        public Architecture Architecture => architecture;

        public InputShape Input => input;

        public int Classes => architecture.Layers.OfType<FullyConnected>().Last().Outputs;

        public void Predict(ReadOnlySpan<float> input, int count, Span<float> scores)
        {
            NetworkChecks.Input(this, input.Length, count);
            NetworkChecks.Scores(this, scores.Length, count);
            engine.Predict(count);
        }

        public StepResult Train(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, StepOptions options) => throw new NotSupportedException();

        public NamedState GetState() => throw new NotSupportedException();

        public void SetState(NamedState state) => throw new NotSupportedException();

        public NamedTensor Activations(string layer, ReadOnlySpan<float> input, int count) => throw new NotSupportedException();

        public NamedState GetGradients() => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
