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

    /// <summary>Prints one JSON line a size; returns the exit code.</summary>
    public static int Run(BenchmarkOptions options)
    {
        foreach ((int size, int batch) in options.Sizes)
            Console.WriteLine(JsonSerializer.Serialize(Measure(options, size, batch)));
        return 0;
    }

    private static Dictionary<string, object> Measure(BenchmarkOptions options, int size, int batch)
    {
        var engine = new CpuEngine(options.Threads);
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
        double train = batch / MedianSeconds(() => network.Train(pictures, labels, step), options.Repeats);
        double infer = batch / MedianSeconds(() => network.Predict(pictures, batch, scores), options.Repeats);
        double after = MatrixProductRate.Measure(options.Threads, options.Repeats);
        return new Dictionary<string, object>
        {
            ["engine"] = engine.Name,
            ["size"] = size,
            ["batch"] = batch,
            ["threads"] = engine.Threads,
            ["train_images_per_second"] = Math.Round(train, 1),
            ["train_layout"] = "NHWC",
            ["infer_images_per_second"] = Math.Round(infer, 1),
            ["infer_layout"] = "NHWC",
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
