using System.Diagnostics;
using System.Text.Json;
using FerLib.NeuralNetworks;
using FerLib.Randomness;

namespace FerLib.Benchmarks;

/// <summary>Images per second of a training step and of inference, as shared/bench/pytorch_step.py measures them for PyTorch.</summary>
internal static class StepBenchmark
{
    // Past just-in-time compilation, the first touch of every buffer and the clock's ramp.
    private const double WarmUpSeconds = 1.5;
    private const int WarmUpSteps = 3;
    private const int StepsOfADevice = 10;

    /// <summary>Prints one JSON line a size; returns the exit code.</summary>
    public static int Run(BenchmarkOptions options)
    {
        try
        {
            IEngine engine = options.Engine.Equals("ferlib", StringComparison.OrdinalIgnoreCase) && options.Device is Engines.Auto or "cpu"
                ? new CpuEngine(options.Threads)
                : Engines.Create(options.Engine, new EngineOptions { Device = options.Device });
            foreach ((int size, int batch) in options.Sizes)
                Console.WriteLine(JsonSerializer.Serialize(Measure(engine, options, size, batch)));
            return 0;
        }
        catch (EngineException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static Dictionary<string, object> Measure(IEngine engine, BenchmarkOptions options, int size, int batch)
    {
        var input = new InputShape(options.Channels, size, size);
        using INetwork network = engine.Compile(PaperArchitectures.NoLogitRelu(7), input, 0);
        var random = new CounterRandom(1, (ulong)size);
        var pictures = new float[batch * input.Length];
        for (int i = 0; i < pictures.Length; i++)
            pictures[i] = (float)random.NextNormal();
        int[] labels = [.. Enumerable.Range(0, batch).Select(_ => random.NextInt32(7))];
        var scores = new float[batch * 7];
        var step = new StepOptions { LearningRate = 1e-3f };

        double before = MatrixProductRate.Measure(options.Threads, options.Repeats);
        // A device goes on by itself after a step was handed over; the loss of the last of several is there when all are done.
        int steps = engine.Device == "cpu" ? 1 : StepsOfADevice;
        double train = steps * batch / MedianSeconds(
            () =>
            {
                for (int i = 1; i < steps; i++)
                    network.Train(pictures, labels, step);
                if (!float.IsFinite(network.Train(pictures, labels, step).Loss))
                    throw new InvalidOperationException($"{engine.Name}: the loss is no number; this speed would say nothing.");
            },
            options.Repeats);
        double infer = batch / MedianSeconds(() => network.Predict(pictures, batch, scores), options.Repeats);
        double after = MatrixProductRate.Measure(options.Threads, options.Repeats);
        string layout = engine is CpuEngine ? "NHWC" : "NCHW";
        return new Dictionary<string, object>
        {
            ["engine"] = engine.Name,
            ["size"] = size,
            ["batch"] = batch,
            ["device"] = engine.Device,
            ["threads"] = engine is CpuEngine own ? own.Threads : Environment.ProcessorCount,
            ["train_images_per_second"] = Math.Round(train, 1),
            ["train_layout"] = layout,
            ["infer_images_per_second"] = Math.Round(infer, 1),
            ["infer_layout"] = layout,
            ["peak_rss_mib"] = Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20),
            ["sgemm_gflops"] = Math.Round((before + after) / 2),
        };
    }

    /// <summary>The median time of a step after a warm-up.</summary>
    internal static double MedianSeconds(Action step, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpSteps || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; i++)
            step();
        var times = new double[repeats];
        for (int i = 0; i < repeats; i++)
        {
            start = Stopwatch.GetTimestamp();
            step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(times);
        return repeats % 2 == 1 ? times[repeats / 2] : (times[repeats / 2 - 1] + times[repeats / 2]) / 2;
    }
}
