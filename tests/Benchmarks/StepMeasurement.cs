using System.Diagnostics;
using System.Text.Json;
using FerLib.NeuralNetworks;
using FerLib.NeuralNetworks.Cpu;
using FerLib.NeuralNetworks.Kernels;
using FerLib.Randomness;

namespace FerLib.Benchmarks;

/// <summary>A training step and a prediction of one size, measured in this process.</summary>
internal sealed class StepMeasurement : IDisposable
{
    private const int Classes = 7;
    private const int StepsOfADevice = 10;
    private const double Mebibyte = 1 << 20;

    private readonly BenchmarkOptions _options;
    private readonly int _batch;
    private readonly IEngine _engine;
    private readonly INetwork _network;
    private readonly float[] _pictures;
    private readonly int[] _labels;
    private readonly float[] _scores;
    private readonly StepOptions _step = new() { LearningRate = 1e-3f };

    private StepMeasurement(BenchmarkOptions options)
    {
        _options = options;
        (int size, _batch) = options.Sizes[0];
        _engine = options.Engine.Equals("ferlib", StringComparison.OrdinalIgnoreCase) && options.Device is Engines.Auto or "cpu"
            ? new CpuEngine(options.Threads, KernelPath.Best, Techniques.All & ~options.Without)
            : Engines.Create(options.Engine, new EngineOptions { Device = options.Device });
        _network = _engine.Compile(PaperArchitectures.NoLogitRelu(Classes), new InputShape(options.Channels, size, size), 0);
        var random = new CounterRandom(1, (ulong)size);
        _pictures = new float[_batch * _network.Input.Length];
        for (int i = 0; i < _pictures.Length; i++)
            _pictures[i] = (float)random.NextNormal();
        _labels = [.. Enumerable.Range(0, _batch).Select(_ => random.NextInt32(Classes))];
        _scores = new float[_batch * Classes];
    }

    // A device goes on by itself after a step was handed over; the loss of the last of several is there when all are done.
    private int StepsAtOnce => _engine.Device == "cpu" ? 1 : StepsOfADevice;

    /// <summary>Prints one JSON line.</summary>
    public static int Run(BenchmarkOptions options)
    {
        try
        {
            using var measurement = new StepMeasurement(options);
            Console.WriteLine(JsonSerializer.Serialize(
                options.Measured == Measurement.InferenceMemory ? measurement.InferenceMemory() : measurement.Steps()));
            return 0;
        }
        catch (Exception error) when (error is EngineException or ArgumentException)
        {
            throw new BenchmarkException(error.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private Dictionary<string, object?> InferenceMemory()
    {
        MedianTime.WarmUp(Predict);
        return new() { ["infer_peak_rss_mib"] = PeakMebibytes() };
    }

    private Dictionary<string, object?> Steps()
    {
        // The peak is training's as long as nothing else has run: not even the matrix product, which has buffers of its own.
        MedianTime.WarmUp(Train);
        double? peak = PeakMebibytes();
        var before = MachineRates.Measure(_options);
        double train = StepsAtOnce * _batch / MedianTime.Seconds(Train, _options.Repeats);
        long trainBytes = AllocatedBytes(Train) / StepsAtOnce;
        double infer = _batch / MedianTime.Seconds(Predict, _options.Repeats);
        long inferBytes = AllocatedBytes(Predict);
        var rates = MachineRates.Mean(before, MachineRates.Measure(_options));

        var table = LayerTable.Of(_network.Architecture, _network.Input);
        // A multiply-add counts as two operations, and a convolution as its definition has it, however it is computed.
        double trainRate = 2e-9 * train * (table.MultiplyAdds + table.BackwardMultiplyAdds), inferRate = 2e-9 * infer * table.MultiplyAdds;
        string layout = _engine is CpuEngine ? "NHWC" : "NCHW";
        var results = new Dictionary<string, object?>
        {
            ["engine"] = _options.Without == Techniques.None ? _engine.Name : $"{_engine.Name}, without {_options.Without}",
            ["size"] = _network.Input.Width,
            ["batch"] = _batch,
            ["device"] = _engine.Device,
            ["threads"] = _engine is CpuEngine own ? own.Threads : Environment.ProcessorCount,
            ["train_images_per_second"] = Math.Round(train, 1),
            ["train_layout"] = layout,
            ["infer_images_per_second"] = Math.Round(infer, 1),
            ["infer_layout"] = layout,
            ["peak_rss_mib"] = peak,
            ["infer_peak_rss_mib"] = null, // its place: a process of its own knows it
            ["sgemm_gflops"] = Math.Round(rates.MatrixProduct),
            ["fma_gflops"] = Math.Round(rates.MultiplyAdds),
            ["train_gflops"] = Math.Round(trainRate, 1),
            ["infer_gflops"] = Math.Round(inferRate, 1),
            ["train_allocated_bytes"] = trainBytes,
            ["infer_allocated_bytes"] = inferBytes,
        };
        if (_engine.Device == "cpu")
        {
            results["train_share_of_sgemm"] = Math.Round(trainRate / rates.MatrixProduct, 3);
            results["train_share_of_fma"] = Math.Round(trainRate / rates.MultiplyAdds, 3);
            results["infer_share_of_sgemm"] = Math.Round(inferRate / rates.MatrixProduct, 3);
            results["infer_share_of_fma"] = Math.Round(inferRate / rates.MultiplyAdds, 3);
        }

        if (_network is CpuNetwork network)
            LayerMeasurement.Add(results, network, table, _batch, _options.Repeats, Train, Predict);
        return results;
    }

    private void Train()
    {
        for (int i = 1; i < StepsAtOnce; i++)
            _network.Train(_pictures, _labels, _step);
        if (!float.IsFinite(_network.Train(_pictures, _labels, _step).Loss))
            throw new InvalidOperationException($"{_engine.Name}: the loss is no number; this speed would say nothing.");
    }

    private void Predict() => _network.Predict(_pictures, _batch, _scores);

    /// <summary>Managed bytes that all threads allocate in one call, the mean of several.</summary>
    private long AllocatedBytes(Action step)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < _options.Repeats; i++)
            step();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / _options.Repeats;
    }

    /// <summary>The most physical memory this process had so far; null where the system does not say (macOS).</summary>
    private static double? PeakMebibytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 > 0 ? Math.Round(self.PeakWorkingSet64 / Mebibyte) : null;
    }
}
