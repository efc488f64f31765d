using System.Runtime.CompilerServices;
using FerLib.NeuralNetworks;
using FerLib.Randomness;

namespace FerLib.Experiments;

/// <summary>Measures what a prediction costs: time, frames per second, memory, beside counted parameters and multiply-adds.</summary>
/// <remarks>
/// The weights are drawn, not trained, and the pictures are random numbers: neither changes how much there is to compute. What is measured is
/// the network alone, from the tensor to the scores; reading a picture, finding a face in it and scaling it come on top.
/// </remarks>
public static class InferenceCosts
{
    private const ulong Seed = 1;

    /// <summary>Measures an architecture at every size, on an engine and on one thread of the processor.</summary>
    /// <param name="engine">The engine, as a user has it: usually on all cores, or on a GPU.</param>
    /// <param name="architecture">The network.</param>
    /// <param name="channels">Channels of a picture, at least 1.</param>
    /// <param name="options">Sizes and how long to measure; the defaults when null.</param>
    /// <param name="progress">Told before every measurement; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <remarks>An engine that already is one thread of the processor is measured once.</remarks>
    /// <exception cref="ArgumentException">An option is out of range, or a layer cannot take pictures of a size.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static InferenceCostsResult Measure(
        IEngine engine, Architecture architecture, int channels, InferenceCostOptions? options = null,
        IProgress<ExperimentProgress>? progress = null, CancellationToken token = default) =>
        Measure(engine, new CpuEngine(threads: 1), architecture, channels, options, CostInstruments.OfThisProcess, progress, token);

    /// <summary>Measures with given instruments.</summary>
    internal static InferenceCostsResult Measure(
        IEngine engine, IEngine oneThread, Architecture architecture, int channels, InferenceCostOptions? options,
        CostInstruments instruments, IProgress<ExperimentProgress>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(architecture);
        options ??= new InferenceCostOptions();
        options.Check();
        InputShape[] inputs = [.. options.Sizes.Select(size => new InputShape(channels, size, size))];
        LayerTable[] tables = [.. inputs.Select(input => LayerTable.Of(architecture, input))];
        IEngine[] engines = engine.Name == oneThread.Name ? [engine] : [engine, oneThread];
        var costs = new List<InferenceCost>();
        foreach (IEngine each in engines)
        {
            foreach (LayerTable table in tables)
            {
                string step = $"{table.Input.Height} x {table.Input.Width} pixels on {each.Name}";
                progress?.Report(new ExperimentProgress(step, costs.Count, engines.Length * tables.Length));
                costs.Add(Measure(each, table, options, instruments, token));
            }
        }

        return new InferenceCostsResult(architecture, channels, options, costs[..tables.Length], costs[^tables.Length..]);
    }

    // Apart, so that the network of one measurement is no longer alive when the next one reads the heap.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static InferenceCost Measure(
        IEngine engine, LayerTable table, InferenceCostOptions options, CostInstruments instruments, CancellationToken token)
    {
        float[] pictures = Draw(checked(options.Batch * table.Input.Length));
        long before = instruments.LiveBytes();
        using INetwork network = engine.Compile(table.Architecture, table.Input, Seed);
        var scores = new float[options.Batch * network.Classes];
        void Predict(int count) => network.Predict(
            pictures.AsSpan(0, count * table.Input.Length), count, scores.AsSpan(0, count * network.Classes));

        Predict(1);
        long held = instruments.LiveBytes() - before;
        double[] Time(int count, int least) => TimesOf(() => Predict(count), least, options.Seconds, instruments.Time, token);
        _ = Time(count: 1, options.WarmUps);
        (long begin, TimeSpan processor) = (instruments.Time.GetTimestamp(), instruments.ProcessorTime());
        var latency = LatencySummary.Of(Time(count: 1, options.Repetitions));
        double share = (instruments.ProcessorTime() - processor) / instruments.Time.GetElapsedTime(begin);
        Predict(options.Batch); // makes the room that a larger batch takes
        var batch = LatencySummary.Of(Time(options.Batch, least: 1));
        return new InferenceCost
        {
            Engine = engine.Name,
            Input = table.Input,
            Parameters = table.Parameters,
            MultiplyAdds = table.MultiplyAdds,
            Latency = latency,
            ProcessorShare = engine.Device == "cpu" ? share : null,
            Batch = options.Batch,
            BatchPicturesPerSecond = options.Batch * batch.PerSecond,
            // A network holds its weights at the least: where the heap grew by less, they lie elsewhere.
            MemoryBytes = held >= table.Parameters * sizeof(float) ? held : null,
        };
    }

    private static double[] TimesOf(Action work, int least, double seconds, TimeProvider time, CancellationToken token)
    {
        var milliseconds = new List<double>();
        long start = time.GetTimestamp();
        while (milliseconds.Count < least || time.GetElapsedTime(start).TotalSeconds < seconds)
        {
            token.ThrowIfCancellationRequested();
            long begin = time.GetTimestamp();
            work();
            milliseconds.Add(time.GetElapsedTime(begin).TotalMilliseconds);
        }

        return [.. milliseconds];
    }

    private static float[] Draw(int length)
    {
        var random = new CounterRandom(Seed);
        var values = new float[length];
        for (int i = 0; i < length; i++)
            values[i] = (float)random.NextNormal();
        return values;
    }
}
